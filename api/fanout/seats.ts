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

/** Seats whose frames are of one length. */
interface Group {
  readonly tailLength: number;
  readonly seats: Seat[];
}

/**
 * Those who receive the same payload. The length of a frame stands at its beginning, so those with tails of one length
 * share all of the frame before the tail: they stand in one dense array. There are as many of these as lengths, one nearly always.
 */
export class Seats {
  readonly #groups: Group[] = [];

  get count(): number {
    return this.#groups.reduce((sum, { seats }) => sum + seats.length, 0);
  }

  add(seat: Seat): void {
    const tailLength = seat.tail.length;
    let group = this.#groups.find((one) => one.tailLength === tailLength);
    if (!group) {
      group = { tailLength, seats: [] };
      this.#groups.push(group);
    }
    seat.index = group.seats.push(seat) - 1;
  }

  /** Takes a seat out, if it is in: the last of its group comes into its place. */
  remove(seat: Seat): void {
    seat.writer.forgive(seat);
    if (seat.index < 0) return;
    const at = this.#groups.findIndex(({ tailLength }) => tailLength === seat.tail.length);
    const { seats } = this.#groups[at]!;
    const last = seats.pop()!;
    if (last !== seat) {
      seats[seat.index] = last;
      last.index = seat.index;
    }
    if (seats.length === 0) this.#groups.splice(at, 1);
    seat.index = -1;
  }

  /** Puts the payload (JSON, one byte a character) on every seat's socket; a busy one owes it to the seat. */
  put(payload: string, turn: Turn): void {
    for (let g = 0; g < this.#groups.length; g++) {
      const { tailLength, seats } = this.#groups[g]!;
      const head = frameHead(payload, tailLength);
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

  /** Puts the payload on the socket of one seat, if it is in. */
  putOne(seat: Seat, payload: string, turn: Turn): void {
    if (seat.index < 0) return;
    if (!seat.writer.put(frameHead(payload, seat.tail.length) + seat.tail, turn)) seat.writer.owe(seat);
  }
}
