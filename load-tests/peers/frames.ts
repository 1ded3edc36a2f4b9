import { randomBytes } from 'node:crypto';

// As much of RFC 6455 as a client needs that talks to servers on loopback: text out, unfragmented text and pings in.

export const TEXT = 1;
export const CLOSE = 8;
export const PING = 9;
export const PONG = 10;

const FIN = 0x80;
const MASKED = 0x80;
const OPCODE = 0x0f;
const TWO_BYTES = 126;
const EIGHT_BYTES = 127;

/** A frame as a client sends it: masked. At most 65,535 bytes. */
export function frameOf(opcode: number, payload: Buffer): Buffer {
  const isShort = payload.length < TWO_BYTES;
  const head = Buffer.alloc(isShort ? 2 : 4);
  head[0] = FIN | opcode;
  head[1] = MASKED | (isShort ? payload.length : TWO_BYTES);
  if (!isShort) head.writeUInt16BE(payload.length, 2);
  const mask = randomBytes(4);
  const masked = Buffer.from(payload);
  for (let i = 0; i < masked.length; i++) masked[i]! ^= mask[i & 3]!;
  return Buffer.concat([head, mask, masked]);
}

/** Takes frames out of a stream of bytes, however it is cut. */
export class FrameReader {
  #rest: Buffer | null = null;
  readonly #take: (opcode: number, payload: Buffer) => void;

  /** Calls `take` for each whole frame. The payload is only good during the call. */
  constructor(take: (opcode: number, payload: Buffer) => void) {
    this.#take = take;
  }

  /** Throws for what a server may send but none here does: a fragment, a masked frame. */
  read(chunk: Buffer): void {
    const bytes = this.#rest ? Buffer.concat([this.#rest, chunk]) : chunk;
    let at = 0;
    for (;;) {
      const end = this.#frame(bytes, at);
      if (end === null) break;
      at = end;
    }
    this.#rest = at < bytes.length ? Buffer.from(bytes.subarray(at)) : null;
  }

  /** Where the frame at `at` ends; null if it is not there whole. */
  #frame(bytes: Buffer, at: number): number | null {
    if (bytes.length < at + 2) return null;
    const [first, second] = [bytes[at]!, bytes[at + 1]!];
    if ((first & FIN) === 0 || (second & MASKED) !== 0) throw new Error('a fragment or a masked frame');
    let [length, from] = [second, at + 2];
    if (second === TWO_BYTES) {
      if (bytes.length < at + 4) return null;
      [length, from] = [bytes.readUInt16BE(at + 2), at + 4];
    } else if (second === EIGHT_BYTES) {
      if (bytes.length < at + 10) return null;
      [length, from] = [Number(bytes.readBigUInt64BE(at + 2)), at + 10];
    }
    if (bytes.length < from + length) return null;
    this.#take(first & OPCODE, bytes.subarray(from, from + length));
    return from + length;
  }
}
