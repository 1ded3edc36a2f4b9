import {
  apiKeyCreate,
  apiKeyRevoke,
  type Client,
  customerCreate,
  jobCreate,
  jobSchedule,
  propertyCreate,
  providerCreate,
  visitCancel,
  visitDispatch,
} from '@whereabouts/office';
import { done } from './payload.ts';
import type { Trip } from './trip.ts';

const HOUR_MS = 3_600_000;
/** A key that is left over, because the office could not revoke it, ends by itself soon after the trip. */
const KEY_SPARE_MS = HOUR_MS;

/** Whom a trip needs: a provider with a key, dispatched to a visit at the trip's end. */
export interface Stage {
  readonly providerId: string;
  readonly visitId: string;
  /** The provider's token. */
  readonly token: string;
  /** Takes back the key, and the visit if it has not been completed. */
  strike(completed: boolean): Promise<void>;
}

/** Makes everything that a trip needs, as an office ADMIN would. What was made of a stage that fails is taken back. */
export async function setStage(office: Client, trip: Trip, durationMs: number, signal: AbortSignal): Promise<Stage> {
  const options = { signal };
  const label = `Replay of trip ${trip.name}`.slice(0, 100);
  const { provider } = await done('providerCreate', providerCreate(office, { input: { fullName: label } }, options));
  const providerId = provider!.id;
  const expiresAt = new Date(Date.now() + durationMs + KEY_SPARE_MS).toISOString();
  const key = { label, audience: 'provider', providerId, expiresAt } as const;
  const { apiKey, token } = await done('apiKeyCreate', apiKeyCreate(office, { input: key }, options));
  const revoke = () => done('apiKeyRevoke', apiKeyRevoke(office, { input: { apiKeyId: apiKey!.id } }));
  try {
    const visitId = await bookVisit(office, trip, providerId, durationMs, signal);
    const strike = async (completed: boolean) => {
      await revoke();
      if (!completed) await visitCancel(office, { input: { visitId } });
    };
    return { providerId, visitId, token: token!, strike };
  } catch (error) {
    await revoke();
    throw error;
  }
}

async function bookVisit(
  office: Client,
  { name, fixes }: Trip,
  providerId: string,
  durationMs: number,
  signal: AbortSignal,
): Promise<string> {
  const options = { signal };
  const { latitude, longitude } = fixes.at(-1)!;
  const input = { name: `Customer of trip ${name}`.slice(0, 200) };
  const { customer } = await done('customerCreate', customerCreate(office, { input }, options));
  const place = { customerId: customer!.id, point: { latitude, longitude }, address: ADDRESS };
  const { property } = await done('propertyCreate', propertyCreate(office, { input: place }, options));
  const work = { customerId: customer!.id, propertyId: property!.id, summary: 'Replay of a recorded trip' };
  const { job } = await done('jobCreate', jobCreate(office, { input: work }, options));
  const start = Date.now();
  const arrivalWindow = {
    start: new Date(start).toISOString(),
    end: new Date(start + durationMs + HOUR_MS).toISOString(),
  };
  const booking = { jobId: job!.id, arrivalWindow, assigneeId: providerId };
  const { visit } = await done('jobSchedule', jobSchedule(office, { input: booking }, options));
  const visitId = visit!.id;
  await done('visitDispatch', visitDispatch(office, { input: { visitId } }, options));
  return visitId;
}

/** A trip has points, no addresses. */
const ADDRESS = { line1: 'End of the trip', city: 'Replay', postalCode: '0', country: 'US' };
