/** Something that was looked at, and whether it is as it should be. */
export interface Finding {
  readonly ok: boolean;
  /** A sentence without a personal value: paths, counts, hashes and ids. */
  readonly text: string;
}

/** What a file turned out to be. */
export interface Verdict {
  readonly kind: 'export package' | 'certificate of erasure';
  /** Whether everything that was looked at is as it should be, whoever signed it. */
  readonly genuine: boolean;
  /** The thumbprint of the key that it is signed by, or null if there is no valid signature. */
  readonly keyId: string | null;
  readonly findings: readonly Finding[];
  /** What the signed text says of itself, for people to compare. */
  readonly says: Readonly<Record<string, string>>;
}

export const good = (text: string): Finding => ({ ok: true, text });
export const bad = (text: string): Finding => ({ ok: false, text });

/** The file is nothing that can be checked, or breaks a bound. Ends the check. */
export class NotGenuine extends Error {}
