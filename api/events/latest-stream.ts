/** What a stream gives for one event, or why there is nothing to give now. */
export type Snapshot<T> = { readonly value: T } | null;

interface Waiting<T> {
  readonly resolve: (result: IteratorResult<T>) => void;
  readonly reject: (error: Error) => void;
}

const DONE = Object.freeze({ value: undefined, done: true as const });

/**
 * A stream of the newest state, for one subscriber. It holds no events: `poke()` says that there is something new, and
 * when the subscriber asks, `look` gives the state as it is then. So a slow reader skips to the newest, and costs one
 * flag however much happens meanwhile.
 *
 * It is written by hand, not as an async generator: a parked generator does not run its cleanup when the reader leaves;
 * here `return()` settles the pending `next()` and calls `onEnd` once.
 */
export class LatestStream<T> implements AsyncIterableIterator<T> {
  readonly #look: () => Snapshot<T>;
  readonly #onEnd: () => void;
  #fresh = true;
  #over = false;
  #failure: Error | null = null;
  #waiting: Waiting<T> | null = null;

  /** `look` gives the state to send, or null to send nothing this time. The first `next()` asks for it at once. */
  constructor(look: () => Snapshot<T>, onEnd: () => void) {
    this.#look = look;
    this.#onEnd = onEnd;
  }

  /** There is something new. */
  poke(): void {
    if (this.#over) return;
    this.#fresh = true;
    if (!this.#waiting) return;
    const next = this.#take();
    if (!next || !this.#waiting) return;
    const { resolve } = this.#waiting;
    this.#waiting = null;
    resolve(next);
  }

  /** Ends the stream: what was not yet asked for is dropped, and the reader gets `error`. */
  fail(error: Error): void {
    if (this.#over) return;
    this.#failure = error;
    this.#finish((waiting) => {
      this.#failure = null;
      waiting.reject(error);
    });
  }

  next(): Promise<IteratorResult<T>> {
    if (this.#failure) {
      const failure = this.#failure;
      this.#failure = null;
      return Promise.reject(failure);
    }
    if (this.#over) return Promise.resolve(DONE);
    const next = this.#take();
    if (next) return Promise.resolve(next);
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
  }

  return(): Promise<IteratorResult<T>> {
    this.#failure = null;
    this.#finish((waiting) => waiting.resolve(DONE));
    return Promise.resolve(DONE);
  }

  throw(error: Error): Promise<IteratorResult<T>> {
    return this.return().then(() => Promise.reject(error));
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  #take(): IteratorResult<T> | null {
    if (!this.#fresh) return null;
    this.#fresh = false;
    const snapshot = this.#look();
    return snapshot && { value: snapshot.value, done: false };
  }

  #finish(settle: (waiting: Waiting<T>) => void): void {
    if (this.#over) return;
    this.#over = true;
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting) settle(waiting);
    this.#onEnd();
  }
}
