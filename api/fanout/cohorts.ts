import type { Feed } from '../events/shared-source.ts';
import { Cohort, type CohortWork } from './cohort.ts';
import type { Member, MemberSeat } from './member.ts';
import type { Turn } from './turn.ts';

/** The cohorts of a process, by what their members have in common. */
export class Cohorts {
  readonly #turn: Turn;
  readonly #byKey = new Map<string, Cohort<unknown>>();

  /** `turn` is that of all sockets on which they are to write. */
  constructor(turn: Turn) {
    this.#turn = turn;
  }

  /** How many there are. */
  get count(): number {
    return this.#byKey.size;
  }

  /**
   * Lets a subscription into the cohort of `key`, made by `work` if there is none. Equal keys must stand for equal work.
   * `attend` tells the feed of the member's reading. Throws what the feed throws when it is opened.
   */
  join<T>(key: string, seat: MemberSeat, work: () => CohortWork<T>, attend: (feed: Feed<T>) => () => void): Member {
    const known = this.#byKey.get(key) as Cohort<T> | undefined;
    if (known && !known.isOver) return known.join(seat, attend);
    const cohort: Cohort<T> = new Cohort(work(), this.#turn, () => {
      if (this.#byKey.get(key) === cohort) this.#byKey.delete(key);
    });
    this.#byKey.set(key, cohort as Cohort<unknown>);
    return cohort.join(seat, attend);
  }
}
