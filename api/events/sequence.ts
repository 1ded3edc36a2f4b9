import type { PositionReading } from './events.ts';

type Placed = Pick<PositionReading, 'sessionId' | 'recordedAtMs' | 'gateVersion'>;

/**
 * Whether a reading of a provider comes after another, whatever order they arrive in. Within a session the device's time decides; between
 * sessions the version of the provider's gate does, which grows with every change: the clock of a device may have been put back.
 */
export function comesAfter(reading: Placed, other: Placed): boolean {
  if (reading.sessionId === other.sessionId) return reading.recordedAtMs > other.recordedAtMs;
  return reading.gateVersion > other.gateVersion;
}
