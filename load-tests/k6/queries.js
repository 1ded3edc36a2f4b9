// What else a server does: a dispatcher who looks at lists and at providers, one question after the other.
import exec from 'k6/execution';
import http from 'k6/http';
import { setTimeout } from 'k6/timers';
import { brokenStreams, flushSamples, queryTime, sample } from './counts.js';
import { httpUrl, plan, providers, tokens } from './world.js';

const QUESTIONS = [
  [
    'query ($id: ID!) { providerPosition(providerId: $id) { freshness recordedAt point { latitude longitude } } }',
    true,
  ],
  ['query { visits(first: 20) { nodes { id stage arrivalWindow { start end } } } }', false],
  ['query { providers(first: 20) { nodes { id displayName } } }', false],
];

export const queryVus = 2;
const PAUSE_MS = 100;

/** Asks until `untilMs`; counts an answer from `fromMs` on. An answer with errors is one too many. */
export function ask({ endMs, measureFromMs }, fromMs = measureFromMs, untilMs = endMs) {
  const token = tokens.office[exec.scenario.iterationInTest % tokens.office.length];
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const next = async (count) => {
    if (Date.now() >= untilMs) return flushSamples();
    const [query, isOne] = QUESTIONS[count % QUESTIONS.length];
    const variables = isOne ? { id: providers[count % plan.providers].id } : {};
    const body = JSON.stringify({ query, variables });
    const response = await http.asyncRequest('POST', httpUrl, body, { headers, tags: { name: 'query' } });
    const nowMs = Date.now();
    if (response.status !== 200 || String(response.body).includes('"errors"')) {
      brokenStreams.add(1);
      console.error(`a query failed: ${response.status} ${String(response.body ?? response.error).slice(0, 300)}`);
    }
    if (nowMs >= fromMs) {
      queryTime.add(response.timings.duration);
      sample('query', nowMs, response.timings.duration);
    }
    setTimeout(() => void next(count + 1), PAUSE_MS);
  };
  void next(0);
}
