import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { POSITION } from '../../api/test/support/streams.ts';
import type { Ready } from './drive.ts';
import { openSocket, sendMessage } from './raw-socket.ts';

/** Sockets that are being opened at once: what a listening socket queues without turning anybody away. */
const OPENING_AT_ONCE = 50;
const CONNECT_WITHIN_MS = 90_000;
const LOOK_MS = 20;
const SUBSCRIPTION = `subscription ($id: ID!) { providerPosition(providerId: $id) { ${POSITION} } }`;

/** What the subscribers received in one part of a run. */
export interface Received {
  readonly deliveries: number;
  /** Of another provider than asked for. */
  readonly foreign: number;
  /** Older than the one before. */
  readonly outOfOrder: number;
  readonly errors: number;
  readonly latenciesMs: readonly number[];
}

/** One socket with one subscription. */
class Subscriber {
  readonly provider: number;
  readonly socket: Socket;
  lastMs = 0;
  isSubscribed = false;

  constructor(provider: number, ready: Ready, taken: (subscriber: Subscriber, text: string) => void) {
    this.provider = provider;
    this.socket = openSocket(ready, (text) => taken(this, text));
  }

  send(message: object): void {
    sendMessage(this.socket, message);
  }
}

/** Everybody who subscribes in one run: one process, raw sockets, so that little of the machine goes to this side. */
export class Subscribers {
  readonly #ready: Ready;
  readonly #query: string;
  readonly #all: Subscriber[] = [];
  #isLeaving = false;
  #failure: Error | null = null;
  #latenciesMs: number[] = [];
  #counts = { deliveries: 0, foreign: 0, outOfOrder: 0, errors: 0 };

  /** `query` asks for `providerPosition` of the variable `id`. */
  constructor(ready: Ready, query = SUBSCRIPTION) {
    this.#ready = ready;
    this.#query = query;
  }

  /** Opens `count` sockets, spread over the providers, and resolves when the servers has been asked for every subscription. */
  async open(count: number): Promise<void> {
    const endMs = Date.now() + CONNECT_WITHIN_MS;
    for (let i = 0; i < count; i++) {
      const subscriber = new Subscriber(i % this.#ready.providerIds.length, this.#ready, (who, text) =>
        this.#take(who, text),
      );
      this.#all.push(subscriber);
      subscriber.socket.on('error', (error) => this.#fail(error));
      subscriber.socket.on('close', () => this.#fail(new Error('the server closed a socket')));
      const opened = () => this.#all.length - this.#all.filter((one) => one.isSubscribed).length;
      if ((i + 1) % OPENING_AT_ONCE !== 0 && i + 1 < count) continue;
      while (opened() > 0) {
        if (this.#failure) throw this.#failure;
        if (Date.now() > endMs) throw new Error('not everybody was connected in time');
        await sleep(1);
      }
    }
  }

  #fail(error: Error): void {
    if (!this.#isLeaving) this.#failure ??= error;
  }

  #take(who: Subscriber, text: string): void {
    const nowMs = Date.now();
    const { type, payload } = JSON.parse(text);
    if (type === 'next') return this.#event(who, payload, nowMs);
    if (type === 'ping') return who.send({ type: 'pong' });
    if (type === 'connection_ack') {
      const id = this.#ready.providerIds[who.provider];
      who.send({ id: 'a', type: 'subscribe', payload: { query: this.#query, variables: { id } } });
      who.isSubscribed = true;
      return;
    }
    this.#counts.errors += 1;
    this.#fail(new Error(`unasked for: ${text.slice(0, 300)}`));
  }

  #event(who: Subscriber, payload: { data?: { providerPosition?: Record<string, string> } }, nowMs: number): void {
    const position = payload.data?.providerPosition;
    if (!position) {
      this.#counts.errors += 1;
      return;
    }
    if (position['providerId'] !== this.#ready.providerIds[who.provider]) this.#counts.foreign += 1;
    // The state at the start may be that there is no position.
    if (!position['recordedAt']) return;
    const recordedAtMs = Date.parse(position['recordedAt']);
    if (recordedAtMs < who.lastMs) this.#counts.outOfOrder += 1;
    who.lastMs = Math.max(who.lastMs, recordedAtMs);
    this.#counts.deliveries += 1;
    this.#latenciesMs.push(Math.max(0, nowMs - recordedAtMs));
  }

  /** Waits until everybody has the last event of their provider, `withinMs` at most, and gives how many do not. */
  async missing(lastMs: readonly number[], withinMs: number): Promise<number> {
    const endMs = Date.now() + withinMs;
    for (;;) {
      const missing = this.#all.filter(({ provider, lastMs: own }) => own < lastMs[provider]!).length;
      if (this.#failure) throw this.#failure;
      if (missing === 0 || Date.now() > endMs) return missing;
      await sleep(LOOK_MS);
    }
  }

  /** What was received since it was asked last. */
  received(): Received {
    const received = { ...this.#counts, latenciesMs: this.#latenciesMs };
    this.#counts = { deliveries: 0, foreign: 0, outOfOrder: 0, errors: 0 };
    this.#latenciesMs = [];
    return received;
  }

  get count(): number {
    return this.#all.length;
  }

  /** Has everybody read no more, until told to go on. */
  pause(): void {
    for (const { socket } of this.#all) socket.pause();
  }

  resume(): void {
    for (const { socket } of this.#all) socket.resume();
  }

  /** Plants a fault: one subscriber takes nothing any more (`missed`), or took what another asked for (`foreign`). */
  plant(fault: string): void {
    const [first] = this.#all;
    if (fault === 'missed') first!.socket.pause();
    if (fault === 'foreign')
      Object.assign(first!, { provider: (first!.provider + 1) % this.#ready.providerIds.length });
  }

  leave(): void {
    this.#isLeaving = true;
    for (const { socket } of this.#all) socket.destroy();
  }
}
