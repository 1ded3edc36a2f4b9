import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { Turn } from './turn.ts';
import { writeNow } from './write-now.ts';

/** Who could not be written to because the socket was busy, and is to be told when it is not. */
export interface Late {
  catchUp(): void;
}

/** Hears how the socket takes what it is given. */
export interface Flow {
  /** Bytes wait in this process, because the reader does not take them. */
  onBusy(): void;
  /** Some of them have left. */
  onProgress(): void;
  /** All of them have. */
  onFree(): void;
}

/**
 * Writes whole frames to a socket below `ws`, all of one turn in one write. That is safe for these reasons:
 *
 * - *Whole frames.* `ws` writes each frame that it sends in one synchronous step, as long as nothing is compressed and no
 *   Blob is sent; so whatever it has begun is complete when we come. We write complete frames too, never a fragment, and
 *   nobody sends fragments through `ws` here. Both go through the same `net.Socket`, which keeps their order; past it
 *   only what can overtake nothing (`write-now.ts`).
 * - *What is held.* What `ws` sends waits in the socket's stream until the end of the turn (`cork`), so that it leaves in one write
 *   with the frames. These queue behind it there; and so does a close frame, which `ws` writes into the same stream.
 * - *Nothing after a close frame.* `ws` leaves OPEN in the same step in which it writes or answers one, or fails; we look at
 *   that just before each write. What was put and not written by then is dropped.
 * - *No compression.* The server does not negotiate permessage-deflate, so an uncompressed frame is right; one that was
 *   negotiated all the same is refused here.
 * - *The upgrade's answer comes first.* It is written before `ws` hands the socket out, through the same `net.Socket`.
 *
 * It holds no queue: when bytes stay in the process after a write, the socket is busy, and nothing is put until they have
 * left. Whoever would have is told then (`Late`), and gives what is newest at that time.
 */
export class SocketWriter {
  readonly #ws: WebSocket;
  readonly #socket: Socket;
  readonly #flow: Flow;
  /** None, nearly always: an empty set takes 200 bytes. */
  #late: Set<Late> | null = null;
  #out = '';
  #along = '';
  #busy = false;
  #isHolding = false;

  /** Throws if the connection compresses. */
  constructor(ws: WebSocket, socket: Socket, flow: Flow) {
    if (ws.extensions !== '') throw new Error('frames cannot be written below an extension of WebSocket');
    this.#ws = ws;
    this.#socket = socket;
    this.#flow = flow;
  }

  /** Whether bytes wait in this process. */
  get isBusy(): boolean {
    return this.#busy;
  }

  /** Those who will be told when the socket is free: one entry for each, however many events they have missed. */
  get lateCount(): number {
    return this.#late?.size ?? 0;
  }

  /** Has what `ws` sends from now on leave with the frames of the turn. To be called before each time that it sends a message. */
  hold(turn: Turn): void {
    if (this.#isHolding) return;
    this.#isHolding = true;
    this.#socket.cork();
    turn.hold(this);
  }

  /** Takes a frame, to be written with the others of the turn; false if the socket is busy: it is not taken. */
  put(frame: string, turn: Turn): boolean {
    if (this.#busy) return false;
    if (this.#out === '') turn.touch(this);
    this.#out += frame;
    return true;
  }

  /**
   * Has a control frame leave in one write with the next frames, or alone when `flush` is called before there are any: between whole frames
   * it may stand anywhere.
   */
  sendAlong(control: string): void {
    this.#along = control;
  }

  /** Remembers that `late` has missed something. */
  owe(late: Late): void {
    this.#late ??= new Set();
    this.#late.add(late);
  }

  /** Forgets it: who has left is told nothing. */
  forgive(late: Late): void {
    this.#late?.delete(late);
  }

  /** Writes what was held and put in this turn, and what was to leave along with it. */
  flush(): void {
    const out = this.#along + this.#out;
    this.#along = '';
    this.#out = '';
    const left = out !== '' && this.#canWrite() ? writeNow(this.#socket, out) : '';
    if (left !== '') this.#socket.write(left, 'latin1');
    else if (!this.#isHolding) return;
    this.#isHolding = false;
    // Nothing where nothing is held.
    this.#socket.uncork();
    this.#look();
  }

  /** Looks whether bytes have stayed in the process. */
  #look(): void {
    if (this.#busy || this.#socket.writableLength === 0 || !this.#canWrite()) return;
    this.#busy = true;
    this.#flow.onBusy();
    this.#awaitRoom();
  }

  #canWrite(): boolean {
    return this.#ws.readyState === this.#ws.OPEN && this.#socket.writable;
  }

  /** An empty write queues behind what waits; its callback says that this has left. */
  #awaitRoom(): void {
    this.#socket.write('', () => {
      if (!this.#canWrite()) return;
      if (this.#socket.writableLength > 0) {
        this.#flow.onProgress();
        this.#awaitRoom();
        return;
      }
      this.#busy = false;
      this.#flow.onFree();
      const late = this.#late;
      this.#late = null;
      for (const one of late ?? []) one.catchUp();
    });
  }
}
