/** What stands between two values, so that none is found across them: the first character that the database takes. */
export const BETWEEN = '\u0001';

/** Values put together, to be searched at once. */
export const joined = (values: readonly (string | null)[]): string =>
  BETWEEN + values.map((value) => value ?? '').join(BETWEEN) + BETWEEN;
