import type { Gate, PositionReading } from '../../events/events.ts';
import { Refusal } from '../../kernel/app-error.ts';
import { isPoint } from '../../kernel/geo.ts';
import { HELD_FOR_MS } from './position.board.ts';

/** A device's clock may run ahead by this much: phones without a network drift by seconds, not by minutes. */
const MAX_AHEAD_MS = 60_000;
/** A worse fix than this is a cell tower, not a position. */
const MAX_ACCURACY_M = 5_000;

/** One reading of a device, as it was sent. */
export interface Report {
  readonly latitude: number;
  readonly longitude: number;
  readonly accuracyM?: number | null | undefined;
  readonly headingDeg?: number | null | undefined;
  readonly speedMps?: number | null | undefined;
  readonly batteryPercent?: number | null | undefined;
  readonly recordedAt: Date;
}

const within = (value: number | null | undefined, max: number) => value == null || (value >= 0 && value <= max);

/**
 * The reading that a report becomes, if the gate is open for it now. Throws the Refusal that says why not: INVALID_POSITION,
 * NOT_CLOCKED_IN, NO_ACTIVE_VISIT, SHARING_PAUSED, IN_THE_FUTURE, TOO_OLD, OUTSIDE_SESSION, OUT_OF_ORDER.
 */
export function admit(report: Report, gate: Gate, held: PositionReading | null, nowMs: number): PositionReading {
  const { latitude, longitude } = report;
  const recordedAtMs = report.recordedAt.getTime();
  const valid =
    isPoint({ latitude, longitude }) &&
    within(report.accuracyM, MAX_ACCURACY_M) &&
    within(report.headingDeg, 360) &&
    within(report.speedMps, Number.MAX_VALUE) &&
    within(report.batteryPercent, 100) &&
    Number.isFinite(recordedAtMs);
  if (!valid)
    throw new Refusal('INVALID_POSITION', 'It is not a position on WGS84 with an accuracy of 5 km or better.');
  if (!gate.shiftOpen) throw new Refusal('NOT_CLOCKED_IN', 'The provider has no open shift.');
  const session = gate.session;
  if (!session) throw new Refusal('NO_ACTIVE_VISIT', 'No visit is under way that needs positions.');
  if (session.paused) throw new Refusal('SHARING_PAUSED', 'Sharing is paused.');
  if (recordedAtMs - nowMs > MAX_AHEAD_MS)
    throw new Refusal('IN_THE_FUTURE', 'It is dated more than 60 seconds ahead.');
  if (nowMs - recordedAtMs > HELD_FOR_MS) throw new Refusal('TOO_OLD', 'It is older than 120 seconds.');
  if (recordedAtMs < session.activeSinceMs) {
    throw new Refusal('OUTSIDE_SESSION', 'It was recorded before sharing began.');
  }
  if (held && held.sessionId === session.id && recordedAtMs <= held.recordedAtMs) {
    throw new Refusal('OUT_OF_ORDER', 'A newer position is held.');
  }
  return {
    accountId: gate.accountId,
    providerId: gate.providerId,
    sessionId: session.id,
    visitId: session.visitId,
    latitude,
    longitude,
    accuracyM: report.accuracyM ?? null,
    headingDeg: report.headingDeg ?? null,
    speedMps: report.speedMps ?? null,
    recordedAtMs,
    gateVersion: gate.version,
  };
}
