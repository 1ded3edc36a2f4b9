import { createHash } from 'node:crypto';
import { ID_PREFIXES } from '../../kernel/ids.ts';

/** What must not be undone by restoring a backup. */
export const LEDGER_KINDS = ['ERASURE', 'WITHDRAWAL', 'REVOCATION'] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

/** Something that was done to a row. */
export interface LedgerNote {
  readonly kind: LedgerKind;
  /** The row: the person erased (`cus_…`, `usr_…`), the consent withdrawn, the key or link revoked. */
  readonly rowId: string;
  /** Tells two acts of the same kind on the same row apart: the id of the request. */
  readonly actId?: string;
}

const REF_PREFIX = 'whereabouts ledger row ';
const ACCOUNT_PREFIX = 'whereabouts ledger account ';

const sha256 = (text: string) => createHash('sha256').update(text).digest();

/**
 * The row that an entry is about, as a hash. It needs no key: an id holds 80 random bits and cannot be guessed, and who
 * has the row can tell that the entry is about it.
 */
export const refOf = (rowId: string): string => sha256(REF_PREFIX + rowId).toString('hex');

/** `refOf` in SQL, of the ids of a column. */
export const refSql = (column: string): string =>
  `encode(sha256(convert_to('${REF_PREFIX}' || ${column}, 'UTF8')), 'hex')`;

/** The account that an entry belongs to, as a hash. */
export const accountRefOf = (accountId: string): string => sha256(ACCOUNT_PREFIX + accountId).toString('hex');

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** The id of the entry of an act: the same for the same act, so that writing it twice leaves one. It looks like any id. */
export function entryIdOf({ kind, rowId, actId }: LedgerNote): string {
  let id = `${ID_PREFIXES.LedgerEntry}_`;
  // The first character of an id carries 3 bits of time; it must not be above 7.
  for (const byte of sha256(JSON.stringify([kind, rowId, actId ?? null])).subarray(0, 26)) id += ALPHABET[byte & 31];
  return id;
}
