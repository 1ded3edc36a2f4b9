import type { ExecutionResult } from 'graphql';

const DONE: IteratorReturnResult<undefined> = Object.freeze({ value: undefined, done: true });

interface Waiting<T> {
  resolve(result: IteratorResult<T, undefined>): void;
  reject(error: unknown): void;
}

/**
 * A running subscription: passes on what `source` yields, and can be ended from outside by `fail`. Written by hand,
 * because a parked async generator never ends: here `return` and `fail` settle the pending `next()` at once, and both tell
 * the source. One `next()` at a time, as `for await` calls it. `onEnd` runs once, however the stream ends.
 */
export class OperationStream<T> implements AsyncGenerator<T, undefined, undefined> {
  readonly #source: AsyncIterator<T>;
  readonly #onEnd: () => void;
  #waiting: Waiting<T> | null = null;
  #ended = false;
  #failure: { error: unknown } | null = null;

  constructor(source: AsyncIterator<T>, onEnd: () => void) {
    this.#source = source;
    this.#onEnd = onEnd;
  }

  next(): Promise<IteratorResult<T, undefined>> {
    if (this.#failure) {
      const { error } = this.#failure;
      this.#failure = null;
      return Promise.reject(error);
    }
    if (this.#ended) return Promise.resolve(DONE);
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#source.next().then(
        (result) => this.#onResult(result),
        // A source that fails should have cleaned up; one that has not is told to.
        (error: unknown) => this.fail(error),
      );
    });
  }

  /** Ends the stream with `error`: the pending or the next `next()` rejects with it. Nothing if it has ended already. */
  fail(error: unknown): void {
    if (this.#ended) return;
    this.#leaveSource();
    this.#onError(error);
  }

  return(): Promise<IteratorReturnResult<undefined>> {
    if (!this.#ended) {
      this.#leaveSource();
      this.#end();
    }
    this.#failure = null;
    this.#settle()?.resolve(DONE);
    return Promise.resolve(DONE);
  }

  throw(error: unknown): Promise<never> {
    this.fail(error);
    this.#failure = null;
    return Promise.reject(error);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  #onResult(result: IteratorResult<T, unknown>): void {
    if (this.#ended) return;
    const waiting = this.#settle();
    if (result.done) {
      this.#end();
      waiting?.resolve(DONE);
    } else waiting?.resolve(result);
  }

  #onError(error: unknown): void {
    if (this.#ended) return;
    this.#end();
    const waiting = this.#settle();
    if (waiting) waiting.reject(error);
    else this.#failure = { error };
  }

  #settle(): Waiting<T> | null {
    const waiting = this.#waiting;
    this.#waiting = null;
    return waiting;
  }

  #end(): void {
    this.#ended = true;
    this.#onEnd();
  }

  /** Not awaited: a source that is slow to clean up must not hold the client. What it fails with concerns nobody any more. */
  #leaveSource(): void {
    try {
      this.#source.return?.().catch(() => {});
    } catch {
      // A source that throws here has ended as well.
    }
  }
}

/** The events of a subscription that could be opened, each executed. */
export interface Events extends AsyncIterator<ExecutionResult, undefined> {
  return(): Promise<IteratorResult<ExecutionResult, undefined>>;
}

/** The events of a subscription that may still be opening. Left while it opens, it leaves the events once they are there. */
export class OpeningSource implements AsyncIterator<ExecutionResult, undefined> {
  readonly #opening: Promise<Events>;
  #events: Events | null = null;

  constructor(opening: Promise<Events>) {
    this.#opening = opening;
    opening.then(
      (events) => {
        this.#events = events;
      },
      // Whoever asks for the next event learns of it.
      () => {},
    );
  }

  next(): Promise<IteratorResult<ExecutionResult, undefined>> {
    return this.#events ? this.#events.next() : this.#opening.then((events) => events.next());
  }

  return(): Promise<IteratorResult<ExecutionResult, undefined>> {
    return this.#events ? this.#events.return() : this.#opening.then((events) => events.return());
  }
}

/** What `execute` makes of each event of a source, for one subscription alone. What that throws ends the stream. */
export class ExecutedEvents implements Events {
  readonly #source: AsyncIterator<unknown>;
  readonly #execute: (event: unknown) => Promise<ExecutionResult>;

  constructor(source: AsyncIterable<unknown>, execute: (event: unknown) => Promise<ExecutionResult>) {
    this.#source = source[Symbol.asyncIterator]();
    this.#execute = execute;
  }

  async next(): Promise<IteratorResult<ExecutionResult, undefined>> {
    const event = await this.#source.next();
    return event.done ? DONE : { value: await this.#execute(event.value), done: false };
  }

  async return(): Promise<IteratorReturnResult<undefined>> {
    await this.#source.return?.();
    return DONE;
  }
}
