import { randomBytes } from 'node:crypto';

/** The type prefix of every id: `vis_…` is a visit. `node(id)` finds the type by it. */
export const ID_PREFIXES = {
  Account: 'acc',
  User: 'usr',
  Provider: 'prv',
  Customer: 'cus',
  ContactPoint: 'cpt',
  Property: 'pty',
  Job: 'job',
  Visit: 'vis',
  Shift: 'shf',
  SharingSession: 'ses',
  ShareGrant: 'grt',
  ApiKey: 'key',
  Watch: 'wat',
  Consent: 'con',
  OptOut: 'opt',
  PrivacyRequest: 'prq',
  PrivacyStep: 'pst',
  PrivacyChange: 'pch',
  LegalHold: 'hld',
  AuditEntry: 'aud',
  AuditBatch: 'bat',
  LedgerEntry: 'led',
  RetentionRun: 'ret',
  ErasureProbe: 'prb',
} as const;

export type IdType = keyof typeof ID_PREFIXES;

const TYPE_BY_PREFIX = new Map(Object.entries(ID_PREFIXES).map(([type, prefix]) => [prefix as string, type as IdType]));

/** Crockford's base 32, lower case: no i, l, o, u, so that an id can be read aloud. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const ID_PATTERN = /^([a-z]{3})_[0-9a-hjkmnp-tv-z]{26}$/;

const RANDOM_CHARACTERS = 16;

/**
 * A new id, unique everywhere: the type's prefix, then 26 characters: 48 bits of `nowMs`, so that ids sort by age
 * and indexes stay compact, and 80 random bits (the layout of ULID).
 */
export function newId(type: IdType, nowMs: number): string {
  let time = '';
  for (let rest = nowMs, i = 0; i < 10; i++, rest = Math.floor(rest / 32)) time = ALPHABET[rest % 32] + time;
  let random = '';
  for (const byte of randomPart()) random += ALPHABET[byte & 31];
  return `${ID_PREFIXES[type]}_${time}${random}`;
}

/** Random bytes for some hundred ids: asking for them costs more than making them. */
let pool = Buffer.alloc(0);
let taken = 0;

function randomPart(): Buffer {
  if (taken === pool.length) [pool, taken] = [randomBytes(256 * RANDOM_CHARACTERS), 0];
  taken += RANDOM_CHARACTERS;
  return pool.subarray(taken - RANDOM_CHARACTERS, taken);
}

/** The type that an id names, or null if it is not an id of ours. Says nothing about whether the row exists. */
export function typeOfId(id: string): IdType | null {
  const match = ID_PATTERN.exec(id);
  return match ? (TYPE_BY_PREFIX.get(match[1]!) ?? null) : null;
}
