import assert from 'node:assert/strict';
import type { GeoPoint } from '../../kernel/geo.ts';
import type { Actor, Json, Watching } from './actor.ts';
import type { Company, TestProvider } from './company.ts';

/** What came of a replay. */
export interface Replayed {
  trips: number;
  /** Fixes that were sent. */
  fixes: number;
  /** Points that each audience received, as they received them. */
  readonly seen: Record<'office' | 'partner' | 'customer', GeoPoint[]>;
}

/** Every so many trips one is sent as a phone sends what it saved offline. */
const BATCHED_EVERY = 2;
/** As many reports as a batch may hold. */
const BATCH = 100;
/** The customer is there before the first fix: a trip in one batch is over at once. */
const START_WITHIN_MS = 20_000;
const POINT = 'point { latitude longitude } eta speedMps headingDeg accuracyM recordedAt freshness';
const ONE = `subscription ($id: ID!) { providerPosition(providerId: $id) { ${POINT} } }`;
const FLEET = `subscription { fleetPositions(minIntervalMs: 100) { positions { providerId ${POINT} } removed { providerId } } }`;
const TRACKING = `subscription ($id: ID!) { visitTracking(visitId: $id) { stage tier eta position { ${POINT} } } }`;

/** Sends recorded trips through the public API as fast as it goes, while every audience watches. */
export class Replay {
  readonly result: Replayed = { trips: 0, fixes: 0, seen: { office: [], partner: [], customer: [] } };
  readonly #company: Company;
  readonly #watchers: Promise<void>[] = [];
  readonly #failures: string[] = [];
  #leaving = false;

  constructor(company: Company) {
    this.#company = company;
  }

  /** Replays the trips, divided among the providers, each a visit of its own that leads to the end of the trip. */
  async run(trips: readonly (readonly GeoPoint[])[], providers: readonly TestProvider[], partner: Actor) {
    const { admin } = this.#company;
    this.#follow(admin.watch(FLEET), 'office', ({ fleetPositions }) => fleetPositions.positions);
    this.#follow(partner.watch(FLEET), 'partner', ({ fleetPositions }) => fleetPositions.positions);
    for (const { id } of providers) {
      this.#follow(admin.watch(ONE, { id }), 'office', ({ providerPosition }) => [providerPosition]);
    }
    const next = trips.entries();
    await Promise.all(
      providers.map(async (provider) => {
        for (const [index, trip] of next) await this.#drive(provider, trip, index % BATCHED_EVERY === 0);
      }),
    );
    this.#leaving = true;
    admin.leave();
    partner.leave();
    await Promise.all(this.#watchers);
    assert.deepEqual(this.#failures, []);
    return this.result;
  }

  async #drive(provider: TestProvider, trip: readonly GeoPoint[], batched: boolean): Promise<void> {
    const { visitId } = await this.#company.visit(provider, 'EN_ROUTE', trip.at(-1)!);
    const customer = await this.#company.customer(visitId);
    const tracking = customer.watch(TRACKING, { id: visitId });
    await tracking.next(START_WITHIN_MS);
    this.#follow(tracking, 'customer', ({ visitTracking }) => [visitTracking.position]);
    let lastMs = Date.now();
    const readings = trip.map(({ latitude, longitude }) => ({ latitude, longitude, accuracyM: 5, speedMps: 7 }));
    const dated = (reading: object) => {
      lastMs = Math.max(lastMs + 1, Date.now());
      return { ...reading, recordedAt: new Date(lastMs) };
    };
    const step = batched ? BATCH : 1;
    for (let at = 0; at < readings.length; at += step) {
      const reports = readings.slice(at, at + step).map(dated);
      const [mutation, input] = batched ? ['positionReportBatch', { reports }] : ['positionReport', reports[0]!];
      const { accepted } = await provider.phone.does(mutation, input, 'accepted reportingInstruction { mode }');
      assert.equal(accepted, true);
      this.result.fixes += reports.length;
    }
    await provider.phone.does('visitArrive', { visitId }, '');
    await provider.phone.does('visitComplete', { visitId }, '');
    this.result.trips += 1;
  }

  /** Reads a stream to its end, and keeps the points that it shows. */
  #follow(stream: Watching, who: keyof Replayed['seen'], positionsOf: (data: Json) => Json[]): void {
    const read = async () => {
      for (;;) {
        const result = await stream.events.next();
        if (result.done) return;
        for (const position of positionsOf(result.value))
          if (position?.point) this.result.seen[who].push(position.point);
      }
    };
    // A customer's stream ends with the visit; the others end when we leave.
    const ended = (error: { extensions?: { code?: string } }) => {
      if (!this.#leaving && error.extensions?.code !== 'STREAM_ENDED') this.#failures.push(String(error));
    };
    this.#watchers.push(read().catch(ended));
  }
}
