import {
  childrenFirst,
  countAll,
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
/** For how long a look at which tables have rows of a person is good: the steps of an erasure follow each other at once. */
const LOOK_MS = 1_000;

/** Which tables had rows of a person, and when that was looked. */
interface Look {
  readonly withRows: ReadonlySet<string>;
  readonly atMs: number;
}

/** The rows of a person, table by table. */
export class ErasureRows {
  readonly #erasing: (session: Session, order: ErasureOrder) => Promise<Erasing>;
  readonly #order: readonly MappedTable[];
  readonly #looks = new Map<string, Look>();

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
      if (!(await this.#hasRows(table, session, order))) {
        return { outcome: done > 0 ? 'DONE' : 'NOTHING_FOUND', count: done };
      }
      const touched = await this.#erase(session, order, table, (rows) => progress(done + rows, null));
      const count = done + touched;
      return { outcome: count > 0 ? 'DONE' : 'NOTHING_FOUND', count };
    } catch (error) {
      if (codeOf(error) === NO_SUCH_TABLE) return { outcome: 'MISSING', count: done };
      throw error;
    }
  }

  /** What there is of the person's rows still, table by table. What should have gone, changed or been blanked is not right. */
  async counts(session: Session, erasing: Erasing): Promise<TableCounts[]> {
    return countAll(session, erasing, this.#order);
  }

  /**
   * Whether a table has a row that leads to the person. All tables are looked at together, and again after a second:
   * what comes into one in between is found by the verification, as what comes after its step is.
   */
  async #hasRows(table: MappedTable, session: Session, { actId, subject }: ErasureOrder): Promise<boolean> {
    const nowMs = performance.now();
    for (const [id, { atMs }] of this.#looks) if (nowMs - atMs > LOOK_MS) this.#looks.delete(id);
    let look = this.#looks.get(actId);
    if (!look) {
      const reached = this.#order.filter((each) => tableFate(each, subject.kind));
      const withRows = await tablesWithRows(session, subject, reached, this.#order).catch((error: unknown) => {
        // Each table says for itself whether it is there.
        if (codeOf(error) !== NO_SUCH_TABLE) throw error;
        return new Set(reached.map(({ privacy }) => privacy.table));
      });
      look = { withRows, atMs: nowMs };
      this.#looks.set(actId, look);
    }
    return look.withRows.has(table.privacy.table);
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
        return await eraseRows(session, erasing, table, onBatch, order.counted);
      } catch (error) {
        if (codeOf(error) !== STILL_LED_TO || attempt === TRIES) throw error;
        for (const before of this.#order.slice(0, this.#order.indexOf(table))) {
          if (tableFate(before, order.subject.kind)) await eraseRows(session, erasing, before);
        }
      }
    }
  }
}

/** The tables in which rows are left that should have gone, changed or been blanked. */
export const leftOf = (counts: readonly TableCounts[]): string[] =>
  counts.filter((each) => each.delete + each.detach + each.blank > 0).map(({ table }) => table);

/** The rows that stay, by table and ground. */
export const keptOf = (counts: readonly TableCounts[]): KeptInTable[] =>
  counts.flatMap(({ table, keep }) => keep.map((rows) => ({ table, ...rows })));

const codeOf = (error: unknown) => (error as { code?: unknown } | null)?.code;
