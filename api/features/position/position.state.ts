import type { UnavailableReason } from '../../../schema/types/enums.ts';
import type { Gate, GateSession, PositionReading } from '../../events/events.ts';
import type { Eta } from '../eta/index.ts';
import { LIVE_FOR_MS } from './position.board.ts';

export type Reason = keyof typeof UnavailableReason;

/** What is to be seen of a provider now, before any viewer is thought of. */
export interface PositionState {
  readonly gate: Gate;
  readonly freshness: 'LIVE' | 'STALE' | 'PAUSED' | 'UNAVAILABLE';
  readonly reason: Reason | null;
  /** The reading to show, if there is one to show. */
  readonly reading: PositionReading | null;
  readonly eta: Eta | null;
}

/**
 * The state that follows from a gate, the reading that is held and the age of it. While the bus is not `healthy` a
 * revocation could be on its way unheard: then nothing is shown but that it is STALE.
 */
export function stateOf(
  gate: Gate,
  held: PositionReading | null,
  eta: Eta | null,
  nowMs: number,
  healthy: boolean,
): PositionState {
  const nothing = { gate, reading: null, eta: null } as const;
  if (!gate.session) return { ...nothing, freshness: 'UNAVAILABLE', reason: reasonWithoutSession(gate) };
  if (gate.session.paused) return { ...nothing, freshness: 'PAUSED', reason: null };
  if (!healthy) return { ...nothing, freshness: 'STALE', reason: null };
  const reading = held && belongsTo(gate.session, held) ? held : null;
  if (!reading) return { ...nothing, freshness: 'UNAVAILABLE', reason: 'NO_RECENT_POSITION' };
  const freshness = nowMs - reading.recordedAtMs > LIVE_FOR_MS ? 'STALE' : 'LIVE';
  return { gate, freshness, reason: null, reading, eta: gate.session.stage === 'EN_ROUTE' ? eta : null };
}

/** Whether a position is of the session as it stands: one from before a pause may come after the pause is over. */
export function belongsTo(session: GateSession, { sessionId, recordedAtMs }: PositionReading): boolean {
  return sessionId === session.id && recordedAtMs >= session.activeSinceMs;
}

/** How the last session ended is the reason, for as long as the shift is as it left it. */
function reasonWithoutSession({ shiftOpen, lastEnd }: Gate): Reason {
  if (!shiftOpen) return lastEnd === 'CLOCKED_OUT' ? 'CLOCKED_OUT' : 'NOT_CLOCKED_IN';
  return lastEnd === null || lastEnd === 'CLOCKED_OUT' ? 'NO_ACTIVE_VISIT' : lastEnd;
}
