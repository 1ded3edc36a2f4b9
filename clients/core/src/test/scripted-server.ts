import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a request brought. */
export interface Seen {
  readonly headers: IncomingHttpHeaders;
  readonly body: { readonly query: string; readonly variables?: Record<string, unknown> };
}

/** An answer: a status with JSON, or text; `cut` breaks the connection instead. */
export type Reply =
  | {
      readonly status?: number;
      readonly json?: unknown;
      readonly text?: string;
      readonly headers?: Record<string, string>;
    }
  | 'cut'
  | 'silence';

/** A server that gives its replies one after the other, and the last one again and again. */
export class ScriptedServer {
  readonly seen: Seen[] = [];
  replies: Reply[] = [];
  readonly #server: Server;

  constructor() {
    this.#server = createServer(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += chunk;
      this.seen.push({ headers: request.headers, body: JSON.parse(text) });
      const reply = this.replies.length > 1 ? this.replies.shift()! : this.replies[0]!;
      if (reply === 'cut') return void request.socket.destroy();
      if (reply === 'silence') return;
      response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
      response.end(reply.text ?? JSON.stringify(reply.json));
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/graphql`;
  }

  start(): Promise<void> {
    return new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}

/** An answer that is one error. */
export function failing(code: string, extensions: object = {}, status = 200): Reply {
  return { status, json: { errors: [{ message: 'Told.', extensions: { code, requestId: 'req_1', ...extensions } }] } };
}
