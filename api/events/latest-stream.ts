import { DONE, ReaderStream, type Waiting } from './reader-stream.ts';

/** What a stream gives for one event, or why there is nothing to give now. */
export type Snapshot<T> = { readonly value: T } | null;

/**
 * A stream of the newest state, for one subscriber. It holds no events: `poke()` says that there is something new, and
 * when the subscriber asks, `look` gives the state as it is then. So a slow reader skips to the newest, and costs one
 * flag however much happens meanwhile. `onEnd` is called once, however it ends.
 */
export class LatestStream<T> extends ReaderStream<T> {
  readonly #look: () => Snapshot<T>;
  readonly #onEnd: () => void;
  #fresh = true;
  #over = false;
  #failure: Error | null = null;
  #waiting: Waiting<T> | null = null;

  /** `look` gives the state to send, or null to send nothing this time. The first `next()` asks for it at once. */
  constructor(look: () => Snapshot<T>, onEnd: () => void) {
    super();
    this.#look = look;
    this.#onEnd = onEnd;
  }

  get delivery(): 'latest' {
    return 'latest';
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
