import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigurationError, readConfig } from '../config.ts';
import { readCredentials } from './credentials-file.ts';

// `npm run -s demo:credentials` prints the credentials of the demo account, as JSON.

/** A server that has just been started writes them when it listens. */
const WAIT_MS = 30_000;

async function main(): Promise<void> {
  const { dataDir, demo } = readConfig(process.env);
  if (!demo) throw new ConfigurationError('DEMO: this configuration has no demo account.');
  for (let waitedMs = 0; waitedMs < WAIT_MS; waitedMs += 250) {
    const credentials = readCredentials(dataDir);
    if (credentials) {
      process.stdout.write(`${JSON.stringify(credentials, null, 2)}\n`);
      return;
    }
    await sleep(250);
  }
  throw new ConfigurationError(`There is no demo account in ${dataDir}. Start the server first: npm start`);
}

main().catch((error: unknown) => {
  if (!(error instanceof ConfigurationError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
