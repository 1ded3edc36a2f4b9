/** The golden ratio, less one: of its multiples no few that follow each other evenly have nearly the same fraction. */
const STEP = (Math.sqrt(5) - 1) / 2;

/**
 * The list, begun elsewhere in each turn: where a limit leaves some out, it is others in the next turns, whether those are all run or only
 * each second or tenth.
 */
export function beginningAt<T>(turn: number, list: readonly T[]): T[] {
  const from = Math.floor(list.length * ((turn * STEP) % 1));
  return [...list.slice(from), ...list.slice(0, from)];
}
