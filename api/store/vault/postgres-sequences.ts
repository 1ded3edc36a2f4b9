import type { PoolClient } from 'pg';
import type { PostgresMedium } from './postgres-medium.ts';
import { assertRecordId, assertSequenceName, type SequenceRecord, type SequenceRecords } from './sequence-records.ts';

/** `bigint` comes as text. */
interface Row {
  number: string;
  id: string;
  record: Buffer;
}

const COLUMNS = 'number, id, record';
const recordOf = ({ number, id, record }: Row): SequenceRecord => ({ number: Number(number), id, bytes: record });

/** Appends within a transaction: one transaction after the other, held by a lock of the sequence's name. */
export async function appendWithin(
  client: PoolClient,
  sequence: string,
  id: string,
  make: (number: number, previous: SequenceRecord | null) => Buffer,
): Promise<SequenceRecord> {
  assertSequenceName(sequence);
  assertRecordId(id);
  await client.query("select pg_advisory_xact_lock(hashtextextended('whereabouts sequence ' || $1, 0))", [sequence]);
  const there = await client.query<Row>(`select ${COLUMNS} from key_sequence where sequence = $1 and id = $2`, [
    sequence,
    id,
  ]);
  if (there.rows[0]) return recordOf(there.rows[0]);
  const last = await client.query<Row>(
    `select ${COLUMNS} from key_sequence where sequence = $1 order by number desc limit 1`,
    [sequence],
  );
  const previous = last.rows[0] ? recordOf(last.rows[0]) : null;
  const number = (previous?.number ?? 0) + 1;
  const bytes = make(number, previous);
  await client.query('insert into key_sequence (sequence, number, id, record) values ($1, $2, $3, $4)', [
    sequence,
    number,
    id,
    bytes,
  ]);
  return { number, id, bytes };
}

/** Sequences in the table `key_sequence`. */
export class PostgresSequences implements SequenceRecords {
  readonly #medium: PostgresMedium;

  constructor(medium: PostgresMedium) {
    this.#medium = medium;
  }

  append(
    sequence: string,
    id: string,
    make: (number: number, previous: SequenceRecord | null) => Buffer,
  ): Promise<SequenceRecord> {
    return this.#medium.transaction((client) => appendWithin(client, sequence, id, make));
  }

  async read(sequence: string, after: number, limit: number): Promise<SequenceRecord[]> {
    assertSequenceName(sequence);
    const rows = await this.#medium.query<Row>(
      `select ${COLUMNS} from key_sequence where sequence = $1 and number > $2 order by number limit $3`,
      [sequence, after, limit],
    );
    const records = rows.map(recordOf);
    const gapAt = records.findIndex(({ number }, i) => number !== after + 1 + i);
    return gapAt < 0 ? records : records.slice(0, gapAt);
  }

  async head(sequence: string): Promise<number> {
    assertSequenceName(sequence);
    const rows = await this.#medium.query<{ head: string | null }>(
      'select max(number) head from key_sequence where sequence = $1',
      [sequence],
    );
    return Number(rows[0]?.head ?? 0);
  }
}
