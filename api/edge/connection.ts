import type { Socket } from 'node:net';
import type { WebSocket as ProtocolSocket } from 'graphql-ws';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import { PING } from '../fanout/frame.ts';
import { type Flow, SocketWriter } from '../fanout/socket-writer.ts';
import type { Turn } from '../fanout/turn.ts';
import type { Clock } from '../kernel/clock.ts';
import { describeFailure } from './error-presenter.ts';
import type { Beating } from './keep-alive.ts';
import type { CloseCause } from './metrics.ts';

/** Thrown where a message is handled, it closes the socket. `reason` is at most 123 bytes and names no person. */
export class SocketRefusal extends Error {
  readonly code: number;
  readonly reason: string;
  readonly closeCause: CloseCause;

  constructor(code: number, reason: string, closeCause: CloseCause) {
    super(reason);
    this.code = code;
    this.reason = reason;
    this.closeCause = closeCause;
  }
}

/** Close codes that we give, beside those of graphql-ws (4400 to 4429). */
export const CLOSE_CODES = {
  /** RFC 6455's registry: the server restarts; clients come back. */
  serviceRestart: 1012,
  /** The same registry: come back later. */
  tryAgainLater: 1013,
  /** graphql-ws: final for its client, unlike 4403. */
  unauthorized: 4401,
  /** graphql-ws: something of ours failed. */
  internal: 4500,
} as const;

export interface ConnectionParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly turn: Turn;
  readonly stalledSocketMs: number;
  readonly maxMessagesWhileStalled: number;
}

/**
 * One socket, as graphql-ws's protocol code sees it. All that is written to it goes through here: messages of the protocol
 * by `send`, frames that many sockets share by `writer`. `send` settles when the bytes have left the process, so a source
 * that is asked for the next event only then gives the latest, and a reader that stalls costs one frame per stream.
 */
export class Connection implements ProtocolSocket, Beating, Flow {
  readonly protocol: string;
  /** Writes prepared frames. */
  readonly writer: SocketWriter;
  readonly #ws: WebSocket;
  readonly #parts: ConnectionParts;
  /** Sends whose bytes are still in this process. */
  #unsent: Set<() => void> | null = null;
  #whenFlushed: (() => void)[] = [];
  #cancelStall: (() => void) | null = null;
  #messagesWhileStalled = 0;
  #heard = true;
  #closeCause: CloseCause | null = null;

