import { frameTail } from './frame.ts';
import type { Seat } from './seats.ts';
import type { SocketWriter } from './socket-writer.ts';

/** Where the frames of a subscription go: a socket, and the id of the operation on it. */
export interface MemberSeat {
  readonly writer: SocketWriter;
  readonly operationId: string;
}

/** What its members ask of a cohort. */
export interface CohortDoor {
  first(member: Member): object | Promise<object>;
  begin(member: Member): void;
  catchUp(member: Member): void;
  leave(member: Member): void;
}

interface Waiting {
  resolve(result: IteratorResult<object, undefined>): void;
  reject(error: unknown): void;
}

const DONE: IteratorReturnResult<undefined> = Object.freeze({ value: undefined, done: true });

/**
 * A subscription in a cohort, as the iterator that graphql-ws holds. It gives one event, the first. When graphql-ws comes for
 * the second, the first has left, and from then on it stays silent: the cohort writes the frames itself. `return()` settles
 * what is pending, leaves the cohort in the same step and drops what was not written.
 */
export class Member implements Seat, AsyncIterator<object, undefined> {
  readonly writer: SocketWriter;
  readonly tail: string;
  index = -1;
  readonly #door: CohortDoor;
  #stage: 'new' | 'first' | 'seated' | 'over' = 'new';
  #hasMissed = false;
  #waiting: Waiting | null = null;
  #failure: { readonly error: unknown } | null = null;
  #left: (() => void) | null = null;

  constructor({ writer, operationId }: MemberSeat, door: CohortDoor) {
    this.writer = writer;
    this.tail = frameTail(operationId);
    this.#door = door;
  }

  /** Calls `run` once, when the member leaves or is sent away; at once if that is so. */
  onLeft(run: () => void): void {
    if (this.#stage === 'over') run();
    else this.#left = run;
  }

  /** Something has happened before the member could take it. */
  miss(): void {
    this.#hasMissed = true;
  }

  /** The socket can take frames again. */
  catchUp(): void {
    if (this.#stage === 'seated') this.#door.catchUp(this);
  }

  next(): Promise<IteratorResult<object, undefined>> {
    if (this.#failure) {
      const { error } = this.#failure;
      this.#failure = null;
      return Promise.reject(error);
    }
    if (this.#stage === 'over') return Promise.resolve(DONE);
    if (this.#stage === 'new') return this.#first();
    if (this.#stage === 'first') this.#begin();
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
  }

  /** The stream is over: what is pending, or comes next, rejects with `error`. */
  fail(error: unknown): void {
    if (this.#stage === 'over') return;
    this.#end();
    const waiting = this.#settle();
    if (waiting) waiting.reject(error);
    else this.#failure = { error };
  }

  return(): Promise<IteratorReturnResult<undefined>> {
    this.#failure = null;
    if (this.#stage !== 'over') this.#end();
    this.#settle()?.resolve(DONE);
    return Promise.resolve(DONE);
  }

  throw(error: unknown): Promise<never> {
    return this.return().then(() => Promise.reject(error));
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async #first(): Promise<IteratorResult<object, undefined>> {
    this.#stage = 'first';
    try {
      return { value: await this.#door.first(this), done: false };
    } catch (error) {
      const failure = this.#failure ?? { error };
      this.#failure = null;
      throw failure.error;
    }
  }

  #begin(): void {
    this.#stage = 'seated';
    this.#door.begin(this);
    if (this.#hasMissed) this.#door.catchUp(this);
  }

  #end(): void {
    this.#stage = 'over';
    this.#door.leave(this);
    const left = this.#left;
    this.#left = null;
    left?.();
  }

  #settle(): Waiting | null {
    const waiting = this.#waiting;
    this.#waiting = null;
    return waiting;
  }
}
