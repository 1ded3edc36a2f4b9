import WebSocket from 'ws';
import type { Json } from './actor.ts';
import { within } from './within.ts';

/** The longest that a message may be, or nearly: the kernel's buffers are full after some hundred of such events. */
const ALIASES = 25;
const ALIAS_LENGTH = 2_000;

/** Fields of a position that make 50 KB: every one has a long name. */
export const longFields = (): string => {
  const aliases = Array.from({ length: ALIASES }, (_, index) => `f${index}${'x'.repeat(ALIAS_LENGTH)}: freshness`);
  return `point { latitude } ${aliases.join(' ')}`;
};
export const longEvents = () => `subscription ($id: ID!) { providerPosition(providerId: $id) { ${longFields()} } }`;

/** A message of graphql-transport-ws. */
interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: Json;
}

/** A bare client that can cease to read. Its first operation, `1`, is there from the beginning. */
export class RawClient {
  readonly socket: WebSocket;
  /** What the first operation gave. */
  readonly events: Json[] = [];
  /** What came for other operations. */
  readonly others: Message[] = [];
  readonly #acknowledged: Promise<void>;

  constructor(wsUrl: string, token: string, query: string, variables: object) {
    this.socket = new WebSocket(wsUrl, 'graphql-transport-ws');
    this.socket.on('open', () => this.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
    this.#acknowledged = new Promise((resolve, reject) => {
      this.socket.on('error', reject);
      this.socket.on('message', (text) => {
        const message = JSON.parse(String(text)) as Message;
        const { type, id, payload } = message;
        if (type === 'connection_ack') this.subscribe('1', query, variables);
        if (type === 'next' && id === '1') this.events.push(payload.data);
        else if (id !== '1') this.others.push(message);
        if (this.events.length > 0) resolve();
      });
    });
  }

  /** Where the provider was, as each event of their position has it. */
  get latitudes(): (number | null)[] {
    return this.events.map(({ providerPosition }) => providerPosition?.point?.latitude ?? null);
  }

  send(message: Message): void {
    this.socket.send(JSON.stringify(message));
  }

  subscribe(id: string, query: string, variables: object): void {
    this.send({ type: 'subscribe', id, payload: { query, variables } });
  }

  /** Resolves when the first event is there. */
  ready(): Promise<void> {
    return within(10_000, this.#acknowledged, 'the first event');
  }
}
