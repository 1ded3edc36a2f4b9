import { type KV, Kvm } from '@nats-io/kv';
import { headers, type Msg, type NatsConnection, type PublishOptions } from '@nats-io/transport-node';
import { AppError } from '../../kernel/app-error.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { PositionReading } from '../events.ts';
import { HeldPosition } from '../held-position.ts';
import { comesAfter } from '../sequence.ts';
import type { Subjects } from './subjects.ts';

/** As long as a position is held anywhere: then the server forgets it too. */
const BUCKET_TTL_MS = 120_000;
/** The memory that the bucket may take: some 400 bytes a position make 160,000 providers. */
const BUCKET_BYTES = 64 * 1024 * 1024;
/**
 * For how long what is to be written gathers: writes to the connection, and reads of what comes by it, cost more than all else of a report's
 * way to the bus. Who watches here hears it at once; elsewhere nobody sees a fortieth of a second. The first of a provider does not wait: who
 * asks elsewhere right after it would be told that there is none.
 */
const GATHER_MS = 25;
const EXPECTED = 'Nats-Expected-Last-Subject-Sequence';
/** So often is looked who has not reported for too long. */
const SWEEP_EVERY_MS = 1_000;

interface Gone {
  readonly goneSince: number;
}

/** What lies in the bucket for a provider: a position, or that there is none since that version of the gate. */
type Held = PositionReading | Gone;

const isPosition = (held: Held): held is PositionReading => 'recordedAtMs' in held;

/** What this process knows of a provider that has reported to it: the newest that it has put or heard. */
interface Own {
  held: HeldPosition | Gone;
  untilMs: number;
  /** Whether it is known what the bucket held before: until then, a position could be written over a newer one. */
  before: 'unknown' | 'asked' | 'known';
  readonly stopListening: () => void;
}

export interface CurrentPositionsParts {
  readonly connection: NatsConnection;
  readonly subjects: Subjects;
  readonly processId: string;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
  /** Has `heard` called with what other processes write of the provider, until what it returns is called. */
  readonly listen: (providerId: string) => () => void;
  /** Hears of a position that another process has written. */
  readonly onReading: (reading: PositionReading) => void;
}

/**
 * The current positions of all processes, in the memory of the NATS server: one message for a provider, replaced by the next, gone after
 * 120 s. What is written is heard at once by who follows, because a bucket is a subject. An older position never stays in the place of a
 * newer one: a process hears what others write of those who report to it, which is nothing while they report nowhere else, and who hears
 * what is older than what they know writes the newer one again. So nothing that is written waits for an answer, and of what is written at
 * once only one is answered, to tell that all is well.
 */
export class CurrentPositions {
  readonly #parts: CurrentPositionsParts;
  readonly #own = new Map<string, Own>();
  /** Those whose newest is to be written. */
  readonly #unwritten = new Set<string>();
  #bucket: KV | null = null;
  #isGathering = false;
  #cancelSweep: () => void = () => {};

  constructor(parts: CurrentPositionsParts) {
    this.#parts = parts;
    parts.connection.subscribe(parts.subjects.receipt(parts.processId), {
      callback: (error, message) => {
        if (!error) this.#receipt(message);
      },
    });
    this.#sweep();
  }

