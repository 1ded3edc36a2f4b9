import * as limits from '../../schema/limits.ts';
import type { AdmissionConfig } from './admission.ts';
import type { BudgetConfig } from './budget.ts';
import type { PrivacyPage } from './privacy.ts';

/** What the edge can be told. Every bound has its default in `schema/limits.ts`; tests make some of them small. */
export interface EdgeConfig {
  /** The one path of GraphQL, over HTTP and WebSocket. */
  readonly path: string;
  /**
   * Origins of web pages that may call from a browser, as `https://host[:port]`. A page of this server itself on a
   * loopback name is always allowed, and so is a client without Origin, which is no browser, unless `requireOrigin`.
   */
  readonly allowedOrigins: readonly string[];
  /** Refuses WebSockets without an Origin. */
  readonly requireOrigin: boolean;
  /** The folder with the built page of `clients/web`, or null to serve none. */
  readonly pageDir: string | null;
  /** The privacy page, or null to serve none. */
  readonly privacy: PrivacyPage | null;
  readonly budget: BudgetConfig;
  readonly requestTimeoutMs: number;
  readonly connectionInitTimeoutMs: number;
  readonly maxMessageBytes: number;
  readonly maxSubscriptionsPerSocket: number;
  /** Whether subscriptions that get the same are executed once for all. Without, nothing else is different. */
  readonly sharesSubscriptions: boolean;
  readonly maxSocketsPerToken: number;
  /** How new sockets are let in where many come at once. */
  readonly admission: AdmissionConfig;
  readonly keepAliveMs: number;
  readonly stalledSocketMs: number;
  readonly maxMessagesWhileStalled: number;
  readonly lostTokenGraceMs: number;
  readonly drain: DrainConfig;
}

export interface DrainConfig {
  /** How long readiness fails before anything is closed, so that a load balancer has noticed. */
  readonly noticeMs: number;
  /** Over how long the sockets are closed, so that their clients do not all come back at once. */
  readonly spreadMs: number;
  /** How long requests in flight may take; then their connections are cut. */
  readonly requestsMs: number;
}

export const DEFAULT_EDGE_CONFIG: EdgeConfig = {
  path: '/graphql',
  allowedOrigins: [],
  requireOrigin: false,
  pageDir: null,
  privacy: null,
  budget: { burstPoints: limits.BUDGET_BURST_POINTS, pointsPerSecond: limits.BUDGET_POINTS_PER_SECOND },
  requestTimeoutMs: limits.REQUEST_TIMEOUT_MS,
  connectionInitTimeoutMs: limits.CONNECTION_INIT_TIMEOUT_MS,
  maxMessageBytes: limits.MAX_MESSAGE_BYTES,
  sharesSubscriptions: true,
  maxSubscriptionsPerSocket: limits.MAX_SUBSCRIPTIONS_PER_SOCKET,
  maxSocketsPerToken: limits.MAX_SOCKETS_PER_TOKEN,
  admission: { socketsPerSecond: limits.ADMITTED_SOCKETS_PER_SECOND, maxWaiting: limits.MAX_WAITING_SOCKETS },
  keepAliveMs: limits.KEEP_ALIVE_MS,
  stalledSocketMs: limits.STALLED_SOCKET_MS,
  maxMessagesWhileStalled: limits.MAX_MESSAGES_WHILE_STALLED,
  lostTokenGraceMs: limits.LOST_TOKEN_GRACE_MS,
  drain: { noticeMs: 500, spreadMs: 3_000, requestsMs: limits.REQUEST_TIMEOUT_MS },
};
