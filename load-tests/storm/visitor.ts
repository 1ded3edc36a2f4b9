import type { Socket } from 'node:net';
import { positionQuery } from '../../api/test/support/streams.ts';
import { openSocket, sendMessage } from '../peers/raw-socket.ts';

/** As clients wait: at first a little, then longer, each time by chance, and as long as they are asked to. */
const [FIRST_WAIT_MS, LONGEST_WAIT_MS] = [250, 10_000];
const ASKED = /^Try again in (\d+) ms$/;

/** Where somebody goes, and what they want to see there. */
export interface Destination {
  /** Asked for each time somebody comes. */
  readonly port: () => number;
  readonly token: string;
  readonly providerId: string;
  /** When the newest position that the server has taken was recorded, in Unix ms. */
  readonly newestMs: () => number;
}

interface Message {
  readonly type: string;
  /** Of a close. */
  readonly reason?: string;
  readonly payload?: { readonly data?: { readonly providerPosition?: { readonly recordedAt?: string } } };
}

/** Somebody with one socket and one subscription, on a raw socket; comes back again and again until they are in. */
export class Visitor {
  readonly #destination: Destination;
  #socket: Socket | null = null;
  #attempt = 0;
  #askedMs = 0;
  #askedAtMs = 0;
  #isOver = false;
  /** When the first event came, in Unix ms; 0 before. */
  firstMs = 0;
  /** Of the newest event, when its position was recorded. */
  recordedMs = 0;
  /** Events that were older than what the server had taken when it was asked, or than the one before, or no event at all. */
  wrong = 0;
  refusals = 0;
  /** When they were let in last, in Unix ms; and when a server that had let them in closed the connection, or 0. */
  admittedMs = 0;
  sentAwayMs = 0;

  constructor(destination: Destination) {
    this.#destination = destination;
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
    const { port, token } = this.#destination;
    const payload = { authorization: `Bearer ${token}` };
    const socket = openSocket({ port: port(), path: '/graphql', payload }, (text) => this.#take(JSON.parse(text)));
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
      this.#askedAtMs = this.#destination.newestMs();
      const variables = { id: this.#destination.providerId };
      return this.#send({ id: 'a', type: 'subscribe', payload: { query: positionQuery(), variables } });
    }
    if (type === 'ping') return this.#send({ type: 'pong' });
    if (type === 'closed') {
      this.#askedMs = Number(ASKED.exec(reason)?.[1] ?? 0);
      return void this.#socket!.destroy();
    }
    const recordedAt = type === 'next' ? payload?.data?.providerPosition?.recordedAt : undefined;
    const recordedMs = recordedAt ? Date.parse(recordedAt) : 0;
    if (recordedMs < Math.max(this.#askedAtMs, this.recordedMs)) this.wrong += 1;
    this.recordedMs = recordedMs;
    this.firstMs ||= Date.now();
  }
}
