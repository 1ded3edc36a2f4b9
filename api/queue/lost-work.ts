import type { Db, PgBoss } from 'pg-boss';
import { JOB_SCHEMA } from '../store/job-storage.ts';
import { type Failure, failureOf } from './failure.ts';

interface ActiveJob {
  readonly id: string;
  readonly name: string;
  readonly retryCount: number;
  readonly output: unknown;
}

/** Jobs that somebody took and has not been heard of for so long, by the database's own clock. */
const SILENT = `select id, name, retry_count as "retryCount", output from ${JOB_SCHEMA}.job_common
  where state = 'active' and id <> all($1::uuid[]) and heartbeat_on <= now() - $2::float8 * interval '1 ms'`;

/**
 * Puts the jobs of processes that died back, to be taken at once, and gives the names of their work. The library's own
 * look comes after 10 s at the earliest, and then waits as after a failure; this one does not count as a failure.
 * `running` are those of this process, which cannot be lost while it looks. The library's fence keeps a worker that
 * was only slow from ending what another has taken over.
 */
export async function putBackLostWork(
  boss: PgBoss,
  db: Db,
  silentMs: number,
  running: readonly string[],
): Promise<string[]> {
  const { rows } = (await db.executeSql(SILENT, [running, silentMs])) as { rows: ActiveJob[] };
  for (const job of rows) {
    const failure: Failure = { failures: failureOf(job.output).failures, reason: 'WORKER_LOST' };
    await boss.fail(job.name, job, failure);
    await boss.update(job.name, undefined, { id: job.id, startAfter: 0 });
  }
  return rows.map(({ name }) => name);
}
