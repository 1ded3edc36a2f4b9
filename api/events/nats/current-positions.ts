import { type KV, type KvEntry, Kvm } from '@nats-io/kv';
import { headers, type Msg, type NatsConnection } from '@nats-io/transport-node';
import { AppError } from '../../kernel/app-error.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { PositionReading } from '../events.ts';
import { comesAfter } from '../sequence.ts';
import type { Subjects } from './subjects.ts';

/** As long as a position is held anywhere: then the server forgets it too. */
const BUCKET_TTL_MS = 120_000;
/** The memory that the bucket may take: some 400 bytes a position make 160,000 providers. */
const BUCKET_BYTES = 64 * 1024 * 1024;
/**
 * For how long what is to be written gathers: writes to the connection, and reads of what the server says to them, cost more than all else of a
 * report's way to the bus. Who watches here hears it at once; elsewhere nobody sees a fortieth of a second.
 */
const GATHER_MS = 25;
const EXPECTED = 'Nats-Expected-Last-Subject-Sequence';
/** JetStream's code for: another has written meanwhile. */
const WRONG_SEQUENCE = 10_071;
/** Two processes that write at once settle it in one turn; a third attempt is for a third process. */
const ATTEMPTS = 5;

/** What lies in the bucket for a provider: a position, or that there is none since that version of the gate. */
export type Held = PositionReading | { readonly goneSince: number };

export const isPosition = (held: Held): held is PositionReading => 'recordedAtMs' in held;

/** What this process knows of a provider that has reported to it: the newest that it has written or found. */
interface Own {
  held: Held;
  /** The number of what lies in the bucket, as far as this process knows: 0 is nothing. */
  revision: number;
  untilMs: number;
  settling: boolean;
}

export interface CurrentPositionsParts {
  readonly connection: NatsConnection;
  readonly subjects: Subjects;
  readonly processId: string;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
  /** Hears of a position that another process has written. */
  readonly onReading: (reading: PositionReading) => void;
}

/**
 * The current positions of all processes, in the memory of the NATS server: one message for a provider, replaced by the next, gone after
 * 120 s. What is written is heard at once by who follows, because a bucket is a subject. An older position never replaces a newer one:
 * each is written on condition that nobody has written since; who finds that somebody has, compares.
 */
export class CurrentPositions {
  readonly #parts: CurrentPositionsParts;
  readonly #own = new Map<string, Own>();
  /** Those whose newest is to be written. */
  readonly #unwritten = new Set<string>();
  #bucket: KV | null = null;
  #cancelTimer: () => void = () => {};

