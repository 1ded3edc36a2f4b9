import {
  childrenFirst,
  countRows,
  type Erasing,
  eraseRows,
  type TableCounts,
  tableFate,
  tablesWithRows,
} from '../../store/erasure/index.ts';
import type { Session } from '../../store/session.ts';
import type { MappedTable } from '../../store/subject-rows.ts';
import type { StepProgress, StepResult } from '../privacy-step.ts';
import type { KeptInTable } from './erasure.certificate.ts';
import type { ErasureOrder } from './erasure.order.ts';

/** What PostgreSQL says of a row that is still led to, and of a table that is not there. */
const STILL_LED_TO = '23503';
const NO_SUCH_TABLE = '42P01';
/** How often rows that came in between are gone after. */
const TRIES = 3;

/** The rows of a person, table by table. */
export class ErasureRows {
  readonly #erasing: (session: Session, order: ErasureOrder) => Promise<Erasing>;
  readonly #order: readonly MappedTable[];

  constructor(erasing: (session: Session, order: ErasureOrder) => Promise<Erasing>, tables: readonly MappedTable[]) {
    this.#erasing = erasing;
    this.#order = childrenFirst(tables);
  }

  /** Erases the rows of one table. `done` is what an interrupted run had come to. */
  async run(
    table: MappedTable,
    session: Session,
    order: ErasureOrder,
    done: number,
    progress: StepProgress,
  ): Promise<StepResult> {
    if (!tableFate(table, order.subject.kind)) return { outcome: 'NOTHING_FOUND', count: 0 };
    try {
      const touched = await this.#erase(session, order, table, (rows) => progress(done + rows, null));
      const count = done + touched;
      return { outcome: count > 0 ? 'DONE' : 'NOTHING_FOUND', count };
    } catch (error) {
      if (codeOf(error) === NO_SUCH_TABLE) return { outcome: 'MISSING', count: done };
      throw error;
    }
  }

  /** The tables in which rows are left that should have gone, changed or been blanked. */
  async left(session: Session, order: ErasureOrder): Promise<string[]> {
    const counts = await this.#counts(session, order);
    return counts.filter((each) => each.delete + each.detach + each.blank > 0).map(({ table }) => table);
  }

  /** The rows that stay, by table and ground. */
  async kept(session: Session, order: ErasureOrder): Promise<KeptInTable[]> {
    const counts = await this.#counts(session, order);
    return counts.flatMap(({ table, keep }) => keep.map((rows) => ({ table, ...rows })));
  }

  /** Counts the tables that still have a row which leads to the person: by then they are few. */
  async #counts(session: Session, order: ErasureOrder): Promise<TableCounts[]> {
    const erasing = await this.#erasing(session, order);
    const { subject, tables } = erasing;
    const reached = this.#order.filter((table) => tableFate(table, subject.kind));
    const withRows = await tablesWithRows(session, subject, reached, tables);
    const counts: TableCounts[] = [];
    for (const table of reached) {
      if (!withRows.has(table.privacy.table)) continue;
      const counted = await countRows(session, erasing, table);
      if (counted) counts.push(counted);
    }
    return counts;
  }

  /** Rows may have been added to a table that was done before: the database says so, and it is done again. */
  async #erase(
    session: Session,
    order: ErasureOrder,
    table: MappedTable,
    onBatch: (rows: number) => Promise<void> | void,
  ): Promise<number> {
    const erasing = (inner: Session) => this.#erasing(inner, order);
    for (let attempt = 1; ; attempt++) {
      try {
        return await eraseRows(session, erasing, table, onBatch);
      } catch (error) {
        if (codeOf(error) !== STILL_LED_TO || attempt === TRIES) throw error;
        for (const before of this.#order.slice(0, this.#order.indexOf(table))) {
          if (tableFate(before, order.subject.kind)) await eraseRows(session, erasing, before);
        }
      }
    }
  }
}

const codeOf = (error: unknown) => (error as { code?: unknown } | null)?.code;
