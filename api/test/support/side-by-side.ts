import { pino } from 'pino';
import { DEFAULT_EDGE_CONFIG, type EdgeConfig } from '../../edge/config.ts';
import { TestSocket } from '../../edge/fixture/socket-client.ts';
import { createEdge, type Edge } from '../../edge/server.ts';
import { LeapingClock } from './leaping-clock.ts';
import { startServer, type TestServer } from './server.ts';
import { within } from './within.ts';

/** What a subscriber is told: an event, an error that ends the stream, its completion, or the close of the socket. */
export interface Seen {
  readonly type: 'next' | 'error' | 'complete' | 'closed';
  readonly payload: unknown;
}

const PATIENCE_MS = 5_000;
/** Without a bound on how long a client of a clock that leaps may be silent. */
const PATIENT: Partial<EdgeConfig> = {
  keepAliveMs: 86_400_000,
  budget: { burstPoints: 10_000_000, pointsPerSecond: 10_000_000 },
  drain: { noticeMs: 0, spreadMs: 0, requestsMs: 1_000 },
};

/** One server behind two edges: on one, who may see the same shares an execution; on the other, each has their own. */
export interface SideBySide {
  readonly server: TestServer;
  readonly clock: LeapingClock;
  readonly shared: Edge;
  readonly alone: Edge;
  close(): Promise<void>;
}

export async function startSideBySide(): Promise<SideBySide> {
  const clock = new LeapingClock();
  const server = await startServer(undefined, {}, PATIENT, clock);
  const config = { ...DEFAULT_EDGE_CONFIG, ...PATIENT, sharesSubscriptions: false };
  const alone = await createEdge(server.app.ports as never, config, pino({ level: 'silent' }), clock);
  await alone.listen(0, '127.0.0.1');
  const close = async () => {
    await alone.drain();
    await server.close();
  };
  return { server, clock, shared: server.app.edge, alone, close };
}

/** All that one subscription on a socket of its own is told, in order. */
export class Tape {
  readonly #socket: TestSocket;
  readonly #seen: Seen[] = [];
  #isClosed = false;
  #taken = 0;
  #waiting: (() => void)[] = [];

  private constructor(socket: TestSocket) {
    this.#socket = socket;
    socket.ws.on('message', (data) => this.#hear(JSON.parse(String(data))));
    socket.ws.on('close', (payload) => {
      this.#isClosed = true;
      this.#seen.push({ type: 'closed', payload });
      this.#answer();
    });
  }

  static async open({ address }: Edge, token: string, query: string, variables: object): Promise<Tape> {
    const socket = await TestSocket.connect(`ws://127.0.0.1:${address.port}/graphql`, token);
    const tape = new Tape(socket);
    const first = new Promise<void>((resolve) => tape.#waiting.push(resolve));
    socket.subscribe('1', query, variables);
    await within(PATIENCE_MS, first, 'the first event');
    return tape;
  }

  /** What has come since it was last asked. */
  take(): Seen[] {
    const from = this.#taken;
    this.#taken = this.#seen.length;
    return this.#seen.slice(from);
  }

  /** All of it, taken or not. */
  get told(): readonly Seen[] {
    return this.#seen;
  }

  /** What would be taken. */
  get untaken(): readonly Seen[] {
    return this.#seen.slice(this.#taken);
  }

  /** Resolves when all that the server has written by now is here. */
  async drained(): Promise<void> {
    if (this.#isClosed) return;
    const answered = new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#socket.send({ type: 'ping' });
    await within(PATIENCE_MS, answered, 'a pong');
  }

  /** Completes the subscription, and leaves the socket open. */
  complete(): void {
    this.#socket.send({ type: 'complete', id: '1' });
  }

  close(): void {
    this.#socket.ws.terminate();
  }

  #hear({ type, payload }: { type: string; payload?: unknown }): void {
    const isTold = type === 'next' || type === 'error' || type === 'complete';
    if (isTold) this.#seen.push({ type, payload: told(payload) });
    if (type === 'pong' || (isTold && this.#seen.length === 1)) this.#answer();
  }

  #answer(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

/** Without what belongs to the one request: its id, and what it cost. */
function told(payload: unknown): unknown {
  return JSON.parse(
    JSON.stringify(payload ?? null, (key, value) => (key === 'requestId' || key === 'cost' ? undefined : value)),
  );
}
