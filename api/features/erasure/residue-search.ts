import { setTimeout as sleep } from 'node:timers/promises';
import DataLoader from 'dataloader';
import {
  findResidue,
  joined,
  type Needles,
  needleSearch,
  type Residue,
  type Search,
  together,
} from '../../store/erasure/index.ts';
import type { MappedTable } from '../../store/subject-rows.ts';
import type { Parts } from '../parts.ts';
import type { ErasurePorts } from './erasure.ports.ts';

/** Persons for whom it is looked at once: what is looked for is in memory. */
const AT_ONCE = 32;
/** After a look, for how many times as long as it took none begins: so they are a third of the work at most, and are shared by more. */
const RESTS = 2;
const LONGEST_REST_MS = 1_000;

/** What was found of a person after their erasure. */
export interface Found {
  readonly columns: readonly Residue[];
  /** Places in the queue's tables. */
  readonly queued: readonly string[];
}

/**
 * Looks through all rows of an account, and the queue, for what is left of persons. A look takes the longer the more the account
 * has, however many persons it is for: those who come while one is under way wait, and go together in the next. So none
 * is answered by a look that had begun before they came.
 */
export class ResidueSearch {
  readonly #parts: Parts;
  readonly #ports: ErasurePorts;
  readonly #tables: readonly MappedTable[];
  /** Of accounts in which something is being looked for. */
  readonly #accounts = new Map<string, DataLoader<Search, Found>>();

  constructor(parts: Parts, ports: ErasurePorts, tables: readonly MappedTable[]) {
    this.#parts = parts;
    this.#ports = ports;
    this.#tables = tables;
  }

  look(accountId: string, search: Search): Promise<Found> {
    const looks = this.#accounts.get(accountId) ?? this.#looksOf(accountId);
    return looks.load(search);
  }

  #looksOf(accountId: string): DataLoader<Search, Found> {
    let underWay: Promise<unknown> = Promise.resolve();
    let waiting = 0;
    const lookOnce = async (searches: readonly Search[]) => {
      waiting -= 1;
      const begunMs = performance.now();
      const look = this.#look(accountId, searches);
      underWay = look
        .catch(() => {})
        .then(() => sleep(Math.min(RESTS * (performance.now() - begunMs), LONGEST_REST_MS), undefined, { ref: false }))
        .then(() => waiting > 0 || this.#accounts.delete(accountId));
      return look;
    };
    const looks = new DataLoader(lookOnce, {
      cache: false,
      maxBatchSize: AT_ONCE,
      batchScheduleFn: (begin) => {
        waiting += 1;
        void underWay.then(begin);
      },
    });
    this.#accounts.set(accountId, looks);
    return looks;
  }

  async #look(accountId: string, searches: readonly Search[]): Promise<Found[]> {
    const columns = await findResidue(this.#parts.sessionOf(accountId), this.#tables, searches);
    const queued = await this.#findQueued(searches.map(({ needles }) => needles));
    return columns.map((found, i) => ({ columns: found, queued: queued[i]! }));
  }

  async #findQueued(needles: readonly Needles[]): Promise<string[][]> {
    const anyHolds = needleSearch(together(needles));
    const each = needles.map((own) => ({ holds: needleSearch(own), found: new Set<string>() }));
    for await (const { place, values } of this.#ports.queued.texts()) {
      const text = joined(values);
      if (!anyHolds(text)) continue;
      for (const { holds, found } of each) if (holds(text)) found.add(place);
    }
    return each.map(({ found }) => [...found]);
  }
}
