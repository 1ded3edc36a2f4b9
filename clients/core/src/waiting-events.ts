import { NetworkError } from './errors.ts';

/** Joins an event to the one that waits, if there is one. `isFirst`: it is the whole state, after a (re)connection. */
export type Merge<T> = (waiting: T | undefined, event: T, isFirst: boolean) => T;

/**
 * What becomes of events while the reader is busy. `every`: they wait in order, up to a bound; then the stream fails. `latest`: the
 * newest takes the place of the one that waits. A function: it joins the new one to the one that waits.
 */
export type Keep<T> = 'every' | 'latest' | Merge<T>;

/** How many events wait for a reader of `every`: beyond this it will not catch up, and memory would only grow. */
export const MAX_HELD_EVENTS = 10_000;

interface Reader<T> {
  resolve(result: IteratorResult<T, undefined>): void;
  reject(error: unknown): void;
}

const DONE: IteratorReturnResult<undefined> = { done: true, value: undefined };

/**
 * Events between the one who sends them and the one who reads them. Written by hand: `return()` settles a `next()` that is
 * waiting, which a generator's does not. An end or a failure comes after the events that wait.
 */
export class WaitingEvents<T> implements AsyncIterableIterator<T, undefined, undefined> {
  readonly #keep: Keep<T>;
  readonly #start: () => () => void;
  #stop: (() => void) | null = null;
  #events: T[] = [];
  #readers: Reader<T>[] = [];
  #end: { readonly error?: unknown } | null = null;

  /** `start` begins the sending and returns what stops it; it runs with the first `next()`. */
  constructor(keep: Keep<T>, start: () => () => void) {
    this.#keep = keep;
    this.#start = start;
  }

  push(event: T, isFirst: boolean): void {
    if (this.#end) return;
    const keep = this.#keep;
    const kept = typeof keep === 'function' ? keep(this.#events[0], event, isFirst) : event;
    const reader = this.#readers.shift();
    if (reader) reader.resolve({ done: false, value: kept });
    else if (keep !== 'every') this.#events = [kept];
    else if (this.#events.push(kept) > MAX_HELD_EVENTS) {
      this.fail(new NetworkError(`The reader is ${MAX_HELD_EVENTS} events behind.`));
    }
  }

  /** Ends the stream: by `error`, or cleanly without one. */
  fail(error: unknown): void {
    this.#finish({ error });
  }

  complete(): void {
    this.#finish({});
  }

  next(): Promise<IteratorResult<T, undefined>> {
    if (!this.#stop && !this.#end) this.#begin();
    if (this.#events.length > 0) return Promise.resolve({ done: false, value: this.#events.shift() as T });
    const end = this.#end;
    if (!end) return new Promise((resolve, reject) => this.#readers.push({ resolve, reject }));
    // It is told once; asked again, a stream that failed is simply over.
    this.#end = {};
    return 'error' in end ? Promise.reject(end.error) : Promise.resolve(DONE);
  }

  return(): Promise<IteratorReturnResult<undefined>> {
    this.#events = [];
    this.#end ??= {};
    this.#leave();
    return Promise.resolve(DONE);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #begin(): void {
    try {
      this.#stop = this.#start();
    } catch (error) {
      this.fail(error);
    }
  }

  #finish(end: { readonly error?: unknown }): void {
    if (this.#end) return;
    const first = this.#readers.shift();
    this.#end = first ? {} : end;
    if (first && 'error' in end) first.reject(end.error);
    else first?.resolve(DONE);
    this.#leave();
  }

  #leave(): void {
    for (const reader of this.#readers.splice(0)) reader.resolve(DONE);
    const stop = this.#stop;
    this.#stop = () => {};
    stop?.();
  }
}
