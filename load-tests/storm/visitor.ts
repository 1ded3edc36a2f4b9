import { connect, type Socket } from 'node:net';
import { positionQuery } from '../../api/test/support/streams.ts';
import { CLOSE, FrameReader, frameOf, PING, PONG, TEXT } from '../peers/frames.ts';

const END_OF_HEAD = '\r\n\r\n';
/** As clients wait: at first a little, then longer, each time by chance. */
const [FIRST_WAIT_MS, LONGEST_WAIT_MS] = [500, 8_000];

/** Where somebody goes, and what they want to see there. */
export interface Destination {
  readonly port: number;
  readonly token: string;
  readonly providerId: string;
  /** When the newest position that the server has taken was recorded, in Unix ms. */
  readonly newestMs: () => number;
}

/** Somebody with one socket and one subscription, on a raw socket; comes back again and again until they are in. */
export class Visitor {
  readonly #destination: Destination;
  #socket: Socket | null = null;
  #attempt = 0;
  #askedAtMs = 0;
  #isOver = false;
  /** When the first event came, in Unix ms; 0 before. */
  firstMs = 0;
  /** Of the newest event, when its position was recorded. */
  recordedMs = 0;
  /** Events that were older than what the server had taken when it was asked, or than the one before, or no event at all. */
  wrong = 0;
  refusals = 0;

  constructor(destination: Destination) {
    this.#destination = destination;
  }

  /** Opens the socket after a wait of chance length. */
  come(): void {
    const mostMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#attempt);
    this.#attempt += 1;
    setTimeout(() => this.#isOver || this.#open(), Math.random() * mostMs);
  }

  /** The connection is lost, from one moment to the next; all that they have seen is forgotten. */
  lose(): void {
    const lost = this.#socket;
    this.#socket = null;
    lost?.resetAndDestroy();
    this.#attempt = 0;
    this.firstMs = 0;
    this.refusals = 0;
  }

  leave(): void {
    this.#isOver = true;
    this.#socket?.destroy();
  }

  #open(): void {
    const { port, token } = this.#destination;
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.#socket = socket;
    const head = [
      'GET /graphql HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Protocol: graphql-transport-ws',
    ];
    socket.write(`${head.join('\r\n')}${END_OF_HEAD}`);
    const frames = new FrameReader((opcode, payload) => {
      if (opcode === PING) socket.write(frameOf(PONG, payload));
      else if (opcode === TEXT) this.#take(JSON.parse(payload.toString()));
      else if (opcode === CLOSE) socket.destroy();
    });
    let opening: string | null = '';
    socket.on('data', (chunk) => {
      if (opening === null) return frames.read(chunk);
      opening += chunk.toString('latin1');
      const end = opening.indexOf(END_OF_HEAD);
      if (end < 0) return;
      if (!opening.startsWith('HTTP/1.1 101')) return void socket.destroy();
      const rest = Buffer.from(opening.slice(end + END_OF_HEAD.length), 'latin1');
      opening = null;
      this.#send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
      if (rest.length > 0) frames.read(rest);
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      if (this.#isOver || socket !== this.#socket) return;
      this.refusals += 1;
      this.come();
    });
  }

  #send(message: object): void {
    this.#socket!.write(frameOf(TEXT, Buffer.from(JSON.stringify(message))));
  }

  #take({
    type,
    payload,
  }: {
    type: string;
    payload?: { data?: { providerPosition?: { recordedAt?: string } } };
  }): void {
    if (type === 'connection_ack') {
      this.#askedAtMs = this.#destination.newestMs();
      const variables = { id: this.#destination.providerId };
      return this.#send({ id: 'a', type: 'subscribe', payload: { query: positionQuery(), variables } });
    }
    if (type === 'ping') return this.#send({ type: 'pong' });
    const recordedAt = type === 'next' ? payload?.data?.providerPosition?.recordedAt : undefined;
    const recordedMs = recordedAt ? Date.parse(recordedAt) : 0;
    if (recordedMs < Math.max(this.#askedAtMs, this.recordedMs)) this.wrong += 1;
    this.recordedMs = recordedMs;
    this.firstMs ||= Date.now();
  }
}
