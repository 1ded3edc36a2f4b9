// Providers, who report where they are: one schedule for each, spread over the interval as phones are.
import exec from 'k6/execution';
import http from 'k6/http';
import { setTimeout } from 'k6/timers';
import { firstReportTime, flushSamples, refusedReports, reports, reportTime, sample } from './counts.js';
import { FINAL_JUMP_DEG } from './judge.js';
import { httpUrl, plan, providers, reporterVus } from './world.js';

const ONE =
  'mutation ($input: PositionReportInput!) { positionReport(input: $input) { accepted userErrors { code } } }';
const BATCH =
  'mutation ($input: PositionReportBatchInput!) { positionReportBatch(input: $input) { accepted userErrors { code } } }';

/** Sharing begins in good time before anybody asks; a metre of latitude in degrees. */
const METRE_DEG = 1 / 111_195;

/** A reading with six decimals that no coarse grid has. */
function reading({ latitude, longitude }, atMs, northM, extraDeg = 0) {
  const odd = (value) => Math.round(value * 1e5) / 1e5 + 0.000003;
  return {
    latitude: odd(latitude + northM * METRE_DEG + extraDeg),
    longitude: odd(longitude),
    accuracyM: 5,
    headingDeg: 10,
    speedMps: 8,
    recordedAt: new Date(atMs).toISOString(),
  };
}

/** Sends and gives whether it was accepted. */
async function send(provider, readings, { isFirst, isFinal }) {
  const isBatch = readings.length > 1;
  const body = JSON.stringify({
    query: isBatch ? BATCH : ONE,
    variables: { input: isBatch ? { reports: readings } : readings[0] },
  });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${provider.token}` };
  const sentMs = Date.now();
  const response = await http.asyncRequest('POST', httpUrl, body, { headers, tags: { name: 'report' } });
  const tookMs = response.timings.duration;
  reports.add(readings.length);
  if (!isFinal) {
    (isFirst ? firstReportTime : reportTime).add(tookMs);
    sample('report', sentMs, tookMs);
  }
  const isAccepted = typeof response.body === 'string' && response.body.includes('"accepted":true');
  if (!isAccepted) {
    refusedReports.add(1);
    console.error(
      `a report was not accepted: ${response.status} ${String(response.body ?? response.error).slice(0, 300)}`,
    );
  }
}

/** One phone: takes a reading when it is due, and sends the newest one it has as soon as the last is answered. */
class Phone {
  constructor(provider, batch) {
    this.provider = provider;
    this.batch = batch;
    this.waiting = null;
    this.isSending = false;
    this.count = 0;
    this.lastMs = 0;
  }

  take(atMs, isFinal) {
    this.lastMs = Math.max(this.lastMs + this.batch, Math.floor(atMs));
    this.count += 1;
    const one = (i) =>
      isFinal
        ? reading(this.provider, atMs - i, 0, FINAL_JUMP_DEG)
        : reading(this.provider, this.lastMs - i, this.count % 300);
    this.waiting = {
      readings: Array.from({ length: isFinal ? 1 : this.batch }, (_, i) => one(i)),
      isFirst: this.count === 1,
      isFinal,
    };
    if (!this.isSending) void this.flush();
  }

  async flush() {
    this.isSending = true;
    while (this.waiting) {
      const { readings, ...kind } = this.waiting;
      this.waiting = null;
      await send(this.provider, readings, kind);
    }
    this.isSending = false;
  }
}

/** The providers of this virtual user report from `startMs` on, at the rate, and last of all at `finalAtMs` sharp. */
export function report({ startMs, finalAtMs }, { rateHz = plan.rateHz, batch = plan.batch } = {}) {
  refusedReports.add(0);
  const own = providers.slice(0, plan.providers).filter((_, i) => i % reporterVus === exec.scenario.iterationInTest);
  const intervalMs = 1_000 / rateHz;
  const at = (dueMs, act) => setTimeout(act, Math.max(0, dueMs - Date.now()));
  for (const [position, provider] of own.entries()) {
    const phone = new Phone(provider, batch);
    const tick = (dueMs) => {
      phone.take(Math.min(dueMs, Date.now()), false);
      const nextMs = dueMs + intervalMs;
      if (nextMs < finalAtMs - 20) at(nextMs, () => tick(nextMs));
      else at(finalAtMs + 1, () => phone.take(finalAtMs, true));
    };
    const firstMs = startMs + (intervalMs * (position + Math.random())) / own.length;
    at(firstMs, () => tick(firstMs));
  }
  at(finalAtMs + 500, flushSamples);
}
