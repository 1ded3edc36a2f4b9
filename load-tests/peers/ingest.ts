import { Agent, request } from 'node:http';
import { parseArgs } from 'node:util';
import { temporaryFolder } from '../../api/test/support/temporary-folder.ts';
import { cpuMsOf } from '../run/process-sampler.ts';
import { record } from '../run/record.ts';
import { median } from '../run/series.ts';
import { FIRST, OURS, PEERS, RunningPeer } from './peer.ts';

// `npm run load -- ingest-ratio`: reports over HTTP per second of the server's processor time, as a ratio to Apollo Server answering the same
// mutation by doing nothing, in turns; and what reports cost in batches.

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
    out: { type: 'string', default: '.data/load' },
  },
});
const [ROUNDS, SECONDS, BATCH, PROVIDERS] = [Number(values.rounds), Number(values.seconds), 20, 16];
const ONE = 'mutation ($input: PositionReportInput!) { positionReport(input: $input) { accepted } }';
const MANY = 'mutation ($input: PositionReportBatchInput!) { positionReportBatch(input: $input) { accepted } }';
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

interface Target {
  readonly peer: RunningPeer;
  readonly agent: Agent;
  /** When what each provider has reported last was recorded: batches run ahead of the clock, and what follows must not fall behind them. */
  readonly lastMs: number[];
}

async function start(name: string): Promise<Target> {
  const options = { providers: PROVIDERS, dataDir: temporaryFolder('ingest') };
  const peer = await RunningPeer.start(PEERS.find((one) => one.name === name)!, options);
  return { peer, agent: new Agent({ keepAlive: true, maxSockets: PROVIDERS }), lastMs: [] };
}

/** Sends and rejects unless it was accepted. */
function post({ peer, agent }: Target, token: string, body: string): Promise<void> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const options = { agent, host: '127.0.0.1', port: peer.ready.port, path: '/graphql', method: 'POST', headers };
  return new Promise((resolve, reject) => {
    const sent = request(options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => (text.includes('"accepted":true') ? resolve() : reject(new Error(text.slice(0, 300)))));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Reports per second of the server's processor time: every provider sends the next when the last is answered. */
async function measure(target: Target, batch: number, seconds = SECONDS): Promise<number> {
  const tokens = target.peer.ready.reporters ?? new Array<string>(PROVIDERS).fill('nobody');
  const beforeMs = cpuMsOf(target.peer.pid);
  const endMs = Date.now() + seconds * 1_000;
  let reports = 0;
  await Promise.all(
    tokens.map(async (token, provider) => {
      while (Date.now() < endMs) {
        // What waits for its turn within one millisecond would be as old as the one before.
        const nowMs = Math.max((target.lastMs[provider] ?? 0) + batch, Date.now());
        target.lastMs[provider] = nowMs;
        const one = (ageMs: number) => ({
          latitude: 45.757803,
          longitude: 4.832003,
          accuracyM: 5,
          headingDeg: 10,
          speedMps: 8,
          recordedAt: new Date(nowMs - ageMs).toISOString(),
        });
        const input = batch === 1 ? one(0) : { reports: Array.from({ length: batch }, (_, i) => one(i)) };
        await post(target, token, JSON.stringify({ query: batch === 1 ? ONE : MANY, variables: { input } }));
        reports += batch;
      }
    }),
  );
  return (reports / (cpuMsOf(target.peer.pid) - beforeMs)) * 1_000;
}

const [apollo, ours] = [await start(FIRST), await start(OURS)];
try {
  for (const target of [apollo, ours]) await measure(target, 1, 2);
  await measure(ours, BATCH, 1);
  const runs: { nothing: number; single: number; batched: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const nothing = await measure(apollo, 1);
    runs.push({ nothing, single: await measure(ours, 1), batched: await measure(ours, BATCH) });
    process.stdout.write(`${JSON.stringify(runs.at(-1))}\n`);
  }
  const figures = {
    singleToNothing: median(runs.map(({ single, nothing }) => single / nothing)),
    batchedToSingle: median(runs.map(({ batched, single }) => batched / single)),
    batch: BATCH,
  };
  process.stdout.write(`${JSON.stringify({ figures })}\n`);
  record(values.out, 'ingest-ratio', { options: values, figures, runs });
} finally {
  for (const { peer, agent } of [apollo, ours]) {
    agent.destroy();
    await peer.end();
  }
}
