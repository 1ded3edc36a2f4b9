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
    contentHash: '1da33eaa7272cb4203ecbacd1d24ae05832c6fca9969109f304471750115af78',
  },
];
