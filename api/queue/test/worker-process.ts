import { systemClock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { Database } from '../../store/database.ts';
import { Queue } from '../index.ts';

/**
 * A process that works, as the server does: told by its arguments where the database is, and whether to send a job and
 * whether its work comes to an end. Says what happens in lines: `ready`, `begun <attempt>`, `done`.
 */
const [dataDir, databaseUrl, sends, ends] = process.argv.slice(2) as [string, string, string, string];
const say = (line: string) => void process.stdout.write(`${line}\n`);

const database = await Database.open({ dataDir, databaseUrl: databaseUrl || undefined });
const queue = new Queue({ storage: database.jobs, clock: systemClock, onError: (error) => say(`error ${error}`) });
queue.work('errand', async ({ attempt }) => {
  say(`begun ${attempt}`);
  if (!ends) await new Promise(() => {});
  say('done');
});
await queue.start();
if (sends) {
  const accountId = newId('Account', Date.now());
  const session = database.as({ accountId, providerId: null, visitId: null });
  await session.transaction((inner) => queue.send(inner, 'errand', { accountId }));
}
say('ready');
// Until it is killed; but not for ever, should nobody come to do that.
setTimeout(() => process.exit(1), 60_000);
