import { createHmac, hash, type KeyObject } from 'node:crypto';
import type { AuditEvent } from '../../access/audit-log.ts';

/** What an entry of the log says. */
export interface EntryContent {
  readonly id: string;
  readonly accountId: string;
  /** ISO 8601 with milliseconds, in UTC. */
  readonly at: string;
  readonly event: AuditEvent;
  readonly userId: string | null;
  readonly tokenId: string | null;
  readonly audience: string | null;
  readonly operation: string;
  readonly type: string | null;
  readonly rowIds: readonly string[];
  readonly fields: readonly string[];
  readonly detail: Readonly<Record<string, unknown>> | null;
  readonly requestId: string | null;
}

/** An entry as it is made: what it says, and its canonical text. */
export interface MadeEntry {
  readonly content: EntryContent;
  readonly text: string;
}

/** An entry as it is written: with the keyed hash that says that the server wrote it, and where it stands in the chain. */
export interface WrittenEntry extends MadeEntry {
  readonly mac: string;
  /** Null until it is sealed. */
  readonly batch: number | null;
  readonly place: number | null;
}

/** More ids than this become several entries: one stays some 15 KB. */
export const MOST_ROWS = 500;

/** Stands first in every text, so that a later form is not mistaken for this one. */
const FORM = 1;

/** The one text of an entry: a JSON array in this order, the detail's keys sorted. Hashes are over this. */
export function canonicalText(entry: EntryContent): string {
  const { detail } = entry;
  return JSON.stringify([
    FORM,
    entry.id,
    entry.accountId,
    entry.at,
    entry.event,
    entry.userId,
    entry.tokenId,
    entry.audience,
    entry.operation,
    entry.type,
    entry.rowIds,
    entry.fields,
    detail && Object.fromEntries(Object.entries(detail).sort(([a], [b]) => (a < b ? -1 : 1))),
    entry.requestId,
  ]);
}

/** What a canonical text says. Throws for what is none. */
export function contentOf(text: string): EntryContent {
  const [
    form,
    id,
    accountId,
    at,
    event,
    userId,
    tokenId,
    audience,
    operation,
    type,
    rowIds,
    fields,
    detail,
    requestId,
  ] = JSON.parse(text) as [number, ...never[]];
  if (form !== FORM) throw new Error('An entry of the audit log has another form.');
  const who = { userId: userId!, tokenId: tokenId!, audience: audience! };
  const what = { operation: operation!, type: type!, rowIds: rowIds!, fields: fields!, detail: detail! };
  return { id: id!, accountId: accountId!, at: at!, event: event!, ...who, ...what, requestId: requestId! };
}

/** The hash of an entry in the chain: SHA-256 of its text, in base64url. */
export const leafOf = (text: string): string => hash('sha256', text, 'base64url');

/** The keyed hash of an entry, under a key that is not in the database: who has only that cannot make one. */
export const macOf = (key: KeyObject, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url');

/** An entry with its keyed hash, not sealed yet. */
export const unsealedEntry = (key: KeyObject, { content, text }: MadeEntry): WrittenEntry => ({
  content,
  text,
  mac: macOf(key, text),
  batch: null,
  place: null,
});

/** The hash of a batch: SHA-256 over the hash before it and its entries' hashes, in hexadecimal. */
export const batchHashOf = (previousHash: string, leaves: readonly string[]): string =>
  hash('sha256', [previousHash, ...leaves].join('\n'));

/** What stands before the first batch. */
export const NO_BATCH = '0'.repeat(64);
