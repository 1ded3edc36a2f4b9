import type { Db } from 'pg-boss';
import { JOB_SCHEMA } from '../store/job-storage.ts';

/** Jobs that are looked at together. */
const PAGE = 2_000;
/** What of a job is written by those who send it or by its attempts. */
const COLUMNS = ['data', 'output', 'source_output', 'singleton_key', 'group_id'] as const;
const WAITING = "state in ('created', 'retry')";
const ABOUT = `exists (select from jsonb_each_text(coalesce(data, '{}')) item where item.value = any($1::text[]))`;

/** What lies in the queue's tables, for an erasure, which has to look everywhere. */
export class QueueContents {
  readonly #db: () => Db;

  constructor(db: () => Db) {
    this.#db = db;
  }

  /** How many jobs that wait carry one of these ids. */
  async countAbout(ids: readonly string[]): Promise<number> {
    const sql = `select count(*)::int as count from ${JOB_SCHEMA}.job where ${WAITING} and ${ABOUT}`;
    return (await this.#rows<{ count: number }>(sql, [ids]))[0]!.count;
  }

  /** Takes the waiting jobs that carry one of these ids out of the queue; how many. One that has begun goes on. */
  async removeAbout(ids: readonly string[]): Promise<number> {
    const sql = `delete from ${JOB_SCHEMA}.job where ${WAITING} and ${ABOUT} returning id`;
    return (await this.#rows(sql, [ids])).length;
  }

  /** Everything that jobs carry and leave behind, by page and column (`pgboss.job.data`). */
  async *texts(): AsyncGenerator<{ readonly place: string; readonly values: readonly string[] }> {
    const selected = COLUMNS.map((column) => `${column}::text as ${column}`).join(', ');
    for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
      const sql = `select id::text as after, ${selected} from ${JOB_SCHEMA}.job where id > $1::uuid order by id limit ${PAGE}`;
      const rows = await this.#rows<Record<string, string | null>>(sql, [after]);
      for (const column of rows.length > 0 ? COLUMNS : []) {
        yield { place: `${JOB_SCHEMA}.job.${column}`, values: rows.map((row) => row[column] ?? '') };
      }
      if (rows.length < PAGE) return;
      after = rows.at(-1)!['after']!;
    }
  }

  async #rows<Row>(sql: string, values: unknown[]): Promise<Row[]> {
    return ((await this.#db().executeSql(sql, values)) as { rows: Row[] }).rows;
  }
}
