import type { Db } from 'pg-boss';
import { JOB_SCHEMA } from '../store/job-storage.ts';

/** Which of these works have a job that could be begun now, by the library's own index: it stops at the first of each. */
const DUE = `select work.name from unnest($1::text[]) as work (name) where exists (
  select from ${JOB_SCHEMA}.job_common job
  where job.name = work.name and job.state < 'active' and not job.blocked and job.start_after <= ${JOB_SCHEMA}.job_now())`;

/** The names of the works that have something to do. One statement for all, where each worker of the library would look by itself. */
export async function dueWork(db: Db, names: readonly string[]): Promise<string[]> {
  const { rows } = (await db.executeSql(DUE, [names])) as { rows: { name: string }[] };
  return rows.map(({ name }) => name);
}
