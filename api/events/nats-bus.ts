import {
  connect,
  type Msg,
  type NatsConnection,
  type NodeConnectionOptions,
  nuid,
  type Subscription,
} from '@nats-io/transport-node';
import { AppError } from '../kernel/app-error.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Bus, BusTrouble, EventName, FollowedName, Following, Peer } from './bus.ts';
import type { Events, Gate } from './events.ts';
import { Listeners } from './listeners.ts';
import { CurrentPositions } from './nats/current-positions.ts';
import { Pulse } from './nats/pulse.ts';
import { HEARD_BY_ALL, Subjects } from './nats/subjects.ts';

export interface NatsBusOptions {
  /** `nats://user:password@host:4222/name`, or `tls://…`; the name, `whereabouts` unless given, sets installations on one server apart. */
  readonly url: string;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
  /** How many processes, this one too, work on the database now; asked when one falls silent. */
  readonly seats: () => Promise<number>;
  /** The bus is over and nothing brings it back: only a new process hears and shows anything again. */
  readonly onLost: () => void;
}

interface Key {
  readonly subscription: Subscription;
  /** Since when it is followed: not by who listens alone. */
  ready: Promise<void> | null;
  count: number;
}

/** A server that is starting answers within this; one that is not there is not waited for. */
const CONNECT_WITHIN_MS = 5_000;
/** How long is waited for an answer at most: without one the bus is down, and what is missed comes later. */
const ANSWER_WITHIN_MS = 1_000;

/**
 * The bus of several processes, over NATS. Events are published once and reach each process that listens; this process hears its own at
 * once and not again. Positions and gates reach only who follows them. Nothing of it is on a disk: see `nats/current-positions.ts`.
 */
export class NatsBus implements Bus {
  readonly processId: string;
  readonly #connection: NatsConnection;
  readonly #subjects: Subjects;
  readonly #listeners: Listeners;
  readonly #keys = new Map<string, Key>();
  readonly #current: CurrentPositions;
  readonly #pulse: Pulse;
  readonly #onError: (error: unknown) => void;
  readonly #clock: Clock;
  #over = false;

  private constructor(connection: NatsConnection, { url, clock, onError, seats, onLost }: NatsBusOptions) {
    this.processId = nuid.next();
    this.#connection = connection;
    this.#clock = clock;
    // What fails because it was closed is nobody's concern.
    this.#onError = (error) => this.#over || onError(error);
    this.#subjects = new Subjects(prefixOf(url));
    this.#listeners = new Listeners(onError);
    const parts = { connection, subjects: this.#subjects, processId: this.processId, clock, onError: this.#onError };
    this.#current = new CurrentPositions({
      ...parts,
      listen: (providerId) => this.#listen('positionMoved', providerId).stop,
      onReading: (reading) => this.#listeners.tell('positionMoved', reading),
    });
    for (const name of HEARD_BY_ALL) {
      connection.subscribe(this.#subjects.event(name), { callback: this.#hearing(name) });
    }
    this.#pulse = new Pulse({ ...parts, renew: () => this.#renew(), seats, onLost });
  }

  /** Connects. Throws UNAVAILABLE, whose message has no part of the URL, if there is no server, or none that holds buckets. */
  static async open(options: NatsBusOptions): Promise<NatsBus> {
    let connection: NatsConnection;
    try {
      connection = await connect(connectionOptions(options.url));
    } catch (error) {
      throw new AppError('UNAVAILABLE', 'NATS_URL: the server cannot be reached, or does not let us in.', {
        cause: error,
      });
    }
    const bus = new NatsBus(connection, options);
    try {
      await bus.#current.open();
      await connection.flush();
      return bus;
    } catch (error) {
      await bus.close();
      if (error instanceof AppError) throw error;
      throw new AppError('UNAVAILABLE', 'NATS_URL: the server holds no buckets. It needs JetStream (`-js`).', {
        cause: error,
      });
    }
  }

  publish<Name extends Exclude<EventName, 'subjectErased'>>(name: Name, event: Events[Name]): void {
    this.#tell(name, event);
  }

  async erase(event: Events['subjectErased']): Promise<void> {
    try {
      if (!this.healthy()) throw new Error('others may not hear it');
      this.#tell('subjectErased', event);
      for (const providerId of event.providerIds) await this.#current.erase(providerId);
      await this.#arrived();
    } catch (error) {
      throw new AppError('UNAVAILABLE', 'The bus does not answer.', { cause: error });
    }
  }

  on<Name extends EventName>(name: Name, listen: (event: Events[Name]) => void): () => void {
    return this.#listeners.on(name, listen);
  }

  follow(name: FollowedName, key: string): Following {
    const { known, stop } = this.#listen(name, key);
    known.ready ??= this.healthy() ? this.#first(name, key) : Promise.resolve();
    return { ready: known.ready, stop };
  }

  healthy(): boolean {
    return this.#pulse.healthy();
  }

  onHealth(listen: (trouble: BusTrouble | null) => void): () => void {
    return this.#pulse.onHealth(listen);
  }

