import { governed } from '../../access/governed.ts';
import type { Gate } from '../../events/events.ts';

/** What the device is to do, by mode. LIVE is what a map needs to look alive; IDLE only keeps the way known. */
const MODES = {
  STOP: { mode: 'STOP', intervalMs: 0, distanceM: 0, accuracy: 'NONE' },
  IDLE: { mode: 'IDLE', intervalMs: 60_000, distanceM: 200, accuracy: 'BALANCED' },
  LIVE: { mode: 'LIVE', intervalMs: 2_000, distanceM: 5, accuracy: 'HIGH' },
} as const;

/**
 * What the provider's app is to do: nothing without a session or while it is paused; little while nobody watches, and
 * at the door, where the position is needed no more; much while somebody watches them on the way.
 */
export function reportingMode(gate: Gate, watcherCount: number): keyof typeof MODES {
  if (!gate.session || gate.session.paused) return 'STOP';
  return gate.session.stage === 'EN_ROUTE' && watcherCount > 0 ? 'LIVE' : 'IDLE';
}

export function instructionView(gate: Gate, watcherCount: number) {
  const { accountId, providerId } = gate;
  const { mode, intervalMs, distanceM, accuracy } = MODES[reportingMode(gate, watcherCount)];
  return governed(
    'ReportingInstruction',
    { accountId, providerId },
    { providerId, mode, intervalMs, distanceM, accuracy },
  );
}
