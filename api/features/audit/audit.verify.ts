import type { KeyObject } from 'node:crypto';
import type { AuditProblem, AuditProblemKind, VerifiedPart } from '../../access/audit-log.ts';
import type { Session } from '../../store/session.ts';
import type { BrokenCheckpoint, Checkpoints, NumberedCheckpoint } from './audit.checkpoint.ts';
import { batchHashOf, leafOf, macOf, NO_BATCH } from './audit.entry.ts';
import { auditChainStore, type StoredBatch, type StoredEntry } from './audit.store.ts';

export interface VerifierParts {
  readonly checkpoints: Checkpoints;
  readonly key: KeyObject;
  readonly auditing: () => Session;
}

/** Some 5,000 entries at most, in one transaction and one answer. */
export const MOST_CHECKPOINTS = 5;
/** Read at once of what is not sealed: some intervals of sealing. */
const MOST_UNSEALED = 10_000;

/**
 * Holds the log of an account against its checkpoints, part by part: those after number `after`, at most `limit`. With
 * the last of them comes what the database has beyond.
 */
export async function verifyPart(
  parts: VerifierParts,
  accountId: string,
  after: number,
  limit: number,
): Promise<VerifiedPart> {
  const { checkpoints } = parts;
  const count = await checkpoints.count(accountId);
  const [before] = after === 0 ? [] : await checkpoints.read(accountId, after - 1, 1);
  const page = await checkpoints.read(accountId, after, Math.min(limit, MOST_CHECKPOINTS));
  const prunedThrough = await checkpoints.prunedThrough(accountId);
  const through = page.at(-1)?.number ?? after;
  const isComplete = through >= count;
  return parts.auditing().transaction(async (session) => {
    const check = new Check(parts.key, session, accountId, prunedThrough, before);
    for (const checkpoint of page) await check.checkpoint(checkpoint);
    if (isComplete) await check.rest();
    const { entries, batches, unsealed, problems, head } = check;
    return {
      checkedBatches: batches,
      checkedEntries: entries,
      unsealedEntries: unsealed,
      problems,
      through,
      checkpoints: count,
      head,
      isComplete,
    };
  });
}

/** What comes before a part: the last checkpoint, as far as it can be made out. */
type Before = NumberedCheckpoint | BrokenCheckpoint | undefined;

class Check {
  readonly problems: AuditProblem[] = [];
  entries = 0;
  batches = 0;
  unsealed = 0;
  /** The hash of the checkpoint before; null where that is not known. */
  head: string | null;
  /** The number of the batch before; null where that is not known. */
  #batch: number | null;

  readonly #key: KeyObject;
  readonly #session: Session;
  readonly #accountId: string;
  readonly #prunedThrough: number;

  constructor(key: KeyObject, session: Session, accountId: string, prunedThrough: number, before: Before) {
    this.#key = key;
    this.#session = session;
    this.#accountId = accountId;
    this.#prunedThrough = prunedThrough;
    const known = before && 'hash' in before ? before : null;
    this.head = before ? (known?.hash ?? null) : NO_BATCH;
    this.#batch = before ? (known?.batch ?? null) : 0;
  }

  /** Holds the batch of a checkpoint against it. */
  async checkpoint(checkpoint: NumberedCheckpoint | BrokenCheckpoint): Promise<void> {
    if ('broken' in checkpoint) {
      const batch = this.#batch === null ? null : this.#batch + 1;
      this.#note(checkpoint.broken === 'REMOVED' ? 'CHECKPOINT_REMOVED' : 'CHECKPOINT_ALTERED', null, batch);
      this.head = null;
      this.#batch = batch;
      return;
    }
    const { batch, previousHash, hash, entries } = checkpoint;
    const isWhole =
      batchHashOf(
        previousHash,
        entries.map(([, leaf]) => leaf),
      ) === hash;
    const follows = this.head === null || previousHash === this.head;
    if (!isWhole || !follows) this.#note('CHECKPOINT_ALTERED', null, batch);
    const [stored] = await auditChainStore.batches(this.#session, this.#accountId, batch, batch);
    this.#compareBatch(checkpoint, stored);
    await this.#compareEntries(checkpoint);
    this.batches++;
    this.head = hash;
    this.#batch = batch;
  }

  /** What the database has beyond the last checkpoint. */
  async rest(): Promise<void> {
    const from = (this.#batch ?? 0) + 1;
    const far = 2 ** 31 - 1;
    const batches = await auditChainStore.batches(this.#session, this.#accountId, from, far);
    for (const { number, checkpointed } of batches) if (checkpointed) this.#note('CHECKPOINT_REMOVED', null, number);
    const numbers = new Set(batches.map(({ number }) => number));
    const beyond = await auditChainStore.entriesOf(this.#session, this.#accountId, from, far);
    for (const entry of beyond) if (!numbers.has(entry.batch!)) this.#note('INSERTED', entry.id, entry.batch);
    const unsealed = await auditChainStore.unsealed(this.#session, this.#accountId, MOST_UNSEALED);
    for (const entry of [...beyond, ...unsealed]) this.#requireGenuine(entry);
    this.unsealed = beyond.length + (await auditChainStore.unsealedCount(this.#session, this.#accountId));
    this.entries += beyond.length + unsealed.length;
  }

  #compareBatch({ batch, id, hash, previousHash, entries }: NumberedCheckpoint, stored: StoredBatch | undefined): void {
    if (!stored) return this.#note('BATCH_REMOVED', null, batch);
    const isSame =
      stored.id === id &&
      stored.hash === hash &&
      stored.previousHash === previousHash &&
      stored.entries === entries.length;
    if (!isSame) this.#note('BATCH_ALTERED', null, batch);
  }

  async #compareEntries({ batch, entries: sealed }: NumberedCheckpoint): Promise<void> {
    const found = await auditChainStore.entriesOf(this.#session, this.#accountId, batch, batch);
    const byId = new Map(found.map((entry) => [entry.id, entry]));
    const absent = sealed.map(([id]) => id).filter((id) => !byId.has(id));
    // After a restored backup an entry may have been sealed again, in another batch. What it says counts.
    const elsewhere = absent.length > 0 ? await auditChainStore.byIds(this.#session, this.#accountId, absent) : [];
    const others = new Map(elsewhere.map((entry) => [entry.id, entry]));
    for (const [id, leaf] of sealed) {
      const entry = byId.get(id) ?? others.get(id);
      byId.delete(id);
      this.entries++;
      if (entry) this.#compare(entry, leaf, batch);
      else if (batch > this.#prunedThrough) this.#note('REMOVED', id, batch);
    }
    for (const { id } of byId.values()) {
      this.entries++;
      this.#note('INSERTED', id, batch);
    }
  }

  #compare(entry: StoredEntry, leaf: string, batch: number): void {
    if (leafOf(entry.text) !== leaf) this.#note('ALTERED', entry.id, batch);
    else this.#requireGenuine(entry);
  }

  #requireGenuine({ id, text, mac, batch }: StoredEntry): void {
    if (macOf(this.#key, text) !== mac) this.#note('FORGED', id, batch);
  }

  #note(kind: AuditProblemKind, entryId: string | null, batch: number | null): void {
    this.problems.push({ kind, entryId, batch });
  }
}
