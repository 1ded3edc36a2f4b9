import type { FilterQuery } from '@mikro-orm/core';
import type { AuditEntryFilter } from '../../../schema/types/audit.ts';
import type { PageArgs } from '../../../schema/types/shared.ts';
import type { Access } from '../../access/access.ts';
import { type AuditEntry, AuditEntryEntity } from '../../model/audit.ts';
import { type Page, pageOf } from '../../store/page.ts';
import type { Session } from '../../store/session.ts';
import { canonicalText, type WrittenEntry } from './audit.entry.ts';

const LISTS: ReadonlySet<string> = new Set(['row_ids', 'fields']);
/** What needs no quotes in the text of an array. */
const PLAIN = /^[\w:.+-]([\w:. +-]*[\w:.+-])?$/;

/** The columns of `audit_entry`, the types of what is given for them, and that. Lists are given as texts, parted by spaces. */
const COLUMNS: readonly (readonly [
  column: string,
  type: string,
  of: (entry: WrittenEntry) => string | number | null,
])[] = [
  ['id', 'text', ({ content }) => content.id],
  ['account_id', 'text', ({ content }) => content.accountId],
  ['at', 'timestamptz', ({ content }) => content.at],
  ['event', 'text', ({ content }) => content.event],
  ['user_id', 'text', ({ content }) => content.userId],
  ['token_id', 'text', ({ content }) => content.tokenId],
  ['audience', 'text', ({ content }) => content.audience],
  ['operation', 'text', ({ content }) => content.operation],
  ['type', 'text', ({ content }) => content.type],
  ['row_ids', 'text', ({ content }) => content.rowIds.join(' ')],
  ['fields', 'text', ({ content }) => content.fields.join(' ')],
  ['detail', 'jsonb', ({ content }) => content.detail && JSON.stringify(content.detail)],
  ['request_id', 'text', ({ content }) => content.requestId],
  ['mac', 'text', ({ mac }) => mac],
  ['batch', 'int', ({ batch }) => batch],
  ['place', 'int', ({ place }) => place],
];
const NAMES = COLUMNS.map(([column]) => column).join(', ');
const VALUES = COLUMNS.map(([column]) => (LISTS.has(column) ? `string_to_array(${column}, ' ')` : column)).join(', ');

const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** An element of the text of an array. */
function element(value: string | number | null): string {
  if (typeof value !== 'string') return String(value);
  return PLAIN.test(value) && value.toLowerCase() !== 'null' ? value : `"${value.replaceAll(/["\\]/g, '\\$&')}"`;
}

/** Adds entries. An array for each column costs the embedded database half of what a value for each of each entry does. */
function insertSql(entries: readonly WrittenEntry[]): string {
  const arrays = COLUMNS.map(([, type, of]) => {
    const elements = entries.map((entry) => element(of(entry)));
    return `${literal(`{${elements.join(',')}}`)}::${type}[]`;
  });
  return `insert into audit_entry (${NAMES}) select ${VALUES} from unnest(${arrays.join(', ')}) as given (${NAMES})
    on conflict (id) do nothing`;
}

/** Entries of `audit_entry`, as they are written: once, and never changed. */
export const auditEntryStore = {
  /** Adds entries in the transaction of the session; those whose ids are there already stay as they are. */
  async insert(session: Session, entries: readonly WrittenEntry[]): Promise<void> {
    // Without parameters a question mark is only a question mark.
    const connection = session.em.getConnection();
    await connection.execute(insertSql(entries), [], 'run', session.em.getTransactionContext());
  },

  /** A page of the entries that the viewer may read, oldest first. */
  page: (session: Session, access: Access, filter: AuditEntryFilter, args: PageArgs): Promise<Page<AuditEntry>> =>
    pageOf(session, access, AuditEntryEntity as never, {
      type: 'AuditEntry',
      where: whereOf(filter) as never,
      lookedAt: [],
      orderBy: ['at'] as never,
      args,
    }),

  find: (session: Session, id: string): Promise<AuditEntry | null> => session.byId(AuditEntryEntity as never, id),
};

