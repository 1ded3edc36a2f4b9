import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { buildSchema, GraphQLError } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

const SCHEMA = buildSchema(`
  type Query { none: Int }
  type Subscription { state(name: String): String }
`);

/** A real GraphQL server over WebSocket, whose connections a test can drop, refuse and count. */
export class DroppingServer {
  /** Connections ever made. */
  connections = 0;
  /** What `connection_init` brought. */
  readonly tokens: unknown[] = [];
  /** Subscriptions running now. */
  active = 0;
  /** Subscriptions ever begun. */
  begun = 0;
  /** What a new subscription first yields: the current state. */
  state = 'first';
  /** Answers the next subscriptions with these errors instead. */
  readonly refusals: GraphQLError[] = [];
  /** Whether tokens are refused. */
  isLocked = false;
  /** The next connections are closed with these reasons: come back later. */
  readonly crowded: string[] = [];
  #port = 0;
  #server: Server | null = null;
  readonly #sockets = new Set<Socket>();
  readonly #listeners = new Set<(event: string | GraphQLError | null) => void>();

  get url(): string {
    return `http://127.0.0.1:${this.#port}/graphql`;
  }

  /** Listens, on the port of before if there was one. */
  async start(): Promise<void> {
    const server = createServer();
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    const sockets = new WebSocketServer({ server, path: '/graphql' });
    useServer(
      {
        schema: SCHEMA,
        onConnect: ({ connectionParams }) => {
          this.tokens.push(connectionParams?.['authorization']);
        },
        onSubscribe: () => {
          const refusal = this.refusals.shift();
          return refusal ? [refusal] : undefined;
        },
        subscribe: (() => this.#stream()) as never,
      },
      sockets,
    );
    sockets.on('connection', (socket) => {
      this.connections++;
      if (this.isLocked) socket.close(4401, 'Unauthorized');
      const reason = this.crowded.shift();
      if (reason !== undefined) socket.close(1013, reason);
    });
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** Cuts every connection, as a network does: without a word. */
  drop(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Stops listening, and cuts every connection. */
  async stop(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = null;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    this.drop();
    await closed;
  }

  /** Sends an event to every subscription; an error or null ends them. */
  send(event: string | GraphQLError | null): void {
    for (const listener of [...this.#listeners]) listener(event);
  }

  #stream(): AsyncIterableIterator<unknown> {
    this.active++;
    this.begun++;
    const waiting: (string | GraphQLError | null)[] = [this.state];
    let wake: (() => void) | null = null;
    const listener = (event: string | GraphQLError | null) => {
      waiting.push(event);
      wake?.();
    };
    this.#listeners.add(listener);
    const end = async () => {
      if (this.#listeners.delete(listener)) this.active--;
      wake?.();
      return { done: true as const, value: undefined };
    };
    const next = async (): Promise<IteratorResult<unknown>> => {
      while (waiting.length === 0 && this.#listeners.has(listener))
        await new Promise<void>((resolve) => (wake = resolve));
      const event = waiting.shift();
      if (event === null || event === undefined) return end();
      if (typeof event !== 'string') {
        await end();
        throw event;
      }
      return { done: false, value: { data: { state: event } } };
    };
    const stream: AsyncIterableIterator<unknown> = { next, return: end, [Symbol.asyncIterator]: () => stream };
    return stream;
  }
}
