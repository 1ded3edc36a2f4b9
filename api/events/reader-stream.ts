import type { Delivery } from '../../policies/operations.ts';

/** Whoever waits for the next value. */
export interface Waiting<T> {
  readonly resolve: (result: IteratorResult<T>) => void;
  readonly reject: (error: Error) => void;
}

export const DONE = Object.freeze({ value: undefined, done: true as const });

/**
 * What the streams for one reader have in common: whatever way the reader leaves by is a `return()`.
 *
 * They are written by hand, not as async generators: a parked generator does not run its cleanup when the reader leaves; their
 * `return()` settles the pending `next()` and tells once that it is over.
 */
export abstract class ReaderStream<T> implements AsyncIterableIterator<T> {
  abstract get delivery(): Delivery;
  abstract next(): Promise<IteratorResult<T>>;
  abstract return(): Promise<IteratorResult<T>>;

  throw(error: Error): Promise<IteratorResult<T>> {
    return this.return().then(() => Promise.reject(error));
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }
}
