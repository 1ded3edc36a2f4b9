import { mkdirSync } from 'node:fs';
import { pino } from 'pino';
import { buildApp } from './app.ts';
import { ConfigurationError, readConfig } from './config.ts';
import { Demo } from './demo/index.ts';
import { systemClock } from './kernel/clock.ts';
import { FolderInUse } from './store/folder-lock.ts';
import { KeyStoreConfigurationError } from './store/vault/index.ts';

/** Decorators and the language level of the build need it; npm's scripts bring it along. */
const OLDEST_NODE = 24;

function quit(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const logger = pino({ level: config.logLevel }, pino.destination({ fd: 2, sync: true }));
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const app = await buildApp(config, logger, systemClock);
  const demo = config.demo && (await Demo.open(app, config, config.demo.providers));
  await app.edge.listen(config.port, config.host);
  const { host, port } = app.edge.address;
  logger.info({ host, port }, 'listening');
  if (demo) await demo.start(port);
  process.stdout.write(demo ? `${demo.greeting()}\n` : `Whereabouts is running: http://${host}:${port}/graphql\n`);
  const leave = (signal: string) => {
    logger.info({ signal }, 'leaving');
    demo?.stop();
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ name: (error as Error).name }, 'did not leave in good order');
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', leave);
  process.once('SIGINT', leave);
}

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  quit(`Whereabouts needs Node ${OLDEST_NODE} and brings it along: start it with npm start, not with node.`);
}

main().catch((error: unknown) => {
  if (
    error instanceof ConfigurationError ||
    error instanceof FolderInUse ||
    error instanceof KeyStoreConfigurationError
  ) {
    quit(error.message);
  }
  const { name, code, stack } = error as Error & { code?: string };
  // The messages of drivers carry values; where it happened does not.
  quit(`The server could not start: ${name} ${code ?? ''}\n${stack?.split('\n').slice(1).join('\n') ?? ''}`);
});
