/** What `promise` gives, if it settles within `ms`; rejects with `what` in its message otherwise. */
export async function within<T>(ms: number, promise: PromiseLike<T>, what = 'what was waited for'): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const expiry = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not come within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([promise, expiry]);
  } finally {
    clearTimeout(timer);
  }
}

/** How often `until` looks again: short against what tests wait for, long enough to leave the loop to the others. */
const POLL_MS = 10;

/** Resolves with the first value of `look` that is neither null, undefined nor false; rejects after `ms`. */
export async function until<T>(
  ms: number,
  look: () => T | PromiseLike<T>,
  what = 'what was waited for',
): Promise<Exclude<NonNullable<T>, false>> {
  const endMs = performance.now() + ms;
  for (;;) {
    const value = await look();
    if (value !== null && value !== undefined && value !== false) return value as Exclude<NonNullable<T>, false>;
    if (performance.now() > endMs) throw new Error(`${what} did not come within ${ms} ms`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
