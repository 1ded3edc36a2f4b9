import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** What a token is, by how it begins: an API key or a share link. */
export const TOKEN_PREFIXES = { apiKey: 'wbk_', shareGrant: 'wbg_' } as const;
export type TokenKind = keyof typeof TOKEN_PREFIXES;

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 43 characters of base 62 hold 256 bits: twice what a link must have, and no more to type than it takes. */
const RANDOM_LENGTH = 43;
const CHECKSUM_LENGTH = 6;
const PATTERN = /^(wbk_|wbg_)([0-9A-Za-z]{43})([0-9A-Za-z]{6})$/;

/** Evenly distributed characters: bytes that would favour the first ones are thrown away. */
function randomText(length: number): string {
  let text = '';
  while (text.length < length) {
    for (const byte of randomBytes(64)) if (byte < 248 && text.length < length) text += ALPHABET[byte % 62];
  }
  return text;
}

function checksum(text: string): string {
  let rest = crc32(text);
  let digits = '';
  for (let i = 0; i < CHECKSUM_LENGTH; i++, rest = Math.floor(rest / 62)) digits = ALPHABET[rest % 62] + digits;
  return digits;
}

/** What is stored of a token: its SHA-256 in hex. The token has 256 random bits, so a slow hash would protect nothing. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** A new secret of that kind: its prefix, 256 random bits, and a checksum by which a typing error is known at once. */
export function mintToken(kind: TokenKind): { token: string; tokenHash: string } {
  const body = TOKEN_PREFIXES[kind] + randomText(RANDOM_LENGTH);
  const token = body + checksum(body);
  return { token, tokenHash: hashToken(token) };
}

/** The kind of a token, or null if it is not one of ours or its checksum is wrong: then there is nothing to look up. */
export function tokenKind(token: string): TokenKind | null {
  const match = PATTERN.exec(token);
  if (!match || checksum(match[1]! + match[2]!) !== match[3]) return null;
  return match[1] === TOKEN_PREFIXES.apiKey ? 'apiKey' : 'shareGrant';
}

/** Whether two hashes in hex are the same, in a time that does not tell where they differ. */
export function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a, 'hex'), Buffer.from(b, 'hex')];
  return left.length === right.length && timingSafeEqual(left, right);
}
