import { frameHead } from './frame.ts';
import type { Late, SocketWriter } from './socket-writer.ts';
import type { Turn } from './turn.ts';

/** A place at which events are received: a socket, and the tail of the frames of its operation. */
export interface Seat extends Late {
  readonly writer: SocketWriter;
  readonly tail: string;
  /** Where it stands among those with a tail as long; -1 if nowhere. */
  index: number;
}

/**
 * Those who receive the same payload. The length of a frame stands at its beginning, so those with tails of one length
 * share all of the frame before the tail: they stand in one dense array, and those with other lengths in others. One is enough nearly always, and
 * a cohort of one member is found cold at each event: so it is held in few objects.
 */
export class Seats {
  #tailLength = 0;
  readonly #seats: Seat[] = [];
  #others: Seats | null = null;

  get count(): number {
    return this.#seats.length + (this.#others?.count ?? 0);
  }

  add(seat: Seat): void {
    if (this.#seats.length === 0) this.#tailLength = seat.tail.length;
    if (seat.tail.length === this.#tailLength) {
      seat.index = this.#seats.push(seat) - 1;
      return;
    }
    this.#others ??= new Seats();
    this.#others.add(seat);
  }

  /** Takes a seat out, if it is in: the last of its length comes into its place. */
  remove(seat: Seat): void {
    seat.writer.forgive(seat);
    if (seat.index < 0) return;
    if (this.#seats[seat.index] !== seat) {
      this.#others?.remove(seat);
      return;
    }
    const last = this.#seats.pop()!;
    if (last !== seat) {
      this.#seats[seat.index] = last;
      last.index = seat.index;
    }
    seat.index = -1;
  }

  /** Puts the payload (JSON, one byte a character) on every seat's socket; a busy one owes it to the seat. */
  put(payload: string, turn: Turn): void {
    if (this.#seats.length > 0) this.#put(payload, turn);
    this.#others?.put(payload, turn);
  }

  /** Puts the payload on the socket of one seat, if it is in. */
  putOne(seat: Seat, payload: string, turn: Turn): void {
    if (seat.index < 0) return;
    if (!seat.writer.put(frameHead(payload, seat.tail.length) + seat.tail, turn)) seat.writer.owe(seat);
  }

  #put(payload: string, turn: Turn): void {
    const seats = this.#seats;
    const head = frameHead(payload, this.#tailLength);
    let tail = '';
    let frame = '';
    for (let i = 0; i < seats.length; i++) {
      const seat = seats[i]!;
      // Many have the same id, who have but one operation: their frame is put together once.
      if (seat.tail !== tail) {
        tail = seat.tail;
        frame = head + tail;
      }
      if (!seat.writer.put(frame, turn)) seat.writer.owe(seat);
    }
  }
}
