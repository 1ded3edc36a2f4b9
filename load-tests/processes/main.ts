import { parseArgs } from 'node:util';
import { NatsServer } from '../../api/test/support/nats-server.ts';
import { flavours } from '../../api/test/support/server.ts';
import { needed } from '../run/needed.ts';
import { record } from '../run/record.ts';
import { median } from '../run/series.ts';
import { figuresOf, isRight, perCpuSecond } from './figures.ts';
import { ARRANGEMENTS, type ProcessesRun, type RunOptions, runArrangement } from './run.ts';

// `npm run load -- processes`: one server and two, on one PostgreSQL and one NATS, with the same subscribers, in turn. Two processes have two
// cores where one has one, so what they can deliver is counted by the processor time that a delivery takes: a machine of four cores
// that also holds the subscribers, the database and NATS has no saturation to be measured. Exits 1 if a server did not deliver what it should.

const say = (text: string): void => void process.stdout.write(`${text}\n`);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '8' },
    rate: { type: 'string', default: '1' },
    providers: { type: 'string', default: '1000' },
    subscribers: { type: 'string', default: '5000' },
    out: { type: 'string', default: '.data/load' },
  },
});
const [rounds, providers, subscribers] = [values.rounds, values.providers, values.subscribers].map(Number) as [
  number,
  number,
  number,
];
if (!(rounds >= 1) || providers % 2 !== 0 || subscribers % 2 !== 0) {
  process.stderr.write('--rounds is at least 1; --providers and --subscribers are even\n');
  process.exit(2);
}

const nats = await NatsServer.start(needed('nats-server'));
const database = await flavours[1]!.create();
const options: RunOptions = {
  providers,
  subscribers,
  rateHz: Number(values.rate),
  seconds: Number(values.seconds),
  databaseUrl: database.databaseUrl!,
  dataDir: database.dataDir,
  nats,
  natsUrl: nats.installation(),
};

const runs: ProcessesRun[] = [];
for (let round = 0; round < rounds; round++) {
  const order = round % 2 === 0 ? ARRANGEMENTS : ARRANGEMENTS.toReversed();
  for (const arrangement of order) {
    const run = await runArrangement(arrangement, round, options);
    runs.push(run);
    const { cpuMs, natsCpuMs, reports } = run;
    const figures = `${Math.round(perCpuSecond(run))} deliveries per CPU second, ${Math.round((cpuMs / reports) * 1_000)} µs a report, ${Math.round((natsCpuMs / reports) * 1_000)} µs of NATS`;
    say(`${round + 1}/${rounds} ${arrangement.name}: ${figures}${isRight(run) ? '' : ` WRONG ${JSON.stringify(run)}`}`);
  }
}
await database.close();
await nats.kill();

for (const { name } of ARRANGEMENTS) {
  const own = runs.filter(({ arrangement }) => arrangement === name);
  say(`${name}: ${Math.round(median(own.map(perCpuSecond)))} deliveries per CPU second (median)`);
}
const figures = figuresOf(runs);
for (const [name, value] of Object.entries(figures)) say(`  ${name}: ${value.toFixed(2)}`);
record(values.out, 'processes', { options: values, figures, runs });
const failed = runs.filter((run) => !isRight(run)).length;
say(`${runs.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