function whereOf(filter: AuditEntryFilter): FilterQuery<AuditEntry> {
  const { subjectId, userId, tokenId, event, operation, from, until } = filter;
  const given = {
    ...(subjectId != null && { rowIds: { $contains: [subjectId] } }),
    ...(userId != null && { userId }),
    ...(tokenId != null && { tokenId }),
    ...(event != null && { event }),
    ...(operation != null && { operation }),
  };
  const span = [...(from ? [{ at: { $gte: from } }] : []), ...(until ? [{ at: { $lt: until } }] : [])];
  return { $and: [given, ...span] } as FilterQuery<AuditEntry>;
}

/** An entry as it lies in the database: its canonical text made anew from the columns. */
export interface StoredEntry {
  readonly id: string;
  readonly text: string;
  readonly mac: string;
  readonly batch: number | null;
  readonly place: number | null;
}

/** A batch as it lies in the database. */
export interface StoredBatch {
  readonly id: string;
  readonly number: number;
  readonly entries: number;
  readonly hash: string;
  readonly previousHash: string;
  /** ISO 8601 with milliseconds, in UTC. */
  readonly sealedAt: string;
  readonly checkpointed: boolean;
}

/** With microseconds: an instant that was moved by less than the log writes must not read as the same. */
const INSTANT = (column: string) => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const CONTENT = `json_build_array(id, account_id, ${INSTANT('at')}, event, user_id, token_id, audience, operation, type,
  to_json(row_ids), to_json(fields), detail, request_id)::text as content`;

interface EntryRow {
  id: string;
  content: string;
  mac: string;
  batch: number | null;
  place: number | null;
}

const BATCH = `id, number, entries, hash, previous_hash as "previousHash", ${INSTANT('sealed_at')} as "sealedAt", checkpointed`;

/** Microseconds that are none are not written. */
const inMilliseconds = (instant: string): string => instant.replace(/000Z$/, 'Z');

function storedEntry({ id, content, mac, batch, place }: EntryRow): StoredEntry {
  const [ofId, accountId, at, event, userId, tokenId, audience, operation, type, rowIds, fields, detail, requestId] =
    JSON.parse(content) as never[];
  const text = canonicalText({
    id: ofId!,
    accountId: accountId!,
    at: inMilliseconds(at!),
    event: event!,
    userId: userId!,
    tokenId: tokenId!,
    audience: audience!,
    operation: operation!,
    type: type!,
    rowIds: rowIds!,
    fields: fields!,
    detail: detail!,
    requestId: requestId!,
  });
  return { id, text, mac, batch, place };
}

