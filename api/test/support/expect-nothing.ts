import { inspect } from 'node:util';

type Source<T> = PromiseLike<T> | AsyncIterator<T> | AsyncIterable<T>;

/**
 * Passes when nothing arrives for `withinMs`: a value, an end and an error all count as something, and fail. An iterator is asked for
 * one value; that question stays open, and is returned, so that what arrives later is not lost: `const { next } = await expectNothing(it, 200)`.
 */
export async function expectNothing<T>(source: Source<T>, withinMs: number): Promise<{ next: Promise<unknown> }> {
  const next = Promise.resolve(question(source));
  // Whoever drops `next` must not be told of its rejection by a crash.
  next.catch(() => undefined);
  const arrived = next.then(
    (value) => `arrived: ${inspect(value)}`,
    (error: unknown) => `failed: ${inspect(error)}`,
  );
  let timer: NodeJS.Timeout | undefined;
  const quiet = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), withinMs);
  });
  const something = await Promise.race([arrived, quiet]);
  clearTimeout(timer);
  if (something !== null) throw new Error(`nothing was expected for ${withinMs} ms, but ${something}`);
  return { next };
}

function question<T>(source: Source<T>): PromiseLike<unknown> {
  if ('then' in source) return source;
  if ('next' in source) return source.next();
  return source[Symbol.asyncIterator]().next();
}
