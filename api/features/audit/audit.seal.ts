import type { Clock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import type { Session } from '../../store/session.ts';
import type { Checkpoint, Checkpoints, NumberedCheckpoint } from './audit.checkpoint.ts';
import { batchHashOf, leafOf, NO_BATCH } from './audit.entry.ts';
import { auditChainStore, type StoredBatch } from './audit.store.ts';

/** Entries are sealed this soon: what is removed before cannot be named. */
const SEAL_INTERVAL_MS = 5_000;
/** Some 40 KB of a checkpoint, and a transaction of a few milliseconds. */
const BATCH_ENTRIES = 500;

export interface SealerParts {
  readonly clock: Clock;
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
 * is chained to the last checkpoint, not to what the database says of it.
 */
export class Sealer {
  readonly #parts: SealerParts;
  readonly #heads = new Map<string, NumberedCheckpoint | null>();
  readonly #leaves = new Map<string, string>();
  #cancel: (() => void) | null = null;
  #sealing: Promise<void> = Promise.resolve();

  constructor(parts: SealerParts) {
    this.#parts = parts;
  }

  /** Takes the hash of an entry that is being written, so that it is sealed as it was written. */
  remember(id: string, leaf: string): void {
    this.#leaves.set(id, leaf);
    if (this.#leaves.size > MOST_LEAVES) this.#leaves.delete(this.#leaves.keys().next().value!);
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

  /** Settles when nothing is being sealed and nothing will be. */
  async stop(): Promise<void> {
    this.#cancel?.();
    this.#cancel = null;
    await this.#sealing.catch(() => {});
  }

  /** Seals everything that is not sealed yet. One at a time; an account that fails leaves the others alone. */
  sealAll(): Promise<void> {
    const { auditing, onError } = this.#parts;
    const next = this.#sealing
      .catch(() => {})
      .then(async () => {
        const accounts = await auditing().transaction((session) => auditChainStore.unsealedAccounts(session));
        for (const accountId of accounts) await this.#sealAccount(accountId).catch(onError);
      });
    this.#sealing = next;
    return next;
  }

  async #sealAccount(accountId: string): Promise<void> {
    for (let sealed = BATCH_ENTRIES; sealed === BATCH_ENTRIES; ) {
      const made = await this.#makeBatch(accountId);
      if (made === null) return;
      await this.#checkpoint(accountId, made.checkpoint);
      sealed = made.isUnfinished ? BATCH_ENTRIES : made.checkpoint.entries.length;
    }
  }

  /** A new batch, or the last one if its checkpoint is missing; null if there is nothing to seal. */
  async #makeBatch(accountId: string): Promise<{ checkpoint: Checkpoint; isUnfinished: boolean } | null> {
    const { auditing, clock } = this.#parts;
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
      const ids = await auditChainStore.unsealedIds(session, accountId, BATCH_ENTRIES);
      if (ids.length === 0) return null;
      const leaves = await this.#leavesOf(session, accountId, ids);
      const batch: StoredBatch = {
        id: newId('AuditBatch', clock.now()),
        number: Math.max(head?.batch ?? 0, last?.number ?? 0) + 1,
        entries: ids.length,
        previousHash: head?.hash ?? NO_BATCH,
        hash: batchHashOf(
          head?.hash ?? NO_BATCH,
          leaves.map(([, leaf]) => leaf),
        ),
        sealedAt: new Date(clock.now()).toISOString(),
        checkpointed: false,
      };
      await auditChainStore.seal(session, accountId, batch, ids);
      return { checkpoint: checkpointOf(batch, leaves), isUnfinished: false };
    });
  }

  /** The hashes of entries as this process wrote them; of others, as they lie in the database. */
  async #leavesOf(session: Session, accountId: string, ids: readonly string[]): Promise<Leaf[]> {
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
