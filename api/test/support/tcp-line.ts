import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A proxy on loopback that can stop passing bytes on, both ways, without closing anything: the network, or who is behind it, hangs. */
export class TcpLine {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #isFrozen = false;

  private constructor(port: number) {
    this.#server = createServer((from) => {
      const to = connect(port, '127.0.0.1');
      this.#pass(from, to);
      this.#pass(to, from);
    });
  }

  /** Opens one to the port. The test must `close()` it. */
  static async to(port: number): Promise<TcpLine> {
    const line = new TcpLine(port);
    await once(line.#server.listen(0, '127.0.0.1'), 'listening');
    return line;
  }

  /** The same URL, by way of this line. */
  through(url: string): string {
    const changed = new URL(url);
    changed.host = `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return changed.href;
  }

  /** Nothing goes through any more, of new connections neither; nothing closes. */
  freeze(): void {
    this.#isFrozen = true;
    for (const socket of this.#sockets) socket.pause();
  }

  /** What has waited goes through. */
  thaw(): void {
    this.#isFrozen = false;
    for (const socket of this.#sockets) socket.resume();
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }

  #pass(source: Socket, target: Socket): void {
    this.#sockets.add(source);
    source.setNoDelay(true);
    source.on('data', (bytes) => target.write(bytes));
    source.on('error', () => {});
    source.on('end', () => target.end());
    source.on('close', () => {
      this.#sockets.delete(source);
      if (!this.#isFrozen) target.destroy();
    });
    if (this.#isFrozen) source.pause();
  }
}
