import type { Audience, VisitStage } from '../../policies/facts.ts';

/** Why a sharing session ended. */
export type SessionEnd = 'COMPLETED' | 'NO_ACCESS' | 'CANCELLED' | 'REASSIGNED' | 'CLOCKED_OUT';

/**
 * What decides whether a provider's position is taken, for what, and who may see it: the state of their shift and of
 * their sharing session. No personal value and no position is in it. `version` grows with every change.
 */
export interface Gate {
  readonly accountId: string;
  readonly providerId: string;
  readonly userId: string;
  readonly version: number;
  readonly shiftOpen: boolean;
  readonly session: GateSession | null;
  /** How the last session ended; null if there is one, or never was. */
  readonly lastEnd: SessionEnd | null;
}

export interface GateSession {
  readonly id: string;
  readonly visitId: string;
  readonly propertyId: string;
  readonly stage: VisitStage;
  readonly paused: boolean;
  /** Unix milliseconds since which it is active without a break. */
  readonly activeSinceMs: number;
}

/** A visit as those who follow it need it. */
export interface VisitChange {
  readonly accountId: string;
  readonly visitId: string;
  readonly assigneeId: string | null;
  readonly stage: VisitStage;
  readonly windowStartMs: number;
  readonly windowEndMs: number;
  readonly version: number;
}

/** One reading of a device, as it travels between processes. In memory and on the wire only, never at rest. */
export interface PositionReading {
  readonly accountId: string;
  readonly providerId: string;
  readonly sessionId: string;
  readonly visitId: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly accuracyM: number | null;
  readonly headingDeg: number | null;
  readonly speedMps: number | null;
  readonly recordedAtMs: number;
  /** The version of the gate that let it in: readings of a later session have a greater one. */
  readonly gateVersion: number;
}

/** A token that is watching a provider now. */
export interface Watching {
  readonly id: string;
  readonly accountId: string;
  readonly providerId: string;
  readonly tokenId: string;
  readonly audience: Audience;
  readonly label: string | null;
  readonly sinceMs: number;
}

/**
 * Who watches by way of one process. Its messages are numbered: BEGUN and ENDED say what changed since the one before, WHOLE, in `parts`
 * of one number, all there is. Who misses one asks.
 */
export interface WatchersChanged {
  readonly processId: string;
  readonly sequence: number;
  readonly kind: 'BEGUN' | 'ENDED' | 'WHOLE';
  readonly watching: readonly Watching[];
  readonly part: number;
  readonly parts: number;
}

/** Everything that happens that another part or process must hear of, by its name. */
export interface Events {
  gateChanged: Gate;
  visitChanged: VisitChange;
  positionMoved: PositionReading;
  accountChanged: { readonly accountId: string };
  /** A person agreed to something. `kind` and the id say who. */
  consentGranted: { readonly accountId: string; readonly kind: 'customer' | 'user'; readonly subjectId: string };
  /** A privacy request changed; its changes are numbered. What changed is read where it is needed. */
  privacyRequestChanged: { readonly accountId: string; readonly requestId: string; readonly sequence: number };
  /** A person is being erased: whatever is held of them in memory goes. The providers are their working profiles. */
  subjectErased: {
    readonly accountId: string;
    readonly kind: 'customer' | 'user';
    readonly subjectId: string;
    readonly providerIds: readonly string[];
  };
  watchersChanged: WatchersChanged;
  /** Somebody has missed who watches by way of that process. */
  watchersAsked: { readonly processId: string };
  /** A key or a link ended before its time. */
  tokenEnded: { readonly tokenId: string; readonly reason: TokenEnd };
}

/** Why a token no longer opens anything: it was revoked, its time was up, or the visit of a link ended. */
export type TokenEnd = 'KEY_REVOKED' | 'GRANT_REVOKED' | 'TOKEN_EXPIRED' | Exclude<SessionEnd, 'CLOCKED_OUT'>;