  constructor(ws: WebSocket, socket: Socket, parts: ConnectionParts) {
    this.protocol = ws.protocol;
    this.#ws = ws;
    this.#parts = parts;
    this.writer = new SocketWriter(ws, socket, this);
    socket.setNoDelay(true);
    ws.on('pong', () => this.#hear());
    ws.on('ping', (data) => {
      this.#hear();
      if (!this.isStalled) ws.pong(data);
    });
    // What ws finds wrong with a frame (too large, not UTF-8) it closes by itself, with the right code.
    ws.on('error', () => {
      this.#closeCause ??= 'protocol';
    });
    ws.on('close', () => this.#settleAll());
  }

  /** Whether bytes wait in this process because the reader does not take them. */
  get isStalled(): boolean {
    return this.#cancelStall !== null;
  }

  get isOpen(): boolean {
    return this.#ws.readyState === this.#ws.OPEN;
  }

  /** Why the socket was or is being closed. */
  get closeCause(): CloseCause {
    return this.#closeCause ?? 'client';
  }

  /**
   * Sends a message, in one write with what else leaves in this turn; settles when its bytes have left the process or the
   * socket is gone. Never rejects.
   */
  send(data: string): Promise<void> {
    if (!this.isOpen) return Promise.resolve();
    return new Promise((resolve) => {
      this.#unsent ??= new Set();
      this.#unsent.add(resolve);
      this.writer.hold(this.#parts.turn);
      this.#ws.send(data, () => this.#onSent(resolve));
    });
  }

  /** Settles when nothing waits to be sent. */
  flushed(): Promise<void> {
    if (!this.#unsent) return Promise.resolve();
    return new Promise((resolve) => this.#whenFlushed.push(resolve));
  }

  /** Starts the closing handshake; the socket is cut if the other side does not answer it. */
  close(code = 1000, reason = '', cause: CloseCause = 'protocol'): void {
    this.#closeCause ??= cause;
    this.#ws.resume();
    this.#ws.close(code, reason);
  }

  onMessage(handle: (data: string) => Promise<void>): void {
    this.#ws.on('message', (data) => {
      // ws goes on reading until the other side has closed as well; what comes then is no longer taken.
      if (!this.isOpen) return;
      this.#hear();
      handle(messageIn(String(data))).catch((error: unknown) => this.#onFailure(error));
    });
  }

  onBusy(): void {
    this.#awaitDrain();
  }

  onProgress(): void {
    this.#endStall();
    this.#awaitDrain();
  }

  onFree(): void {
    this.#endStall();
  }

  /** Who has been silent since the last ping is gone. A stalled reader has its own limit. */
  beat(): void {
    if (!this.isOpen || this.isStalled) return;
    if (!this.#heard) {
      this.#closeCause ??= 'dead';
      this.#ws.terminate();
      return;
    }
    this.#heard = false;
    // A write of its own would cost as much as a delivery.
    this.writer.sendAlong(PING);
  }

  /** The ping leaves now, if it has not left along with frames. */
  settle(): void {
    if (!this.isStalled) this.writer.flush();
  }

  #hear(): void {
    this.#heard = true;
    if (!this.isStalled || ++this.#messagesWhileStalled <= this.#parts.maxMessagesWhileStalled) return;
    // Answers would pile up behind what it does not read.
    if (this.isOpen) this.#ws.pause();
  }

  #onSent(resolve: () => void): void {
    this.#unsent?.delete(resolve);
    // Nearly all sockets have nothing to send nearly always, and a set takes 200 bytes.
    if (this.#unsent?.size === 0) this.#unsent = null;
    resolve();
    this.#endStall();
    if (this.writer.isBusy) this.#awaitDrain();
    if (this.#unsent) return;
    for (const flushed of this.#whenFlushed.splice(0)) flushed();
  }

  #awaitDrain(): void {
    // One that is being closed has its own limit.
    if (this.isStalled || !this.isOpen) return;
    const { clock, stalledSocketMs } = this.#parts;
    this.#cancelStall = clock.after(stalledSocketMs, () => {
      this.close(CLOSE_CODES.tryAgainLater, `Nothing was read for ${Math.round(stalledSocketMs / 1000)} s`, 'stalled');
    });
  }

  #endStall(): void {
    if (!this.#cancelStall) return;
    this.#cancelStall();
    this.#cancelStall = null;
    this.#messagesWhileStalled = 0;
    this.#heard = true;
    if (this.#ws.isPaused) this.#ws.resume();
  }

  #settleAll(): void {
    this.#endStall();
    for (const resolve of this.#unsent ?? []) resolve();
    this.#unsent = null;
    for (const flushed of this.#whenFlushed.splice(0)) flushed();
  }

  #onFailure(error: unknown): void {
    if (error instanceof SocketRefusal) {
      this.close(error.code, error.reason, error.closeCause);
      return;
    }
    this.#parts.logger.error({ failure: describeFailure(error) }, 'a WebSocket message failed');
    this.close(CLOSE_CODES.internal, 'Internal server error', 'failure');
  }
}

/**
 * The message as graphql-ws also takes it, parsed: given the text, it would hold that for as long as the operation runs. What is no JSON stays
 * text, for graphql-ws to refuse.
 */
function messageIn(text: string): string {
  try {
    const message = JSON.parse(text);
    // A text in a text would be parsed again.
    return typeof message === 'string' ? text : message;
  } catch {
    return text;
  }
}
