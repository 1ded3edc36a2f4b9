import { writeSync } from 'node:fs';
import { Socket } from 'node:net';

/** What Node keeps of the system's handle of a socket. It is not documented, so nothing is taken for granted of it. */
interface Handled {
  readonly _handle?: { readonly fd?: unknown } | null;
}

/**
 * Hands `text`, a character for each byte, to the system at once, past the socket's stream, whose buffers, callbacks and ticks were a tenth of
 * what a delivery to many takes. Returns what was not taken, which is to be given to `socket.write`: all of it where this cannot be
 * done, or has failed; the socket then meets the same error, and ends as it always does. That is safe for these reasons:
 *
 * - *Order.* Only while the stream holds nothing (`writableLength`); what was written before is then in the system's hands. A write that
 *   takes a part leaves the rest to the stream, and so the next comes here when that has left.
 * - *The right socket.* The system gives the number of a closed descriptor to the next one that opens. So it is never kept, but asked for
 *   just before: a socket that is closed has none.
 * - *No clear text.* Only plain sockets: one that encrypts is of another class, though it has the descriptor of that below it.
 * - *No waiting.* Node's sockets never block: a full one says so, which is an error here.
 */
export function writeNow(socket: Socket, text: string): string {
  if (socket.writableLength > 0 || Object.getPrototypeOf(socket) !== Socket.prototype) return text;
  const fd = (socket as Handled)._handle?.fd;
  if (typeof fd !== 'number' || fd < 0) return text;
  try {
    return text.slice(writeSync(fd, text, null, 'latin1'));
  } catch {
    return text;
  }
}
