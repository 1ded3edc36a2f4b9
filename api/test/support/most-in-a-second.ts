/** The most that fall into any one second, of times in ms in any order. */
export function mostInASecond(timesMs: readonly number[]): number {
  const sorted = timesMs.toSorted((a, b) => a - b);
  let most = 0;
  for (let from = 0, to = 0; to < sorted.length; to++) {
    while (sorted[to]! - sorted[from]! >= 1_000) from++;
    most = Math.max(most, to - from + 1);
  }
  return most;
}
