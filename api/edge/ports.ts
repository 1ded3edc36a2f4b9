import type { Readable } from 'node:stream';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { Audience } from '../../policies/facts.ts';
import type { KnownFacts } from '../events/shared-source.ts';

/** What a browser says about privacy: Global Privacy Control (`Sec-GPC: 1`) and Do Not Track (`DNT: 1`). */
export interface PrivacySignals {
  readonly gpc: boolean;
  readonly dnt: boolean;
}

/** What the edge knows of who asks. The rest of the server may know more; the edge hands the same object on. */
export interface Viewer {
  readonly audience: Audience;
  readonly accountId: string;
  /** Identifies the token, not its value: budgets and socket counts hang on it. */
  readonly tokenId: string;
  /** Unix milliseconds, or null for a token that does not expire by itself. */
  readonly expiresAtMs: number | null;
  /** What their browser said about privacy with this request; absent if it said nothing. */
  readonly signals?: PrivacySignals;
}

/** A package of personal data, as the rest of the server gives it out. */
export interface DownloadedPackage {
  readonly content: Readable;
  readonly fileName: string;
  readonly bytes: number;
  /** Of the content, in hexadecimal. */
  readonly sha256: string;
}

/** Opens the package of a request: EXPIRED if it is gone, null if the viewer may not have it or there is none. */
export type OpenPackage = (
  viewer: Viewer,
  requestId: string,
  httpRequestId: string,
) => Promise<DownloadedPackage | 'EXPIRED' | null>;

/** Which parts answer. */
export interface Readiness {
  database: boolean;
  bus: boolean;
  queue: boolean;
  /** Whether the database is as new as the ledger: false after an old backup was restored. */
  ledger: boolean;
}

/** The data of an event as JSON in ASCII, without executing the operation; undefined where only executing it can tell. */
export type Projection = (event: unknown) => string | undefined;

/** Viewers who get the same of a subscription. */
export interface SharingViewers {
  /** Equal for all of them, for others different. */
  readonly key: string;
  /** The context in which an event is executed once for all: no viewer is in it. */
  contextFor(requestId: string): object;
  /** Null where only executing the operation can tell of any event. */
  projection?(operationName: string | null): Projection | null;
}

/** What the edge needs of the rest of the server. Methods, so that a fuller `Viewer` fits. */
export interface EdgePorts {
  /** The viewer of a token, or null if it is unknown, malformed, expired or revoked. Rejects if it cannot be told. */
  authenticate(token: string): Promise<Viewer | null>;
  /** The same, and also the holder of a link that ended with its visit: to fetch a package, and for nothing else. */
  authenticateToFetch(token: string): Promise<Viewer | null>;
  /** The audience's own executable schema, with its policy in it. The same object for the same audience, always. */
  schemaFor(audience: Audience): GraphQLSchema;
  /** The context value of one operation. Its ending tells when it is over or has run out of time. */
  createContext(
    viewer: Viewer,
    requestId: string,
    ending: { readonly isOver: boolean; readonly signal: AbortSignal },
  ): object;
  /**
   * Those who get the same as the viewer of `context` of a document over a source that yields only rows with the `known`
   * facts; null, or no such port, if nobody else does for sure.
   */
  viewerClassOf?(
    context: object,
    schema: GraphQLSchema,
    document: DocumentNode,
    known: KnownFacts,
  ): SharingViewers | null;
  /**
   * An operation of this context has been executed, or one event of it, and its answer is about to leave. What this throws
   * takes the answer's place, and ends a stream.
   */
  executed?(context: object): void;
  /**
   * Calls `listener` once, when the viewer's token is revoked or expires, with the reason that streams end with; soon
   * after this call if that is so already. Returns what stops listening.
   */
  onViewerLost(viewer: Viewer, listener: (reason: string) => void): () => void;
  /** Notes the signals of the viewer: undefined if there is nothing to write, else what settles once it is written. Never rejects. */
  noticeSignals(viewer: Viewer): Promise<void> | undefined;
  /** Whether the parts answer now. */
  isReady(): Promise<Readiness>;
  /** Opens the package of a request for whoever may have it. */
  readonly openPackage: OpenPackage;
  /** The public keys by which the platform signs, as JSON Web Keys. */
  readonly publicKeys: readonly object[];
}
