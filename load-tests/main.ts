// `npm run load -- <benchmark> [arguments]`: runs one benchmark, in this process.

/** Each prints figures as ratios of one run. They are no tests: a busy machine makes them slower, not red. */
const BENCHMARKS: Readonly<Record<string, { about: string; module: string }>> = {
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
  eta: { about: 'how far estimated arrivals are off on recorded trips [file]', module: './eta/main.js' },
};

const lines = Object.entries(BENCHMARKS).map(([name, { about }]) => `  ${name.padEnd(10)}${about}`);
const USAGE = `Usage: npm run load -- <benchmark> [arguments]\n\n${lines.join('\n')}\n`;

const [name, ...rest] = process.argv.slice(2);
const benchmark = name && Object.hasOwn(BENCHMARKS, name) ? BENCHMARKS[name] : undefined;
if (benchmark) {
  // A benchmark reads its arguments as if it had been called by itself.
  process.argv.splice(2, process.argv.length, ...rest);
  await import(benchmark.module);
} else {
  const asked = name === '--help' || name === '-h';
  (asked ? process.stdout : process.stderr).write(USAGE);
  process.exitCode = asked ? 0 : 2;
}
