import type { Duplex } from 'node:stream';
import type { Admission } from './admission.ts';

/** What a client may send before it is answered; none of ours sends anything. */
const MOST_EARLY_BYTES = 16 * 1024;

/**
 * Calls `go` when it is the connection's turn, with what it has sent so far; never if it is gone by then. False if there is no place in the
 * queue. That the answer to an upgrade waits, and not only what follows, is what leaves the loop to the others: a crowd costs as much by its
 * upgrades as by its subscriptions.
 */
export function inTurn(admission: Admission, socket: Duplex, head: Buffer, go: (head: Buffer) => void): boolean {
  const turn = admission.enter();
  if (!turn) return false;
  const early = [head];
  let earlyBytes = head.length;
  let isGone = false;
  const keep = (bytes: Buffer): void => {
    early.push(bytes);
    earlyBytes += bytes.length;
    if (earlyBytes > MOST_EARLY_BYTES) socket.destroy();
  };
  const leave = (): void => {
    isGone = true;
    turn.leave();
    socket.destroy();
  };
  // Reading is also how one hears that somebody has left.
  socket.on('data', keep).once('end', leave).once('close', leave);
  void turn.comes.then(() => {
    socket.off('data', keep).off('end', leave).off('close', leave);
    if (!isGone) go(Buffer.concat(early));
  });
  return true;
}
