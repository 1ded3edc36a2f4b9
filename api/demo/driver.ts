import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { distanceM, type GeoPoint, initialBearingDeg } from '../kernel/geo.ts';
import { ApiError, ask } from './api.ts';
import { routeTo } from './city.ts';

export interface DriverConfig {
  readonly httpUrl: string;
  readonly wsUrl: string;
  readonly token: string;
  readonly providerId: string;
  /** Length of the ways that this provider drives, in metres. */
  readonly wayM: number;
  /** Gives the provider another visit when they have none: what a dispatcher does. Resolves when it is dispatched. */
  readonly nextVisit: (providerId: string) => Promise<void>;
}

interface OpenVisit {
  id: string;
  stage: string;
  property: { point: GeoPoint | null } | null;
}

interface Instruction {
  mode: 'STOP' | 'IDLE' | 'LIVE';
  intervalMs: number;
}

/** City traffic, lights included. */
const CRUISE_MPS = 8;
const ON_SITE_MS = 90_000;
/** After an end that was not the driver's doing, somebody is trying something: they get a while of peace. */
const PEACE_MS = 60_000;
/** Somebody else reports as this provider: the driver keeps out of the way. */
const YIELD_MS = 15_000;

const VISITS = `query { visits(last: 20, filter: { stage: [DISPATCHED, EN_ROUTE, ON_SITE] }) { nodes { id stage property { point { latitude longitude } } } } }`;
const REPORT = `mutation ($input: PositionReportInput!) { positionReport(input: $input) { accepted reportingInstruction { mode intervalMs } userErrors { code } } }`;

const sleep = (ms: number, signal?: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done, { once: true });
    function done() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    }
  });

/** Drives one provider of the demo along made-up ways, through the public API, doing what their app would do. */
export class DemoDriver {
  readonly #config: DriverConfig;
  #instruction: Instruction = { mode: 'STOP', intervalMs: 0 };
  #woken = new AbortController();
  #started: () => void = () => {};

  constructor(config: DriverConfig) {
    this.#config = config;
  }

  /**
   * Drives until the process ends. Errors of the network and the server are waited out. `started` is called when the
   * first position is reported, or nothing could be.
   */
  async run(started: () => void): Promise<void> {
    this.#started = started;
    this.#listen();
    for (;;) {
      try {
        await this.#work();
      } catch (error) {
        if (error instanceof ApiError && error.code === 'UNAUTHENTICATED') return;
        this.#started();
        await sleep(5_000);
      }
    }
  }

  async #work(): Promise<void> {
    const { visits } = await this.#ask<{ visits: { nodes: OpenVisit[] } }>(VISITS);
    const visit = visits.nodes.find(({ stage }) => stage !== 'DISPATCHED') ?? visits.nodes[0];
    if (!visit) {
      this.#started();
      await sleep(PEACE_MS);
      await this.#config.nextVisit(this.#config.providerId);
      return;
    }
    if (visit.stage === 'DISPATCHED') {
      await this.#act('shiftClockIn', '');
      await this.#act('visitDepart', visit.id);
    }
    if (visit.stage !== 'ON_SITE') {
      const arrived = await this.#drive(visit.property?.point ?? null);
      if (!arrived) return;
      await this.#act('visitArrive', visit.id);
    }
    this.#started();
    await sleep(ON_SITE_MS);
    await this.#act('visitComplete', visit.id);
    await this.#config.nextVisit(this.#config.providerId);
  }

  /** Drives to the destination; false if the visit ended on the way. */
  async #drive(destination: GeoPoint | null): Promise<boolean> {
    if (!destination) {
      await sleep(PEACE_MS);
      return false;
    }
    const way = routeTo(destination, this.#config.wayM * (0.6 + Math.random() * 0.8));
    let travelledM = 0;
    let lastMs = Date.now();
    for (;;) {
      const nowMs = Date.now();
      // Slower before some crossings, as at a light.
      const speedMps = CRUISE_MPS * (Math.sin(travelledM / 90) > 0.93 ? 0.2 : 0.8 + 0.4 * Math.sin(travelledM / 300));
      travelledM += (speedMps * (nowMs - lastMs)) / 1_000;
      lastMs = nowMs;
      const here = along(way, travelledM);
      if (!here) return true;
      const refusal = await this.#report(here.point, here.headingDeg, speedMps);
      this.#started();
      if (refusal === 'OUT_OF_ORDER') await sleep(YIELD_MS);
      else if (refusal === 'NO_ACTIVE_VISIT' || refusal === 'NOT_CLOCKED_IN') {
        await sleep(PEACE_MS);
        return false;
      }
      await this.#pause();
    }
  }

  /** Waits as long as the instruction says, or until it changes. */
  async #pause(): Promise<void> {
    this.#woken = new AbortController();
    const { mode, intervalMs } = this.#instruction;
    await sleep(
      mode === 'LIVE' ? intervalMs * (0.9 + Math.random() * 0.2) : mode === 'IDLE' ? intervalMs : 5_000,
      this.#woken.signal,
    );
  }

  async #report(point: GeoPoint, headingDeg: number, speedMps: number): Promise<string | null> {
    const input = {
      ...point,
      headingDeg,
      speedMps,
      accuracyM: 4 + Math.random() * 6,
      recordedAt: new Date().toISOString(),
    };
    const { positionReport } = await this.#ask<{
      positionReport: { accepted: boolean; reportingInstruction: Instruction | null; userErrors: { code: string }[] };
    }>(REPORT, { input });
    if (positionReport.reportingInstruction) this.#instruction = positionReport.reportingInstruction;
    return positionReport.userErrors[0]?.code ?? null;
  }

  #ask<T>(query: string, variables: object = {}): Promise<T> {
    return ask<T>(this.#config.httpUrl, this.#config.token, query, variables);
  }

  /** A mutation whose refusal does not matter: the next look at the visits shows how things stand. */
  async #act(mutation: string, visitId: string): Promise<void> {
    const input = visitId ? `(input: { visitId: "${visitId}" })` : '';
    await this.#ask(`mutation { ${mutation}${input} { userErrors { code } } }`);
  }

  /** The app's own line to the server: what it is to do, the moment that changes. */
  #listen(): void {
    const client = createClient({
      url: this.#config.wsUrl,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${this.#config.token}` },
      retryAttempts: Number.POSITIVE_INFINITY,
      shouldRetry: () => true,
    });
    client.subscribe<{ reportingInstruction: Instruction }>(
      { query: 'subscription { reportingInstruction { mode intervalMs } }' },
      {
        next: ({ data }) => {
          if (!data || data.reportingInstruction.mode === this.#instruction.mode) return;
          this.#instruction = data.reportingInstruction;
          this.#woken.abort();
        },
        error: () => {},
        complete: () => {},
      },
    );
  }
}

/** Where one is after `travelledM` metres of a way, and which way one looks; null once it is over. */
function along(way: readonly GeoPoint[], travelledM: number): { point: GeoPoint; headingDeg: number } | null {
  let leftM = travelledM;
  for (let i = 1; i < way.length; i++) {
    const [from, to] = [way[i - 1]!, way[i]!];
    const lengthM = distanceM(from, to);
    if (leftM < lengthM) {
      const share = leftM / lengthM;
      const latitude = from.latitude + (to.latitude - from.latitude) * share;
      const longitude = from.longitude + (to.longitude - from.longitude) * share;
      return { point: { latitude, longitude }, headingDeg: initialBearingDeg(from, to) };
    }
    leftM -= lengthM;
  }
  return null;
}
