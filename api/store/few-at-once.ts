/** Of the ten connections that a process has: who asks for something meanwhile is not kept waiting. */
const AT_ONCE = 3;

/** Does `work` with each of many items, a few at a time. A failure is thrown, and after it nothing more is begun. */
export async function fewAtOnce<T>(items: Iterable<T>, work: (item: T) => Promise<void>): Promise<void> {
  // Shared by all lines: whichever fails closes it for the others too.
  const left = (function* () {
    yield* items;
  })();
  const line = async () => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, line));
}
