import type { NatsConnection, Status, Subscription } from '@nats-io/transport-node';
import { AppError } from '../../kernel/app-error.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { BusTrouble, Peer } from '../bus.ts';
import { tellAll } from '../listeners.ts';
import type { Subjects } from './subjects.ts';

/** How often the server is asked for a sign of life, and the other processes are given one. */
const BEAT_MS = 250;
/** Without a sign of life from the server for so long, a revocation could be on its way unheard. */
const SILENT_MS = 1_000;
/** Another process that stalls for less is busy; after more it may have been cut off, and what it changed is read. */
const PEER_SILENT_MS = 2_000;
/** After so long without a word it is gone, with all that it has announced. */
const PEER_GONE_MS = 3_000;
/** After so long a silent connection is given up for a new one: the network may have dropped it without a word. */
const RECONNECT_AFTER_MS = 5_000;
/** How long after a failed reading it is tried again. */
const RETRY_MS = 500;
const BYE = 'bye';

export interface PulseParts {
  readonly connection: NatsConnection;
  readonly subjects: Subjects;
  readonly processId: string;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
  /** Reads anew what the bus itself keeps, before anything else is. */
  readonly renew: () => Promise<void>;
  /** How many processes, this one too, work on the database now. */
  readonly seats: () => Promise<number>;
  /** The connection is over and does not come back, though nobody has closed it. */
  readonly onLost: () => void;
}

interface Heard {
  lastMs: number;
  silent: boolean;
}

/**
 * Whether events are sure to arrive. The server answers pings, in order with everything else, so an answer says that all before it has
 * arrived. After silence, or a broken connection, everything that events keep current is read anew before the bus is healthy again.
 */
export class Pulse {
  readonly #parts: PulseParts;
  readonly #peers = new Map<string, Heard>();
  readonly #readers = new Set<() => Promise<void>>();
  readonly #healthListeners = new Set<(trouble: BusTrouble | null) => void>();
  readonly #peerListeners = new Set<(peer: Peer) => void>();
  readonly #subscriptions: Subscription[];
  #connected = true;
  #answeredMs: number;
  #tickedMs: number;
  #asked: object | null = null;
  #sound = true;
  #current = true;
  #told = true;
  #reading = false;
  #again = false;
  /** Whether another process works on the database, as far as is known, of which nothing is heard. */
  #doubtful = false;
  #over = false;
  #cancelTimer: () => void = () => {};