  constructor(parts: CurrentPositionsParts) {
    this.#parts = parts;
    parts.connection.subscribe(parts.subjects.receipt(parts.processId, '*'), {
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
    await Promise.all([...this.#own.keys()].map((providerId) => this.#settle(providerId)));
  }

  /** Tells who follows, in a few milliseconds, and holds it for who comes; of several the last. Never throws, and does not wait. */
  put(providerId: string, held: Held): void {
    const known = this.#own.get(providerId);
    if (known && !supersedes(held, known.held)) return;
    const own = known ?? { held, revision: 0, untilMs: 0, settling: false };
    own.held = held;
    own.untilMs = this.#parts.clock.now() + BUCKET_TTL_MS;
    this.#own.set(providerId, own);
    if (this.#unwritten.size === 0) this.#parts.clock.after(GATHER_MS, () => this.writeAll());
    this.#unwritten.add(providerId);
  }

  /** Another process has told that there is none since that version of the gate, and writes so: it is not here any more either. */
  forget(providerId: string, goneSince: number): void {
    const own = this.#own.get(providerId);
    if (!own || !supersedes({ goneSince }, own.held)) return;
    own.held = { goneSince };
    this.#unwritten.delete(providerId);
  }

  /** Makes sure that nothing is held for a provider, now or later. Rejects if the server does not say so. */
  async erase(providerId: string): Promise<void> {
    if (!this.#bucket) throw new AppError('UNAVAILABLE', 'The bus holds no positions yet.');
    const held = { goneSince: Number.MAX_SAFE_INTEGER };
    // On no condition: whoever has written before finds it, and gives way.
    const revision = await this.#bucket.put(providerId, JSON.stringify(held));
    this.#own.set(providerId, { held, revision, untilMs: this.#parts.clock.now() + BUCKET_TTL_MS, settling: false });
  }

  /** What is held for a provider now; null if there is nothing. Rejects if the server does not answer. */
  async get(providerId: string): Promise<PositionReading | null> {
    const entry = await this.#bucket?.get(providerId);
    const held = entry && heldIn(entry);
    return held && isPosition(held) ? held : null;
  }

  /** What was put last is on its way then. */
  close(): void {
    this.#cancelTimer();
    this.writeAll();
  }

  /** Writes what has gathered: all in one turn, which the connection sends as one piece. */
  writeAll(): void {
    for (const providerId of this.#unwritten) {
      const own = this.#own.get(providerId);
      try {
        if (own && !this.#parts.connection.isClosed()) this.#write(providerId, own);
      } catch (error) {
        this.#parts.onError(error);
      }
    }
    this.#unwritten.clear();
  }

  #write(providerId: string, own: Own): void {
    const { connection, subjects, processId } = this.#parts;
    const conditions = headers();
    conditions.set(EXPECTED, String(own.revision));
    connection.publish(subjects.position(providerId), JSON.stringify(own.held), {
      headers: conditions,
      reply: subjects.receipt(processId, providerId),
    });
  }

  /** What the bucket said to something that was written. */
  #receipt(message: Msg): void {
    const providerId = message.subject.slice(message.subject.lastIndexOf('.') + 1);
    const own = this.#own.get(providerId);
    if (!own || message.data.length === 0) return;
    const { seq, error } = message.json<{ seq?: number; error?: { err_code?: number } }>();
    if (!error) own.revision = Math.max(own.revision, seq ?? 0);
    else if (error.err_code === WRONG_SEQUENCE) void this.#settle(providerId).catch(this.#parts.onError);
    else this.#parts.onError(new AppError('UNAVAILABLE', 'A position could not be held on the bus.'));
  }

  /** Somebody else has written: the newer stays. */
  async #settle(providerId: string): Promise<void> {
    const own = this.#own.get(providerId);
    if (!own || own.settling || !this.#bucket) return;
    own.settling = true;
    try {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) if (await this.#compare(providerId, own)) return;
    } finally {
      own.settling = false;
    }
  }

  /** True when it is settled. */
  async #compare(providerId: string, own: Own): Promise<boolean> {
    const entry = await this.#bucket!.get(providerId);
    const other = entry && heldIn(entry);
    own.revision = entry?.revision ?? 0;
    if (other && !supersedes(own.held, other)) {
      own.held = other;
      if (isPosition(other)) this.#parts.onReading(other);
      return true;
    }
    try {
      own.revision = await this.#bucket!.put(providerId, JSON.stringify(own.held), { previousSeq: own.revision });
      return true;
    } catch (error) {
      if ((error as { code?: number }).code === WRONG_SEQUENCE) return false;
      throw error;
    }
  }

  /** Forgets what is too old to be of use, so that nothing stays of who reports no more. */
  #sweep(): void {
    const nowMs = this.#parts.clock.now();
    for (const [providerId, own] of this.#own) if (own.untilMs <= nowMs) this.#own.delete(providerId);
    this.#cancelTimer = this.#parts.clock.after(BUCKET_TTL_MS / 8, () => this.#sweep());
  }
}

function heldIn(entry: KvEntry): Held | null {
  return entry.operation === 'PUT' ? entry.json<Held>() : null;
}

/** Whether `held` takes the place of `other`. */
function supersedes(held: Held, other: Held): boolean {
  if (!isPosition(held)) return held.goneSince >= (isPosition(other) ? other.gateVersion : other.goneSince);
  return isPosition(other) ? comesAfter(held, other) : held.gateVersion > other.goneSince;
}
