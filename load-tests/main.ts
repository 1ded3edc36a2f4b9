// `npm run load -- <benchmark> [arguments]`: runs one benchmark, in this process.

/** Each prints figures as ratios of one run. They are no tests: a busy machine makes them slower, not red. */
const BENCHMARKS: Readonly<Record<string, { about: string; module: string; args?: readonly string[] }>> = {
  policy: { about: 'what the policy costs on a query of 25,000 fields', module: './policy/main.js' },
  requests: {
    about:
      'how long requests of 1, 10 and 100 persons take by the public API [--database] [--persons] [--runs] [--rows]',
    module: './privacy/requests.js',
  },
  export: {
    about: 'how long copies of personal data take, and how much memory [--database] [--runs] [--rows]',
    module: './export/main.js',
  },
  erasure: {
    about: 'how long erasing 1, 10 and 100 persons takes, verification included [--database] [--runs] [--rows]',
    module: './erasure/main.js',
  },
  audit: {
    about: 'what recording who read what costs those who read [pglite|postgresql] [same]',
    module: './audit/main.js',
  },
  fleet: {
    about: 'a fleet on one socket, as one subscription and as one for each provider [--providers n] [--rounds n]',
    module: './fleet/main.js',
  },
  eta: { about: 'how far estimated arrivals are off on recorded trips [file]', module: './eta/main.js' },
  ...Object.fromEntries(
    Object.entries({
      'fan-out': 'positions to subscribers, by k6 [--subscribers n] [--shape hot|spread] …',
      ingest: 'reports over HTTP, by k6 [--providers n] [--rate hz] [--batch n] …',
      'reconnect-storm': 'everybody loses the connection and comes back at once, by k6',
      'slow-consumers': 'some read nothing, the others must not notice, by k6 [--slow n] …',
      mixed: 'reports, subscriptions and queries together, by k6',
      soak: 'ten minutes of subscribers who come and go, by k6 [--seconds n] …',
    }).map(([name, about]) => [name, { about, module: './run/main.js', args: [name] }]),
  ),
  storm: {
    about:
      'everybody comes back at once, on raw sockets [--subscribers 10000] [--providers n] [--drain] [--out folder] …',
    module: './storm/main.js',
  },
  'ingest-ratio': {
    about: 'reports over HTTP, held against a mutation that does nothing [--rounds n] [--seconds n] [--out folder]',
    module: './peers/ingest.js',
  },
  processes: {
    about: 'one server and two on NATS: what two deliver, and what the bus costs [--rounds n] [--seconds n] …',
    module: './processes/main.js',
  },
  peers: {
    about: 'the same fan-out on other GraphQL servers and without GraphQL [--rounds n] [--smoke] …',
    module: './peers/main.js',
  },
};

const lines = Object.entries(BENCHMARKS).map(([name, { about }]) => `  ${name.padEnd(17)}${about}`);
const USAGE = `Usage: npm run load -- <benchmark> [arguments]\n\n${lines.join('\n')}\n`;

const [name, ...rest] = process.argv.slice(2);
const benchmark = name && Object.hasOwn(BENCHMARKS, name) ? BENCHMARKS[name] : undefined;
if (benchmark) {
  // A benchmark reads its arguments as if it had been called by itself.
  process.argv.splice(2, process.argv.length, ...(benchmark.args ?? []), ...rest);
  await import(benchmark.module);
} else {
  const asked = name === '--help' || name === '-h';
  (asked ? process.stdout : process.stderr).write(USAGE);
  process.exitCode = asked ? 0 : 2;
}