/** The chain, as the role that seals sees it: of every account, so each statement names one. In a transaction. */
export const auditChainStore = {
  /** The accounts that have entries which are not sealed. */
  async unsealedAccounts(session: Session): Promise<string[]> {
    const rows = await session.em.execute<{ id: string }[]>(
      'select distinct account_id as id from audit_entry where batch is null',
    );
    return rows.map(({ id }) => id);
  },

  /** Keeps other processes from sealing the account until the end of the transaction. */
  async lock(session: Session, accountId: string): Promise<void> {
    await session.em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`audit ${accountId}`]);
  },

  async lastBatch(session: Session, accountId: string): Promise<StoredBatch | null> {
    const sql = `select ${BATCH} from audit_batch where account_id = ? order by number desc limit 1`;
    return batchesOf(await session.em.execute<StoredBatch[]>(sql, [accountId]))[0] ?? null;
  },

  /** The batches with these numbers, in order. */
  async batches(session: Session, accountId: string, from: number, until: number): Promise<StoredBatch[]> {
    const sql = `select ${BATCH} from audit_batch where account_id = ? and number between ? and ? order by number`;
    return batchesOf(await session.em.execute<StoredBatch[]>(sql, [accountId, from, until]));
  },

  /** How many entries are not sealed. */
  async unsealedCount(session: Session, accountId: string): Promise<number> {
    const sql = 'select count(*)::int as count from audit_entry where account_id = ? and batch is null';
    return (await session.em.execute<{ count: number }[]>(sql, [accountId]))[0]!.count;
  },

  /** The ids of the oldest entries that are not sealed, in their order. */
  async unsealedIds(session: Session, accountId: string, limit: number): Promise<string[]> {
    const sql = 'select id from audit_entry where account_id = ? and batch is null order by id limit ?';
    return (await session.em.execute<{ id: string }[]>(sql, [accountId, limit])).map(({ id }) => id);
  },

  /** The oldest entries that are not sealed, in the order of their ids. */
  async unsealed(session: Session, accountId: string, limit: number): Promise<StoredEntry[]> {
    const sql = `select id, ${CONTENT}, mac, batch, place from audit_entry
      where account_id = ? and batch is null order by id limit ?`;
    return (await session.em.execute<EntryRow[]>(sql, [accountId, limit])).map(storedEntry);
  },

  /** The entries of batches, in the order of batches and places. */
  async entriesOf(session: Session, accountId: string, from: number, until: number): Promise<StoredEntry[]> {
    const sql = `select id, ${CONTENT}, mac, batch, place from audit_entry
      where account_id = ? and batch between ? and ? order by batch, place, id`;
    return (await session.em.execute<EntryRow[]>(sql, [accountId, from, until])).map(storedEntry);
  },

  /** The entries with these ids, wherever they stand. */
  async byIds(session: Session, accountId: string, ids: readonly string[]): Promise<StoredEntry[]> {
    const sql = `select id, ${CONTENT}, mac, batch, place from audit_entry
      where account_id = ? and id in (select jsonb_array_elements_text(?::jsonb))`;
    return (await session.em.execute<EntryRow[]>(sql, [accountId, JSON.stringify(ids)])).map(storedEntry);
  },

  /** Adds a batch. */
  async addBatch(session: Session, accountId: string, batch: StoredBatch): Promise<void> {
    const { id, number, entries, hash, previousHash, sealedAt } = batch;
    await session.em.execute(
      `insert into audit_batch (id, account_id, number, entries, hash, previous_hash, sealed_at)
        values (?, ?, ?, ?, ?, ?, ?::timestamptz)`,
      [id, accountId, number, entries, hash, previousHash, sealedAt],
    );
  },

  /** Puts entries that are there into a batch, in this order, the first at place 0. */
  async place(session: Session, accountId: string, number: number, ids: readonly string[]): Promise<void> {
    await session.em.execute(
      `update audit_entry set batch = ?, place = (n - 1)::int
        from jsonb_array_elements_text(?::jsonb) with ordinality as sealed(id, n)
        where audit_entry.id = sealed.id and account_id = ? and batch is null`,
      [number, JSON.stringify(ids), accountId],
    );
  },

  /** Notes that the checkpoint of a batch is in the key store. */
  async checkpointed(session: Session, batchId: string): Promise<void> {
    await session.em.execute('update audit_batch set checkpointed = true where id = ?', [batchId]);
  },

  /** The number of the newest batch such that all entries up to it are from before `before`; 0 if there is none. */
  async oldUntil(session: Session, accountId: string, before: Date): Promise<number> {
    const [young] = await session.em.execute<{ number: number | null }[]>(
      'select min(batch) as number from audit_entry where account_id = ? and batch is not null and at >= ?::timestamptz',
      [accountId, before.toISOString()],
    );
    const [last] = await session.em.execute<{ number: number | null }[]>(
      'select max(number) as number from audit_batch where account_id = ? and checkpointed',
      [accountId],
    );
    return Math.min((young?.number ?? Number.MAX_SAFE_INTEGER) - 1, last?.number ?? 0);
  },

  /** Lets the entries of all batches up to a number go; gives how many batches and entries went. */
  async prune(session: Session, accountId: string, through: number, at: Date): Promise<[number, number]> {
    const batches = await session.em.execute<unknown[]>(
      `update audit_batch set pruned_at = ?::timestamptz
        where account_id = ? and number <= ? and pruned_at is null returning id`,
      [at.toISOString(), accountId, through],
    );
    const entries = await session.em.execute<{ count: number }[]>(
      `with gone as (delete from audit_entry where account_id = ? and batch <= ? returning 1)
        select count(*)::int as count from gone`,
      [accountId, through],
    );
    return [batches.length, entries[0]!.count];
  },
};

const batchesOf = (rows: readonly StoredBatch[]): StoredBatch[] =>
  rows.map((row) => ({ ...row, sealedAt: inMilliseconds(row.sealedAt) }));
