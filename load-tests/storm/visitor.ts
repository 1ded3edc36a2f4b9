import type { Socket } from 'node:net';
import { openSocket, sendMessage } from '../peers/raw-socket.ts';
import { type EventData, judge, type Person } from '../run/judge.ts';

/** As clients wait: at first a little, then longer, each time by chance, and as long as they are asked to. */
const [FIRST_WAIT_MS, LONGEST_WAIT_MS] = [250, 10_000];
const ASKED = /^Try again in (\d+) ms$/;

/** Where somebody goes, and what is known there. */
export interface Destination {
  /** Asked for each time somebody comes. */
  readonly port: () => number;
  /** Of each provider, when the newest position that the server has taken was recorded, in Unix ms. */
  readonly newestMs: ReadonlyMap<string, number>;
}

interface Message {
  readonly type: string;
  /** Of a close. */
  readonly reason?: string;
  /** Of an event, or the errors that end the subscription. */
  readonly payload?: { readonly data?: EventData; readonly errors?: unknown } | readonly unknown[];
}

/** Somebody with one socket and one subscription, on a raw socket; comes back again and again until they are in. */
export class Visitor {
  readonly person: Person;
  readonly #destination: Destination;
  readonly #watched: ReadonlyMap<string, Person['watched'][number]>;
  readonly #mayNotSee: boolean;
  /** Of each provider, the least that an event may show: what the server had taken when it was asked, or the event before. */
  readonly #knownMs = new Map<string, number>();
  #socket: Socket | null = null;
  #attempt = 0;
  #askedMs = 0;
  #isOver = false;
  /** When the first answer came, an event or that there is nothing for them, in Unix ms; 0 before. */
  firstMs = 0;
  /** Events that were older than they may be, that lacked somebody, or that are none at all. */
  wrong = 0;
  /** What they were shown and should not have been, each in words. */
  readonly leaks: string[] = [];
  refusals = 0;
  /** When they were let in last, in Unix ms; and when a server that had let them in closed the connection, or 0. */
  admittedMs = 0;
  sentAwayMs = 0;

  constructor(person: Person, destination: Destination) {
    this.person = person;
    this.#destination = destination;
    this.#watched = new Map(person.watched.map((provider) => [provider.id, provider]));
    this.#mayNotSee = judge.KINDS[person.kind]!.sees === null;
  }

  /** Opens the socket after a wait of chance length. */
  come(): void {
    const mostMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#attempt);
    this.#attempt += 1;
    setTimeout(() => this.#isOver || this.#open(), this.#askedMs + Math.random() * mostMs);
    this.#askedMs = 0;
  }

  /** The connection is lost, from one moment to the next; all that they have seen is forgotten. */
  lose(): void {
    const lost = this.#socket;
    this.#socket = null;
    lost?.resetAndDestroy();
    this.#attempt = 0;
    this.firstMs = 0;
    this.refusals = 0;
  }

  /** Only the way back counts from here. */
  #sentAway(): void {
    this.sentAwayMs = Date.now();
    this.firstMs = 0;
    this.#attempt = 0;
  }

  leave(): void {
    this.#isOver = true;
    this.#socket?.destroy();
  }

  #open(): void {
    const payload = { authorization: `Bearer ${this.person.token}` };
    const address = { port: this.#destination.port(), path: '/graphql', payload };
    const socket = openSocket(address, (text) => this.#take(JSON.parse(text)));
    this.#socket = socket;
    socket.on('error', () => {});
    socket.on('close', () => {
      if (this.#isOver || socket !== this.#socket) return;
      if (this.firstMs > 0) this.#sentAway();
      else this.refusals += 1;
      this.come();
    });
  }

  #send(message: object): void {
    sendMessage(this.#socket!, message);
  }

  #take({ type, payload, reason = '' }: Message): void {
    if (type === 'connection_ack') {
      this.admittedMs = Date.now();
      for (const id of this.#watched.keys()) this.#learn(id, this.#destination.newestMs.get(id)!);
      return this.#send({ id: 'a', type: 'subscribe', payload: judge.subscriptionOf(this.person) });
    }
    if (type === 'ping') return this.#send({ type: 'pong' });
    if (type === 'closed') {
      this.#askedMs = Number(ASKED.exec(reason)?.[1] ?? 0);
      return void this.#socket!.destroy();
    }
    if (type === 'next') this.#event(payload as { data?: EventData });
    else if (!this.#mayNotSee || !judge.isRefusal(payload)) this.wrong += 1;
    this.firstMs ||= Date.now();
  }

  #learn(id: string, recordedMs: number): void {
    this.#knownMs.set(id, Math.max(recordedMs, this.#knownMs.get(id) ?? 0));
  }

  #event({ data }: { data?: EventData }): void {
    const { kind } = this.person;
    const positions = judge.positionsIn(kind, data);
    if (!data || !positions) {
      this.wrong += 1;
      return;
    }
    const leak = judge.leakIn(kind, this.#watched, data);
    if (leak) this.leaks.push(`to ${kind}: ${leak}`);
    if (leak || this.#mayNotSee) return;
    // At first all of whom they are to hear, later those of whom there is news.
    if (this.firstMs === 0 && positions.length < this.#watched.size) this.wrong += 1;
    for (const position of positions) {
      if (!judge.isCurrent(kind, position, this.#knownMs.get(position.providerId)!)) this.wrong += 1;
      this.#learn(position.providerId, Date.parse(position.recordedAt ?? '') || 0);
    }
  }
}
