/** What people are promised, and what holds it. The privacy page is written from the promises that are kept. */
export interface Promise_ {
  readonly id: string;
  readonly text: string;
  /** The tests that fail when it is broken: `path/of/file.test.ts :: the sentence`. */
  readonly tests: readonly string[];
  /** What is missing, where a promise cannot be kept yet. */
  readonly notBuiltYet?: string;
}
