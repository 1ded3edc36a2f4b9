import { AppError } from '../../kernel/app-error.ts';
import { DESTRUCTIONS, type Destruction, destructionsFrom, type KeyRecords, TOMBSTONE } from './key-records.ts';
import { PostgresMedium } from './postgres-medium.ts';
import { appendWithin, PostgresSequences } from './postgres-sequences.ts';

/** Rows read at a time when all are gone through. */
const PAGE = 500;

interface Row {
  name: string;
  record: Buffer;
}

/** Key records in a PostgreSQL database of their own, in the table `subject_key`. */
export class PostgresKeyRecords implements KeyRecords {
  readonly sequences: PostgresSequences;
  readonly #medium: PostgresMedium;

  private constructor(medium: PostgresMedium) {
    this.#medium = medium;
    this.sequences = new PostgresSequences(medium);
  }

  /** As `PostgresMedium.open`, whose errors it throws. */
  static async open(url: string): Promise<PostgresKeyRecords> {
    return new PostgresKeyRecords(await PostgresMedium.open(url));
  }

  async read(names: readonly string[]): Promise<Map<string, Buffer>> {
    const rows = await this.#medium.query<Row>('select name, record from subject_key where name = any($1)', [names]);
    return new Map(rows.map(({ name, record }) => [name, record]));
  }

  async readOrCreate(name: string, make: () => Buffer): Promise<Buffer> {
    // More than once only if the record is removed by hand between losing the race for its name and reading it.
    for (let attempt = 0; attempt < 3; attempt++) {
      const there = (await this.read([name])).get(name);
      if (there) return there;
      const made = await this.#medium.query<{ record: Buffer }>(
        'insert into subject_key (name, record) values ($1, $2) on conflict (name) do nothing returning record',
        [name, make()],
      );
      if (made[0]) return made[0].record;
    }
    throw new AppError('UNAVAILABLE', 'The key store could not settle on a key: its row comes and goes.');
  }

  async replace(name: string, from: Buffer, to: Buffer): Promise<boolean> {
    const replaced = await this.#medium.query(
      'update subject_key set record = $3 where name = $1 and record = $2 returning name',
      [name, from, to],
    );
    return replaced.length > 0;
  }

  async bury(name: string): Promise<void> {
    await this.#medium.transaction(async (client) => {
      await client.query(
        'insert into subject_key (name, record) values ($1, $2) on conflict (name) do update set record = excluded.record',
        [name, TOMBSTONE],
      );
      await appendWithin(client, DESTRUCTIONS, name, () => Buffer.alloc(0));
    });
  }

  destructions(): Promise<number> {
    return this.sequences.head(DESTRUCTIONS);
  }

  async destructionsAfter(after: number, limit: number): Promise<Destruction[]> {
    return destructionsFrom(after, await this.sequences.read(DESTRUCTIONS, Math.max(after - 1, 0), limit + 1));
  }

  async count(): Promise<number> {
    const rows = await this.#medium.query<{ count: number }>('select count(*)::int count from subject_key', []);
    return rows[0]!.count;
  }

  async *all(): AsyncIterable<readonly [name: string, record: Buffer]> {
    for (let after = ''; ; ) {
      const rows = await this.#medium.query<Row>(
        'select name, record from subject_key where name > $1 order by name limit $2',
        [after, PAGE],
      );
      for (const { name, record } of rows) yield [name, record] as const;
      if (rows.length < PAGE) return;
      after = rows.at(-1)!.name;
    }
  }

  close(): Promise<void> {
    return this.#medium.close();
  }
}
