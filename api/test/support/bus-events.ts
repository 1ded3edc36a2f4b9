import type { Bus } from '../../events/bus.ts';
import type { Gate, PositionReading } from '../../events/events.ts';
import { within } from './within.ts';

/** A position of a provider of `acc_1`, recorded at that second, its latitude too. */
export function positionOf(providerId: string, second: number, change: Partial<PositionReading> = {}): PositionReading {
  return {
    accountId: 'acc_1',
    providerId,
    sessionId: 'ses_1',
    visitId: 'vis_1',
    latitude: second,
    longitude: 4.895_168,
    accuracyM: 5,
    headingDeg: null,
    speedMps: null,
    recordedAtMs: second * 1_000,
    gateVersion: 1,
    ...change,
  };
}

/** The gate of a provider of `acc_1` with no session open. */
export function gateOf(providerId: string, version: number, change: Partial<Gate> = {}): Gate {
  const ids = { accountId: 'acc_1', providerId, userId: `usr_${providerId}` };
  return { ...ids, version, shiftOpen: true, session: null, lastEnd: null, ...change };
}

let questions = 0;

/** Resolves when all that was published at one end before has been heard at the other. */
export async function settled(here: Bus, there: Bus): Promise<void> {
  questions += 1;
  const accountId = `acc_settled_${questions}`;
  await within(
    3_000,
    new Promise<void>((resolve) => {
      const stop = there.on('consentGranted', (event) => {
        if (event.accountId !== accountId) return;
        stop();
        resolve();
      });
      here.publish('consentGranted', { accountId, kind: 'user', subjectId: 'usr_settled' });
    }),
    'the last event',
  );
}
