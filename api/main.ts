import cluster from 'node:cluster';
import { mkdirSync } from 'node:fs';
import { pino } from 'pino';
import { type App, buildApp } from './app.ts';
import { type Config, ConfigurationError, readConfig } from './config.ts';
import { Demo } from './demo/index.ts';
import { AppError } from './kernel/app-error.ts';
import { systemClock } from './kernel/clock.ts';
import { processesIn } from './processes/arguments.ts';
import { runProcesses, tellServing } from './processes/run-processes.ts';
import { FolderInUse } from './store/folder-lock.ts';
import { KeyStoreConfigurationError } from './store/vault/index.ts';

/** Decorators and the language level of the build need it; npm's scripts bring it along. */
const OLDEST_NODE = 24;

/** Errors whose message is ours, says what to do, and holds no value. */
const ANNOUNCED = [ConfigurationError, FolderInUse, KeyStoreConfigurationError, AppError];

function quit(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function makeDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new ConfigurationError(`DATA_DIR: the folder cannot be made (${(error as NodeJS.ErrnoException).code}).`);
  }
}

async function listen(app: App, { port, host }: Config): Promise<void> {
  try {
    await app.edge.listen(port, host);
  } catch (error) {
    await app.close();
    const { code } = error as NodeJS.ErrnoException;
    const what = code === 'EADDRINUSE' || code === 'EACCES' ? 'PORT' : 'HOST';
    throw new ConfigurationError(`${what}: the server cannot listen there (${code}).`);
  }
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const processes = processesIn(process.argv.slice(2));
  if (processes > 1 && cluster.isPrimary) return runProcesses(processes, config);
  const logger = pino({ level: config.logLevel }, pino.destination({ fd: 2, sync: true }));
  makeDataFolder(config.dataDir);
  const app = await buildApp(config, logger, systemClock);
  const demo = config.demo && (await Demo.open(app, config, config.demo.providers));
  await listen(app, config);
  const { host, port } = app.edge.address;
  logger.info({ host, port }, 'listening');
  if (demo) await demo.start(port);
  const greeting = demo ? demo.greeting() : `Whereabouts is running: http://${host}:${port}/graphql`;
  if (!cluster.isWorker || !tellServing(greeting)) process.stdout.write(`${greeting}\n`);
  let leaving = false;
  const leave = (signal: string) => {
    if (leaving) return;
    leaving = true;
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
  // The keyboard tells every process, and the first of several then tells the others: leaving once is enough.
  process.once('SIGTERM', leave);
  process.once('SIGINT', leave);
}

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  quit(`Whereabouts needs Node ${OLDEST_NODE}. On Linux and Windows npm start brings it along; elsewhere install it.`);
}

main().catch((error: unknown) => {
  if (ANNOUNCED.some((type) => error instanceof type)) quit((error as Error).message);
  const { name, code, stack } = error as Error & { code?: string };
  // The messages of drivers carry values; where it happened does not.
  quit(`The server could not start: ${name} ${code ?? ''}\n${stack?.split('\n').slice(1).join('\n') ?? ''}`);
});