  onResync(read: () => Promise<void>): () => void {
    return this.#pulse.onResync(read);
  }

  onPeer(listen: (peer: Peer) => void): () => void {
    return this.#pulse.onPeer(listen);
  }

  async close(): Promise<void> {
    if (this.#over) return;
    this.#over = true;
    this.#pulse.stop();
    this.#current.close();
    this.#listeners.clear();
    // What was told last is on its way, unless nobody answers.
    await this.#atMost(ANSWER_WITHIN_MS, this.#connection.flush());
    await this.#connection.close();
  }

  #tell<Name extends EventName>(name: Name, event: Events[Name]): void {
    this.#listeners.tell(name, event);
    if (this.#over || this.#connection.isClosed()) return;
    try {
      this.#send(name, event);
    } catch (error) {
      this.#onError(error);
    }
  }

  #send<Name extends EventName>(name: Name, event: Events[Name]): void {
    if (name === 'positionMoved') {
      const reading = event as Events['positionMoved'];
      this.#current.put(reading.providerId, reading);
      return;
    }
    // Only positions wait for each other: all else keeps its place behind them.
    this.#current.writeAll();
    if (name === 'gateChanged') this.#clear(event as Gate);
    this.#connection.publish(this.#subjects.of(name, event), JSON.stringify(event));
  }

  /** A position belongs to its session: with the session, or while it is paused, the bucket forgets it too. */
  #clear({ providerId, session, version }: Gate): void {
    if (!session || session.paused) this.#current.put(providerId, { goneSince: version });
    this.#current.writeAll();
  }

  /** Hears of the key from now on, until `stop` is called; who does so several times hears it once. */
  #listen(name: FollowedName, key: string): { known: Key; stop: () => void } {
    const subject = this.#subjects.followed(name, key);
    const known = this.#keys.get(subject) ?? this.#begin(name, key, subject);
    known.count += 1;
    let over = false;
    const stop = () => {
      if (over) return;
      over = true;
      known.count -= 1;
      if (known.count > 0) return;
      known.subscription.unsubscribe();
      this.#keys.delete(subject);
    };
    return { known, stop };
  }

  #begin(name: FollowedName, key: string, subject: string): Key {
    const callback = name === 'positionMoved' ? this.#hearingPositions(key) : this.#hearing(name);
    const begun = { subscription: this.#connection.subscribe(subject, { callback }), ready: null, count: 0 };
    this.#keys.set(subject, begun);
    return begun;
  }

  #first(name: FollowedName, key: string): Promise<void> {
    const first = name === 'positionMoved' ? this.#current.catchUp(key) : this.#connection.flush();
    return this.#atMost(ANSWER_WITHIN_MS, first);
  }

  async #renew(): Promise<void> {
    await this.#current.open();
    const prefix = this.#subjects.position('');
    const followed = [...this.#keys].filter(([subject, { ready }]) => ready && subject.startsWith(prefix));
    await Promise.all(followed.map(([subject]) => this.#current.catchUp(subject.slice(prefix.length))));
  }

  #hearing(name: EventName) {
    return (error: Error | null, message: Msg): void => {
      if (error) return;
      try {
        this.#listeners.tell(name, message.json<never>());
      } catch (failure) {
        this.#onError(failure);
      }
    };
  }

  #hearingPositions(providerId: string) {
    return (error: Error | null, message: Msg): void => {
      if (error || message.data.length === 0) return;
      try {
        this.#current.heard(providerId, message.json());
      } catch (failure) {
        this.#onError(failure);
      }
    };
  }

  /** Resolves when the server has all that was sent to it before: it answers in order. */
  async #arrived(): Promise<void> {
    let hasAnswered = false;
    const answer = this.#connection.flush().then(() => {
      hasAnswered = true;
    });
    await this.#atMost(ANSWER_WITHIN_MS, answer);
    if (!hasAnswered) throw new Error('no answer in time');
  }

  #atMost(ms: number, work: Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#clock.after(ms, resolve);
      work
        .catch((error: unknown) => {
          if (!this.#connection.isClosed()) this.#onError(error);
        })
        .finally(() => {
          cancel();
          resolve();
        });
    });
  }
}

/** The name of an installation in the URL's path. */
const prefixOf = (url: string): string => new URL(url).pathname.slice(1) || 'whereabouts';

function connectionOptions(url: string): NodeConnectionOptions {
  const { protocol, host, username, password } = new URL(url);
  const [user, pass] = [decodeURIComponent(username), decodeURIComponent(password)];
  return {
    servers: host,
    ...(user && pass ? { user, pass } : user ? { token: user } : {}),
    ...(protocol === 'tls:' ? { tls: {} } : {}),
    name: 'whereabouts',
    noEcho: true,
    timeout: CONNECT_WITHIN_MS,
    maxReconnectAttempts: -1,
    // Else the second refusal ends it for good, as while a password is being changed.
    ignoreAuthErrorAbort: true,
    reconnectTimeWait: 250,
    reconnectJitter: 250,
    ignoreClusterUpdates: true,
  };
}
