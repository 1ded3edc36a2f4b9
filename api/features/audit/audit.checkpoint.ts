import { AppError } from '../../kernel/app-error.ts';
import { type KeyStore, openSequence, type Sequence } from '../../store/vault/index.ts';

/** What the key store keeps of a batch, signed: enough to name an entry that was altered, removed or added later. */
export interface Checkpoint {
  /** The number and id of the batch. */
  readonly batch: number;
  readonly id: string;
  readonly previousHash: string;
  readonly hash: string;
  /** The id and the hash of each entry, in order. */
  readonly entries: readonly (readonly [id: string, leaf: string])[];
}

/** The place of a checkpoint in its sequence, with what is in it. */
export interface NumberedCheckpoint extends Checkpoint {
  readonly number: number;
}

/** What stands in the place of a checkpoint that is not what it was, or is not there. */
export interface BrokenCheckpoint {
  readonly number: number;
  readonly broken: 'ALTERED' | 'REMOVED';
}

/** The checkpoints of the accounts, in numbered sequences beside the keys: `audit-<accountId>`. */
export class Checkpoints {
  readonly #keys: KeyStore;
  readonly #open = new Map<string, Promise<Sequence>>();

  constructor(keys: KeyStore) {
    this.#keys = keys;
  }

  /** Appends a checkpoint, durably; nothing if that of its batch is there already. */
  async append(accountId: string, checkpoint: Checkpoint): Promise<NumberedCheckpoint> {
    const sequence = await this.#sequence(`audit-${accountId}`);
    const { batch, id, previousHash, hash, entries } = checkpoint;
    const content = Buffer.from(JSON.stringify({ batch, id, previousHash, hash, entries }));
    return contentOf(await sequence.append({ id, content }));
  }

  /** The last checkpoint; null if there is none. Throws AppError INTERNAL if it was altered. */
  async last(accountId: string): Promise<NumberedCheckpoint | null> {
    const sequence = await this.#sequence(`audit-${accountId}`);
    const head = await sequence.head();
    return head === 0 ? null : this.#one(sequence, head);
  }

  /** How many checkpoints there are. */
  async count(accountId: string): Promise<number> {
    return (await this.#sequence(`audit-${accountId}`)).head();
  }

  /** The checkpoints after number `after`, at most `limit` (1 to 1,000), with those that are broken in their places. */
  async read(accountId: string, after: number, limit: number): Promise<(NumberedCheckpoint | BrokenCheckpoint)[]> {
    const sequence = await this.#sequence(`audit-${accountId}`);
    const until = Math.min(after + limit, await sequence.head());
    const whole = await sequence.read(after, limit).catch(() => []);
    if (whole.length === Math.max(until - after, 0)) return whole.map(contentOf);
    const found: (NumberedCheckpoint | BrokenCheckpoint)[] = [];
    for (let number = after + 1; number <= until; number++) {
      try {
        found.push((await this.#one(sequence, number)) ?? { number, broken: 'REMOVED' });
      } catch {
        found.push({ number, broken: 'ALTERED' });
      }
    }
    return found;
  }

  /** Notes that the entries of all batches up to a number have gone by retention. */
  async notePruned(accountId: string, through: number): Promise<void> {
    const sequence = await this.#sequence(`audit-pruned-${accountId}`);
    await sequence.append({ id: `through-${through}`, content: Buffer.from(JSON.stringify({ through })) });
  }

  /** Up to which batch entries have gone by retention; 0 if none have. */
  async prunedThrough(accountId: string): Promise<number> {
    const sequence = await this.#sequence(`audit-pruned-${accountId}`);
    const head = await sequence.head();
    const [last] = head === 0 ? [] : await sequence.read(head - 1, 1);
    return last ? (JSON.parse(last.content.toString()) as { through: number }).through : 0;
  }

  async #one(sequence: Sequence, number: number): Promise<NumberedCheckpoint | null> {
    const [entry] = await sequence.read(number - 1, 1);
    if (entry && entry.number !== number) throw new AppError('INTERNAL', 'A checkpoint has another number.');
    return entry ? contentOf(entry) : null;
  }

  #sequence(name: string): Promise<Sequence> {
    const open = this.#open.get(name) ?? openSequence(this.#keys, name);
    this.#open.set(name, open);
    open.catch(() => this.#open.delete(name));
    return open;
  }
}

function contentOf({ number, content }: { number: number; content: Buffer }): NumberedCheckpoint {
  return { ...(JSON.parse(content.toString()) as Checkpoint), number };
}
