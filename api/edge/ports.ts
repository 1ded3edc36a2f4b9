import type { GraphQLSchema } from 'graphql';
import type { Audience } from '../../policies/facts.ts';

/** What the edge knows of who asks. The rest of the server may know more; the edge hands the same object on. */
export interface Viewer {
  readonly audience: Audience;
  readonly accountId: string;
  /** Identifies the token, not its value: budgets and socket counts hang on it. */
  readonly tokenId: string;
  /** Unix milliseconds, or null for a token that does not expire by itself. */
  readonly expiresAtMs: number | null;
}

/** What the edge needs of the rest of the server. Methods, so that a fuller `Viewer` fits. */
export interface EdgePorts {
  /** The viewer of a token, or null if it is unknown, malformed, expired or revoked. Rejects if it cannot be told. */
  authenticate(token: string): Promise<Viewer | null>;
  /** The audience's own executable schema, with its policy in it. The same object for the same audience, always. */
  schemaFor(audience: Audience): GraphQLSchema;
  /** The context value of one operation. `signal` aborts when the operation is over or has run out of time. */
  createContext(viewer: Viewer, requestId: string, signal: AbortSignal): object;
  /**
   * Calls `listener` once, when the viewer's token is revoked or expires, with the reason that streams end with; soon
   * after this call if that is so already. Returns what stops listening.
   */
  onViewerLost(viewer: Viewer, listener: (reason: string) => void): () => void;
  /** Whether the parts answer now. */
  isReady(): Promise<{ database: boolean; bus: boolean }>;
}
