import type { KeyObject } from 'node:crypto';
import type { Clock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import type { Session } from '../../store/session.ts';
import type { Checkpoint, Checkpoints, NumberedCheckpoint } from './audit.checkpoint.ts';
import { batchHashOf, leafOf, type MadeEntry, NO_BATCH, unsealedEntry } from './audit.entry.ts';
import { auditChainStore, auditEntryStore, type StoredBatch } from './audit.store.ts';
import type { AuditWriter } from './audit.writer.ts';

/** Entries are sealed this soon: what is removed before cannot be named. */
const SEAL_INTERVAL_MS = 5_000;
/** In one transaction: some 80 KB of a checkpoint. What a batch costs besides its entries is as much as some hundred of them. */
const BATCH_ENTRIES = 1_000;

export interface SealerParts {
  readonly clock: Clock;
  /** Has what is not in the database yet. */
  readonly writer: AuditWriter;
  readonly key: KeyObject;
  readonly checkpoints: Checkpoints;
  /** A session that seals the log of any account. */
  readonly auditing: () => Session;
  readonly onError: (error: unknown) => void;
}

/** Some 3 MB. Those of transactions that were undone are dropped as the oldest. */
const MOST_LEAVES = 20_000;

/**
 * Seals entries into the chain of their account: in one transaction the batch and the places of its entries, then the
 * checkpoint in the key store, then that it is there. Whoever comes after a crash in between finishes it first. A new batch
 * is chained to the last checkpoint, not to what the database says of it. Entries that no transaction carried come into the
 * database with their batch, so that they are written once.
 */
export class Sealer {
  readonly #parts: SealerParts;
  readonly #heads = new Map<string, NumberedCheckpoint | null>();
  readonly #leaves = new Map<string, string>();
  /** Accounts of which entries may be in the database although nobody heard so: the connection broke before the answer. */
  readonly #doubted = new Set<string>();
  #cancel: (() => void) | null = null;
  /** What is being brought to the database; null if nothing is. */
  #working: Promise<void> | null = null;

  constructor(parts: SealerParts) {
    this.#parts = parts;
  }

  /** Takes the hashes of entries that are being written, so that they are sealed as they were written. */
  remember(made: readonly MadeEntry[]): Leaf[] {
    return made.map(({ content: { id }, text }) => {
      const leaf = leafOf(text);
      this.#leaves.set(id, leaf);
      if (this.#leaves.size > MOST_LEAVES) this.#leaves.delete(this.#leaves.keys().next().value!);
      return [id, leaf];
    });
  }

  /** Seals again and again, until `stop`. */
  start(): void {
    const { clock, onError } = this.#parts;
    this.#cancel = clock.after(SEAL_INTERVAL_MS, () => {
      void this.sealAll()
        .catch(onError)
        .finally(() => {
          if (this.#cancel) this.start();
        });
    });
  }

  /** Seals at once, unless that is under way. */
  soon(): void {
    if (this.#working === null) void this.sealAll().catch(this.#parts.onError);
  }

  /** Settles when nothing is being sealed and nothing will be. */
  async stop(): Promise<void> {
    this.#cancel?.();
    this.#cancel = null;
    while (this.#working) await this.#working.catch(() => {});
  }

  /**
   * Seals everything that is not sealed yet. An account that fails leaves the others alone, and its entries unsealed in the
   * database; rejects, once the others are done, if that does not take them.
   */
  sealAll(): Promise<void> {
    const { auditing, writer, onError } = this.#parts;
    return this.#inTurn(async () => {
      const stored = await auditing().transaction((session) => auditChainStore.unsealedAccounts(session));
      await eachOf(new Set([...stored, ...writer.accounts]), async (accountId) => {
        try {
          while (await this.#sealSome(accountId));
        } catch (error) {
          onError(error);
          await this.#bring(accountId);
        }
      });
    });
  }

  /** Brings what waits to the database, unsealed: of an account, or of all. Rejects if that does not take it. */
  bring(accountId?: string): Promise<void> {
    return this.#inTurn(() => {
      const accounts = accountId === undefined ? this.#parts.writer.accounts : [accountId];
      return eachOf(accounts, (each) => this.#bring(each));
    });
  }

  /** Does one work after the other; at once if there is none. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const begin = () => {
      this.#parts.writer.turn();
      return work();
    };
    const next = this.#working ? this.#working.catch(() => {}).then(begin) : begin();
    this.#working = next;
    const end = () => {
      if (this.#working === next) this.#working = null;
    };
    next.then(end, end);
    return next;
  }

  /** Brings what waits of an account by now. */
  async #bring(accountId: string): Promise<void> {
    const { auditing, writer, key } = this.#parts;
    if (this.#doubted.has(accountId)) await this.#settleDoubt(accountId);
    for (let rest = writer.count(accountId); rest > 0; ) {
      const made = writer.oldest(accountId, Math.min(rest, BATCH_ENTRIES));
      this.remember(made);
      const entries = made.map((entry) => unsealedEntry(key, entry));
      await this.#doubting(accountId, () =>
        auditing().transaction((session) => auditEntryStore.insert(session, entries)),
      );
      writer.delivered(accountId, made.length);
      rest -= made.length;
    }
  }

  /** Does what inserts entries: where it fails, they may be there all the same. */
  async #doubting<T>(accountId: string, insert: () => Promise<T>): Promise<T> {
    try {
      return await insert();
    } catch (error) {
      this.#doubted.add(accountId);
      throw error;
    }
  }

  /** Lets go of those that wait and are in the database already: the oldest, as all of an insert are there or none. */
  async #settleDoubt(accountId: string): Promise<void> {
    const { auditing, writer } = this.#parts;
    while (this.#doubted.has(accountId)) {
      const ids = writer.oldest(accountId, BATCH_ENTRIES).map(({ content }) => content.id);
      const found = await auditing().transaction((session) => auditChainStore.byIds(session, accountId, ids));
      const there = new Set(found.map(({ id }) => id));
      const missing = ids.findIndex((id) => !there.has(id));
      const count = missing < 0 ? ids.length : missing;
      if (count > 0) writer.delivered(accountId, count);
      if (missing >= 0 || count === 0) this.#doubted.delete(accountId);
    }
  }

  /** Makes a batch, or finishes the last; whether there may be more to seal. */
  async #sealSome(accountId: string): Promise<boolean> {
    const { writer } = this.#parts;
    if (this.#doubted.has(accountId)) await this.#settleDoubt(accountId);
    const count = writer.count(accountId);
    const waiting = writer.oldest(accountId, BATCH_ENTRIES);
    const made = await this.#doubting(accountId, () => this.#makeBatch(accountId, waiting));
    if (made === null) return false;
    if (!made.isUnfinished) writer.delivered(accountId, waiting.length);
    await this.#checkpoint(accountId, made.checkpoint);
    return made.isUnfinished || made.checkpoint.entries.length === BATCH_ENTRIES || waiting.length < count;
  }

  /** A new batch, or the last one if its checkpoint is missing; null if there is nothing to seal. */
  async #makeBatch(
    accountId: string,
    waiting: readonly MadeEntry[],
  ): Promise<{ checkpoint: Checkpoint; isUnfinished: boolean } | null> {
    const { auditing } = this.#parts;
    return auditing().transaction(async (session) => {
      await auditChainStore.lock(session, accountId);
      const last = await auditChainStore.lastBatch(session, accountId);
      const head = await this.#headOf(accountId, last);
      if (last && !last.checkpointed) {
        const entries = await auditChainStore.entriesOf(session, accountId, last.number, last.number);
        // What they are now: should one have been altered since the batch was made, the keyed hashes tell.
        const leaves = entries.map(({ id, text }): Leaf => [id, this.#leaves.get(id) ?? leafOf(text)]);
        return { checkpoint: checkpointOf(last, leaves), isUnfinished: true };
      }
      const ids = await auditChainStore.unsealedIds(session, accountId, BATCH_ENTRIES - waiting.length);
      const leaves = [...(await this.#leavesOf(session, accountId, ids)), ...this.remember(waiting)];
      if (leaves.length === 0) return null;
      const batch = this.#batchAfter(head, last, leaves);
      await auditChainStore.addBatch(session, accountId, batch);
      if (ids.length > 0) await auditChainStore.place(session, accountId, batch.number, ids);
      if (waiting.length > 0) await this.#insertSealed(session, batch.number, waiting, ids.length);
      return { checkpoint: checkpointOf(batch, leaves), isUnfinished: false };
    });
  }

  #batchAfter(head: NumberedCheckpoint | null, last: StoredBatch | null, leaves: readonly Leaf[]): StoredBatch {
    const nowMs = this.#parts.clock.now();
    const previousHash = head?.hash ?? NO_BATCH;
    return {
      id: newId('AuditBatch', nowMs),
      number: Math.max(head?.batch ?? 0, last?.number ?? 0) + 1,
      entries: leaves.length,
      previousHash,
      hash: batchHashOf(
        previousHash,
        leaves.map(([, leaf]) => leaf),
      ),
      sealedAt: new Date(nowMs).toISOString(),
      checkpointed: false,
    };
  }

  /** Writes entries with their places in a batch, of which the first is free from there on. */
  #insertSealed(session: Session, batch: number, made: readonly MadeEntry[], from: number): Promise<void> {
    const { key } = this.#parts;
    const entries = made.map((entry, i) => ({ ...unsealedEntry(key, entry), batch, place: from + i }));
    return auditEntryStore.insert(session, entries);
  }

  /** The hashes of entries as this process wrote them; of others, as they lie in the database. */
  async #leavesOf(session: Session, accountId: string, ids: readonly string[]): Promise<Leaf[]> {
    if (ids.length === 0) return [];
    const foreign = ids.filter((id) => !this.#leaves.has(id));
    const stored = foreign.length === 0 ? [] : await auditChainStore.byIds(session, accountId, foreign);
    const others = new Map(stored.map(({ id, text }) => [id, leafOf(text)]));
    return ids.map((id) => [id, this.#leaves.get(id) ?? others.get(id)!]);
  }

  async #checkpoint(accountId: string, checkpoint: Checkpoint): Promise<void> {
    const { auditing, checkpoints } = this.#parts;
    this.#heads.set(accountId, await checkpoints.append(accountId, checkpoint));
    for (const [id] of checkpoint.entries) this.#leaves.delete(id);
    await auditing().transaction((session) => auditChainStore.checkpointed(session, checkpoint.id));
  }

  /** The last checkpoint, from memory where the database agrees with it. */
  async #headOf(accountId: string, last: StoredBatch | null): Promise<NumberedCheckpoint | null> {
    const known = this.#heads.get(accountId);
    if (known !== undefined && last?.id === known?.id) return known;
    const head = await this.#parts.checkpoints.last(accountId);
    this.#heads.set(accountId, head);
    return head;
  }
}

type Leaf = Checkpoint['entries'][number];

/** Does the work of each, one after the other, whatever becomes of those before; then rejects with what failed first. */
async function eachOf(accounts: Iterable<string>, work: (accountId: string) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  for (const each of accounts) await work(each).catch((error: unknown) => void failures.push(error));
  if (failures.length > 0) throw failures[0];
}

const checkpointOf = ({ number, id, previousHash }: StoredBatch, leaves: readonly Leaf[]): Checkpoint => ({
  batch: number,
  id,
  previousHash,
  hash: batchHashOf(
    previousHash,
    leaves.map(([, leaf]) => leaf),
  ),
  entries: leaves,
});
