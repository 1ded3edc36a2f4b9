/**
 * A `next` message of graphql-transport-ws as one unmasked text frame of RFC 6455, put together of a head that many
 * receivers share and a tail of each: the operation id stands last. All of it is one-byte strings, a character for each
 * byte, which Node writes by copying: no Buffer for each receiver.
 */

/** A ping without data: RFC 6455, 5.5.2. */
export const PING = '\x89\0';

/** The order of members is free in JSON; ours lets the id come last. */
const BEGINNING = '{"type":"next","payload":';

/** FIN and the opcode of a text frame: never fragmented, so nothing can come between its parts. */
const FIN_TEXT = 0x81;
/** Lengths up to 125 stand in the second byte itself; 126 and 127 announce two and eight bytes of length (RFC 6455, 5.2). */
const SHORT = 125;
const TWO_BYTES = 126;
const EIGHT_BYTES = 127;

/** The UTF-8 bytes of `text`, each as one character. ASCII comes back as it is. */
export function oneByte(text: string): string {
  return Buffer.byteLength(text) === text.length ? text : Buffer.from(text, 'utf8').toString('latin1');
}

/** What follows the payload in the frame of the operation `id`. */
export function frameTail(id: string): string {
  return oneByte(`,"id":${JSON.stringify(id)}}`);
}

/** All of the frame before its tail. `payload` is JSON, one byte a character; so is the tail, of `tailLength` bytes. */
export function frameHead(payload: string, tailLength: number): string {
  return header(BEGINNING.length + payload.length + tailLength) + BEGINNING + payload;
}

function header(length: number): string {
  if (length <= SHORT) return String.fromCharCode(FIN_TEXT, length);
  if (length < 2 ** 16) return String.fromCharCode(FIN_TEXT, TWO_BYTES, length >> 8, length & 255);
  const bytes = [24, 16, 8, 0].map((shift) => (length >>> shift) & 255);
  return String.fromCharCode(FIN_TEXT, EIGHT_BYTES, 0, 0, 0, 0, ...bytes);
}
