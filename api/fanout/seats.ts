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
 * share all of the frame before the tail: they stand in one dense array.
 */
export class Seats {
  readonly #byTailLength = new Map<number, Seat[]>();
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(seat: Seat): void {
    let group = this.#byTailLength.get(seat.tail.length);
    if (!group) {
      group = [];
      this.#byTailLength.set(seat.tail.length, group);
    }
    seat.index = group.push(seat) - 1;
    this.#count += 1;
  }

  /** Takes a seat out, if it is in: the last of its group comes into its place. */
  remove(seat: Seat): void {
    seat.writer.forgive(seat);
    if (seat.index < 0) return;
    const group = this.#byTailLength.get(seat.tail.length)!;
    const last = group.pop()!;
    if (last !== seat) {
      group[seat.index] = last;
      last.index = seat.index;
    }
    if (group.length === 0) this.#byTailLength.delete(seat.tail.length);
    seat.index = -1;
    this.#count -= 1;
  }

  /** Puts the payload (JSON, one byte a character) on every seat's socket; a busy one owes it to the seat. */
  put(payload: string, turn: Turn): void {
    for (const [tailLength, group] of this.#byTailLength) {
      const head = frameHead(payload, tailLength);
      for (let i = 0; i < group.length; i++) {
        const seat = group[i]!;
        if (!seat.writer.put(head + seat.tail, turn)) seat.writer.owe(seat);
      }
    }
  }

  /** Puts the payload on the socket of one seat, if it is in. */
  putOne(seat: Seat, payload: string, turn: Turn): void {
    if (seat.index < 0) return;
    if (!seat.writer.put(frameHead(payload, seat.tail.length) + seat.tail, turn)) seat.writer.owe(seat);
  }
}
