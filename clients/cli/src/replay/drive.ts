import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Client,
  positionReport,
  shiftClockIn,
  shiftClockOut,
  visitArrive,
  visitComplete,
  visitDepart,
} from '@whereabouts/provider';
import { done } from './payload.ts';
import type { Fix, Trip } from './trip.ts';

/** What became of the positions of a trip. */
export interface Tally {
  reported: number;
  accepted: number;
  /** How many were refused, by code. */
  readonly refused: Record<string, number>;
}

export interface DriveOptions {
  /** So many times faster than recorded. */
  readonly speed: number;
  readonly signal: AbortSignal;
  /** Called after each position. */
  readonly onReport: (accepted: boolean) => void;
}

/**
 * The provider's part of a trip, from clocking in to clocking out, each position when it is due. Whatever fails, or if the signal
 * is aborted, the provider clocks out: nothing is shared any more.
 */
export async function drive(provider: Client, visitId: string, trip: Trip, options: DriveOptions): Promise<Tally> {
  const { signal } = options;
  const step = { input: { visitId } };
  const tally: Tally = { reported: 0, accepted: 0, refused: {} };
  await done('shiftClockIn', shiftClockIn(provider, {}, { signal }));
  try {
    await done('visitDepart', visitDepart(provider, step, { signal }));
    await report(provider, trip.fixes, tally, options);
    await done('visitArrive', visitArrive(provider, step, { signal }));
    await done('visitComplete', visitComplete(provider, step, { signal }));
    return tally;
  } finally {
    await done('shiftClockOut', shiftClockOut(provider, {}));
  }
}

async function report(
  provider: Client,
  fixes: readonly Fix[],
  tally: Tally,
  { speed, signal, onReport }: DriveOptions,
): Promise<void> {
  const begunMs = Date.now();
  let lastMs = begunMs;
  for (const { timeS, latitude, longitude } of fixes) {
    const dueMs = begunMs + ((timeS - fixes[0]!.timeS) * 1000) / speed;
    if (dueMs > Date.now()) await sleep(dueMs - Date.now(), undefined, { signal });
    // At high speed several fall into one millisecond; each has to be newer than the one before.
    lastMs = Math.max(Date.now(), lastMs + 1);
    const input = { latitude, longitude, recordedAt: new Date(lastMs).toISOString() };
    const { accepted, userErrors } = await positionReport(provider, { input }, { signal });
    tally.reported++;
    if (accepted) tally.accepted++;
    else {
      const code = userErrors[0]?.code ?? 'UNKNOWN';
      tally.refused[code] = (tally.refused[code] ?? 0) + 1;
    }
    onReport(accepted);
  }
}
