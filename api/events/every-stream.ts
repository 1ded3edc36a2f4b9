import { MAX_WAITING_EVENTS } from '../../schema/limits.ts';
import { AppError } from '../kernel/app-error.ts';
import { DONE, ReaderStream, type Waiting } from './reader-stream.ts';

/**
 * A stream of events, for one subscriber, that skips none: each comes, once, in the order in which it was pushed. What
 * the reader has not asked for waits; when more wait than `limit`, the stream ends for them with STREAM_ENDED and the
 * reason SLOW_READER, after the events that waited: so what did come has no gap. `onEnd` is called once, however it ends.
 */
export class EveryStream<T> extends ReaderStream<T> {
  readonly #onEnd: () => void;
  readonly #limit: number;
  #queue: T[] = [];
  /** How it ends once all that waits was read: with an error, or null for a plain end. Undefined while it goes on. */
  #end: Error | null | undefined = undefined;
  #waiting: Waiting<T> | null = null;

  constructor(onEnd: () => void, limit = MAX_WAITING_EVENTS) {
    super();
    this.#onEnd = onEnd;
    this.#limit = limit;
  }

  get delivery(): 'every' {
    return 'every';
  }

  /** Whether nothing more can be pushed. */
  get ended(): boolean {
    return this.#end !== undefined;
  }

  /** The next event. After the end it is dropped. */
  push(value: T): void {
    if (this.ended) return;
    const waiting = this.#waiting;
    if (waiting) {
      this.#waiting = null;
      waiting.resolve({ value, done: false });
    } else if (this.#queue.length < this.#limit) {
      this.#queue.push(value);
    } else {
      this.end(new AppError('STREAM_ENDED', 'The reader is too slow.', { details: { reason: 'SLOW_READER' } }));
    }
  }

  /** Nothing more comes: the reader gets what waits, then `error`, or a plain end if there is none. */
  end(error: Error | null = null): void {
    if (this.ended) return;
    this.#end = error;
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting) this.#finish(waiting, error);
    this.#onEnd();
  }

  next(): Promise<IteratorResult<T>> {
    if (this.#queue.length > 0) return Promise.resolve({ value: this.#queue.shift()!, done: false });
    if (this.#end) {
      const error = this.#end;
      this.#end = null;
      return Promise.reject(error);
    }
    if (this.#end === null) return Promise.resolve(DONE);
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
  }

  return(): Promise<IteratorResult<T>> {
    this.#queue = [];
    this.end();
    this.#end = null;
    return Promise.resolve(DONE);
  }

  #finish({ resolve, reject }: Waiting<T>, error: Error | null): void {
    if (!error) return resolve(DONE);
    this.#end = null;
    reject(error);
  }
}
