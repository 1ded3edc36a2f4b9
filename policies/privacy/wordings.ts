/** By which way a person can be written to or called. */
export const CHANNELS = ['EMAIL', 'SMS', 'PHONE', 'CHAT'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What somebody may be written to about. */
export const CONSENT_PURPOSES = ['VISIT_UPDATES', 'REMINDERS', 'REVIEWS', 'MARKETING'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** The words in which a person is asked for their consent: one text for each purpose. */
export interface Wording {
  /** Never used again for other words. */
  readonly version: string;
  /** The day from which people are asked in these words, as `YYYY-MM-DD`. */
  readonly effectiveFrom: string;
  readonly texts: Readonly<Record<ConsentPurpose, string>>;
}

/**
 * Every version of the words, oldest first; the last one is in use. A consent records the version that was agreed to, so a
 * version that people have agreed to is never changed or removed: changed words are a new version at the end.
 */
export const WORDINGS: readonly [Wording, ...Wording[]] = [
  {
    version: '2026-11',
    effectiveFrom: '2026-11-01',
    texts: {
      VISIT_UPDATES:
        'Tell me this way when a visit at my address is planned, moved, on its way or done. I can stop this at any time.',
      REMINDERS: 'Remind me this way of visits that are coming up. I can stop this at any time.',
      REVIEWS:
        'Ask me this way, after a visit, what I thought of it. Everybody is asked alike, and I need not answer. I can stop this at any time.',
      MARKETING: 'Send me news and offers of the company this way. I can stop this at any time.',
    },
  },
];

/** The words in which people are asked now. */
export const CURRENT_WORDING: Wording = WORDINGS.at(-1)!;

/** The words of a version; null if there never was one of that name. */
export const wordingOf = (version: string): Wording | null =>
  WORDINGS.find((wording) => wording.version === version) ?? null;