  constructor(parts: PulseParts) {
    this.#parts = parts;
    const { connection, subjects, clock, processId } = parts;
    this.#answeredMs = clock.now();
    this.#tickedMs = clock.now();
    this.#subscriptions = [
      connection.subscribe(subjects.beat('*'), {
        callback: (error, message) => {
          const from = message.subject.slice(message.subject.lastIndexOf('.') + 1);
          if (!error && from !== processId) this.#heard(from, message.string() === BYE);
        },
      }),
      connection.subscribe(subjects.resync, { callback: () => this.#read() }),
    ];
    void this.#follow(connection.status()).catch(parts.onError);
    void connection.closed().then(() => this.#over || parts.onLost());
    this.#tick();
  }

  healthy(): boolean {
    return this.#sound && this.#current && !this.#over;
  }

  onHealth(listen: (trouble: BusTrouble | null) => void): () => void {
    this.#healthListeners.add(listen);
    return () => this.#healthListeners.delete(listen);
  }

  onResync(read: () => Promise<void>): () => void {
    this.#readers.add(read);
    return () => this.#readers.delete(read);
  }

  onPeer(listen: (peer: Peer) => void): () => void {
    this.#peerListeners.add(listen);
    return () => this.#peerListeners.delete(listen);
  }

  /** Says goodbye, so that nobody waits for a sign of life. */
  stop(): void {
    this.#over = true;
    this.#cancelTimer();
    const { connection, subjects, processId } = this.#parts;
    if (!connection.isClosed()) connection.publish(subjects.beat(processId), BYE);
    for (const subscription of this.#subscriptions) subscription.unsubscribe();
  }

  async #follow(statuses: AsyncIterable<Status>): Promise<void> {
    for await (const { type } of statuses) {
      if (type === 'disconnect') this.#lost();
      if (type === 'reconnect') this.#found();
    }
  }

  #lost(): void {
    this.#connected = false;
    this.#asked = null;
    this.#missed('disconnected');
  }

  #found(): void {
    const nowMs = this.#parts.clock.now();
    this.#connected = true;
    this.#answeredMs = nowMs;
    for (const peer of this.#peers.values()) peer.lastMs = nowMs;
    this.#answered();
  }

  #tick(): void {
    const { clock, connection, subjects, processId } = this.#parts;
    const nowMs = clock.now();
    // Who has been asleep has not been met with silence: what came meanwhile waits to be read.
    const stalledMs = Math.max(0, nowMs - this.#tickedMs - 2 * BEAT_MS);
    this.#tickedMs = nowMs;
    this.#answeredMs += stalledMs;
    for (const peer of this.#peers.values()) peer.lastMs += stalledMs;
    if (this.#connected) {
      const silentMs = nowMs - this.#answeredMs;
      if (silentMs > SILENT_MS) this.#missed('server silent');
      if (silentMs > RECONNECT_AFTER_MS) this.#reconnect();
      if (!this.#asked) this.#ask();
      connection.publish(subjects.beat(processId));
      this.#lookForPeers(nowMs);
    }
    if (!this.#over) this.#cancelTimer = clock.after(BEAT_MS, () => this.#tick());
  }

  #ask(): void {
    const question = {};
    this.#asked = question;
    const answer = () => {
      if (this.#asked !== question) return;
      this.#asked = null;
      this.#answeredMs = this.#parts.clock.now();
      if (!this.#sound) this.#answered();
    };
    // A question that the connection took with it is asked again once there is another.
    this.#parts.connection.flush().then(answer, () => {});
  }

  #reconnect(): void {
    this.#answeredMs = this.#parts.clock.now();
    this.#parts.connection.reconnect().catch(this.#parts.onError);
  }

  /** Something may not have been heard. */
  #missed(trouble: BusTrouble): void {
    this.#sound = false;
    this.#current = false;
    this.#tell(trouble);
  }

  /** The server answers again. What this process has told meanwhile may not have been heard either: the others read too. */
  #answered(): void {
    this.#sound = true;
    this.#parts.connection.publish(this.#parts.subjects.resync);
    this.#read();
  }

  #heard(processId: string, leaving: boolean): void {
    const known = this.#peers.get(processId);
    if (leaving) {
      if (known) this.#gone(processId);
      return;
    }
    this.#peers.set(processId, { lastMs: this.#parts.clock.now(), silent: false });
    if (!known) tellAll(this.#peerListeners, { processId, here: true }, this.#parts.onError);
  }

  #gone(processId: string): void {
    this.#peers.delete(processId);
    tellAll(this.#peerListeners, { processId, here: false }, this.#parts.onError);
  }

  /**
   * A process that falls silent without a goodbye was killed, or cut off. Nothing is shown until it has left the database too, for until
   * then it may be revoking what nobody hears of; then what it has changed is read.
   */
  #lookForPeers(nowMs: number): void {
    for (const [processId, peer] of this.#peers) {
      const silentMs = nowMs - peer.lastMs;
      if (silentMs > PEER_SILENT_MS && !peer.silent) {
        peer.silent = true;
        this.#doubtful = true;
        this.#current = false;
        this.#tell('process silent');
        this.#read();
      }
      if (silentMs > PEER_GONE_MS) this.#gone(processId);
    }
  }

  /** Reads everything anew; asked again meanwhile, once more afterwards. */
  #read(): void {
    this.#again = true;
    if (this.#reading || this.#over) return;
    this.#reading = true;
    void this.#readAll();
  }

  async #readAll(): Promise<void> {
    while (this.#again && !this.#over) {
      this.#again = false;
      try {
        // First: whoever has left changes nothing after what is read.
        await this.#refuseDoubt();
        await this.#parts.renew();
        await Promise.all([...this.#readers].map((read) => read()));
      } catch (error) {
        this.#parts.onError(error);
        this.#again = true;
        await new Promise<void>((resolve) => this.#parts.clock.after(RETRY_MS, resolve));
      }
    }
    // In the step in which nothing more was asked for: what is asked for next begins anew.
    this.#reading = false;
    this.#current = this.#sound;
    if (this.healthy()) this.#tell(null);
  }

  /** Throws while more processes work on the database than are heard. */
  async #refuseDoubt(): Promise<void> {
    if (!this.#doubtful) return;
    const heard = [...this.#peers.values()].filter(({ silent }) => !silent).length;
    if ((await this.#parts.seats()) > heard + 1) {
      throw new AppError('UNAVAILABLE', 'A process works on the database that is not heard on the bus.');
    }
    this.#doubtful = false;
  }

  /** Tells that it is healthy, or the first reason why it is not. */
  #tell(trouble: BusTrouble | null): void {
    const healthy = trouble === null;
    if (healthy === this.#told) return;
    this.#told = healthy;
    tellAll(this.#healthListeners, trouble, this.#parts.onError);
  }
}