  /** Makes sure that the bucket is there, in memory alone, and holds what this process has reported. Throws UNAVAILABLE. */
  async open(): Promise<void> {
    const { connection, subjects } = this.#parts;
    const bucket = await new Kvm(connection).create(subjects.bucket, {
      history: 1,
      ttl: BUCKET_TTL_MS,
      storage: 'memory' as never,
      max_bytes: BUCKET_BYTES,
    });
    const { config } = (await bucket.status()).streamInfo;
    if (config.storage !== 'memory' || config.max_msgs_per_subject !== 1) {
      throw new AppError(
        'UNAVAILABLE',
        'NATS_URL: the bucket of positions there is not of one value, in memory alone.',
      );
    }
    this.#bucket = bucket;
    await Promise.all([...this.#own].map(([providerId, own]) => this.#settle(providerId, own)));
  }

  /** Tells who follows, in a few milliseconds, and holds it for who comes; of several the last. Never throws, and does not wait. */
  put(providerId: string, held: Held): void {
    const known = this.#own.get(providerId);
    if (known && !supersedes(held, known.held)) return;
    if (known) known.held = successor(known.held, held);
    const own = known ?? this.#begin(providerId, held);
    own.untilMs = this.#parts.clock.now() + BUCKET_TTL_MS;
    if (known) this.#gather(providerId);
    else this.#write(providerId, own, {});
  }

  /** Another process has written that, or it was found in the bucket. */
  heard(providerId: string, held: Held): void {
    const own = this.#own.get(providerId);
    if (own && supersedes(held, own.held)) {
      own.held = successor(own.held, held);
      this.#unwritten.delete(providerId);
    } else if (own && supersedes(own.held, held)) this.#gather(providerId);
    if (isPosition(held)) this.#parts.onReading(held);
  }

  /** Hears what the bucket holds for a provider now. Rejects if the server does not answer. */
  async catchUp(providerId: string): Promise<void> {
    const entry = await this.#bucket?.get(providerId);
    if (entry?.operation === 'PUT') this.heard(providerId, entry.json<Held>());
    else if (this.#own.has(providerId)) this.#gather(providerId);
  }

  /** Makes sure that nothing is held for a provider, now or later. Rejects if the server does not say so. */
  async erase(providerId: string): Promise<void> {
    if (!this.#bucket) throw new AppError('UNAVAILABLE', 'The bus holds no positions yet.');
    const held = { goneSince: Number.MAX_SAFE_INTEGER };
    this.put(providerId, held);
    await this.#bucket.put(providerId, JSON.stringify(held));
  }

  /** What was put last is on its way then. */
  close(): void {
    this.#cancelSweep();
    this.writeAll();
  }

  /** Writes what has gathered: all in one turn, which the connection sends as one piece. */
  writeAll(): void {
    this.#isGathering = false;
    const { subjects, processId } = this.#parts;
    let answered: PublishOptions = { reply: subjects.receipt(processId) };
    for (const providerId of this.#unwritten) {
      const own = this.#own.get(providerId);
      if (own?.before === 'asked' && isPosition(own.held)) continue;
      this.#unwritten.delete(providerId);
      if (own && this.#write(providerId, own, answered)) answered = {};
    }
  }

  /** Writes what is known of a provider now, and whether it was with those options: the first is written on a condition of its own. */
  #write(providerId: string, own: Own, options: PublishOptions): boolean {
    const { connection, subjects, onError } = this.#parts;
    if (connection.isClosed()) return false;
    const isFirst = own.before === 'unknown';
    const isOnCondition = isFirst && isPosition(own.held);
    try {
      const chosen = isOnCondition ? whereNothingIs() : options;
      connection.publish(subjects.position(providerId), JSON.stringify(own.held), chosen);
    } catch (error) {
      onError(error);
    }
    if (isFirst) this.#settle(providerId, own).catch(onError);
    return !isOnCondition;
  }

  #begin(providerId: string, held: Held): Own {
    const stopListening = this.#parts.listen(providerId);
    const own: Own = { held: successor(null, held), untilMs: 0, before: 'unknown', stopListening };
    this.#own.set(providerId, own);
    return own;
  }

  /** Finds out which is newer, what the bucket holds or what is known here, and writes ours if it is. */
  async #settle(providerId: string, own: Own): Promise<void> {
    own.before = 'asked';
    try {
      await this.catchUp(providerId);
      if (this.#unwritten.delete(providerId)) await this.#bucket!.put(providerId, JSON.stringify(own.held));
      own.before = 'known';
      if (this.#unwritten.has(providerId)) this.#gather(providerId);
    } catch (error) {
      // With the next report, or when the bus is back.
      own.before = 'unknown';
      throw error;
    }
  }

  #gather(providerId: string): void {
    this.#unwritten.add(providerId);
    if (this.#isGathering) return;
    this.#isGathering = true;
    this.#parts.clock.after(GATHER_MS, () => this.writeAll());
  }

  /** What the bucket said to one of those that were written at once. */
  #receipt(message: Msg): void {
    if (message.data.length === 0 || !message.json<{ error?: object }>().error) return;
    this.#parts.onError(new AppError('UNAVAILABLE', 'A position could not be held on the bus.'));
  }

  /** Forgets what is too old to be of use, so that nothing stays of who reports no more. */
  #sweep(): void {
    const nowMs = this.#parts.clock.now();
    for (const [providerId, own] of this.#own) {
      if (own.untilMs > nowMs) continue;
      own.stopListening();
      if (isPosition(own.held)) own.held.wipe();
      this.#own.delete(providerId);
    }
    this.#cancelSweep = this.#parts.clock.after(SWEEP_EVERY_MS, () => this.#sweep());
  }
}

/** What is written so is refused, without a word, where the bucket holds something of the provider. */
function whereNothingIs(): PublishOptions {
  const conditions = headers();
  conditions.set(EXPECTED, '0');
  return { headers: conditions };
}

/** `held`, in the place of what was held before: a position is written over in place, or wiped. */
function successor(before: Own['held'] | null, held: Held): Own['held'] {
  const place = before && isPosition(before) ? before : null;
  if (!isPosition(held)) {
    place?.wipe();
    return held;
  }
  if (!place) return new HeldPosition(held);
  place.take(held);
  return place;
}

/** Whether `held` takes the place of `other`. */
function supersedes(held: Held, other: Held): boolean {
  if (!isPosition(held)) return held.goneSince >= (isPosition(other) ? other.gateVersion : other.goneSince);
  return isPosition(other) ? comesAfter(held, other) : held.gateVersion > other.goneSince;
}
