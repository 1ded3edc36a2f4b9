import { AppError } from '../../kernel/app-error.ts';
import type { Sequence, SequenceEntry } from '../vault/index.ts';
import { LEDGER_KINDS, type LedgerKind } from './entry-id.ts';

/** An entry of the ledger in the key store: no personal data, no id of a person. */
export interface LedgerRecord {
  /** From 1, without gaps. */
  readonly number: number;
  readonly id: string;
  readonly kind: LedgerKind;
  /** Hash of the id of the row (`refOf`). */
  readonly ref: string;
  /** Hash of the id of the account (`accountRefOf`). */
  readonly account: string;
  /** When it was done, as an ISO 8601 instant. */
  readonly at: string;
}

/** The numbered entries in the medium of the key store, which no backup of the database brings back. */
export interface LedgerBook {
  /** The number of the entry with this id: the one it has, or the next. Durable when it resolves. */
  append(record: Omit<LedgerRecord, 'number'>): Promise<number>;
  /** Entries after number `after`, in order, at most `limit`. */
  read(after: number, limit: number): Promise<LedgerRecord[]>;
  /** The highest number; 0 if there is none. */
  head(): Promise<number>;
}

/** The name of the sequence in the key store. */
export const LEDGER_SEQUENCE = 'ledger';

/** The ledger over a sequence of the key store. Throws AppError INTERNAL where an entry is none of ours. */
export function ledgerBook(sequence: Pick<Sequence, 'append' | 'read' | 'head'>): LedgerBook {
  return {
    async append({ id, ...body }) {
      return (await sequence.append({ id, content: Buffer.from(JSON.stringify(body)) })).number;
    },
    read: async (after, limit) => (await sequence.read(after, limit)).map(recordOf),
    head: () => sequence.head(),
  };
}

function recordOf({ number, id, content }: SequenceEntry): LedgerRecord {
  const { kind, ref, account, at } = JSON.parse(content.toString('utf8')) as Record<string, unknown>;
  const known = LEDGER_KINDS.find((each) => each === kind);
  if (!known || typeof ref !== 'string' || typeof account !== 'string' || typeof at !== 'string') {
    throw new AppError('INTERNAL', `Entry ${number} of the ledger is none that this version knows.`);
  }
  return { number, id, kind: known, ref, account, at };
}
