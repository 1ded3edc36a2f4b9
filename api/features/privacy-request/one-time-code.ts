import { randomInt, timingSafeEqual } from 'node:crypto';
import type { KeyedHashes } from '../../store/vault/index.ts';

/** How long a code can be used. */
export const CODE_LIFE_MS = 15 * 60_000;
/** Wrong tries of one code: with 100 million codes nobody guesses one in five. */
export const MOST_ATTEMPTS = 5;
/** Codes of one request: who has read none of five letters does not have the address. */
export const MOST_CODES = 5;
/** Codes and wrong tries of one person in a day, over all their requests: nobody’s letter box is filled, and no code is hit on. */
export const MOST_CODES_A_DAY = 10;
export const MOST_WRONG_CODES_A_DAY = 20;
export const DAY_MS = 24 * 3_600_000;

const DIGITS = 8;

/** A new code: 8 digits, all equally likely. */
export function newCode(): string {
  return String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
}

/** What is kept of a code: a hash under the index key, bound to its request, so that the database alone does not tell it. */
export function hashOfCode(hashes: KeyedHashes, accountId: string, requestId: string, code: string): string {
  return hashes.fingerprint(accountId, 'privacy-code', `${requestId} ${code.replaceAll(/\s/g, '')}`);
}

/** Whether two hashes are the same, in a time that does not tell where they differ. */
export function sameCode(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
