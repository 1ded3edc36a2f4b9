/** One version of the privacy page. */
export interface PrivacyChange {
  /** Counts from 1. */
  readonly version: number;
  /** The day from which it holds, as `YYYY-MM-DD`. */
  readonly effectiveOn: string;
  /** What changed, in sentences to the people concerned. */
  readonly changes: readonly string[];
  /** The SHA-256 of the page's content: what says that this entry is of this page. `npm run check` names it if it is another. */
  readonly contentHash: string;
}

/**
 * Every version that the privacy page ever had, newest first. They are announced, dated and kept (Cal. Bus. & Prof. Code §22575(b)(3) and (4)):
 * once a version has been in force nothing of it is changed, a new one is put before it.
 */
export const PRIVACY_CHANGES: readonly [PrivacyChange, ...PrivacyChange[]] = [
  {
    version: 1,
    effectiveOn: '2026-11-22',
    changes: ['This is the first version.'],
    contentHash: '140f6c7fa59762eb8da6113eafa6a34c2c1e4fb4dac1d83df63681f293ac3e7a',
  },
];
