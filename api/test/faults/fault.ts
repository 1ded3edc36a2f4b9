/**
 * A fault: one line of the source turned wrong, and the sentence that must turn red for it. `npm run test:faults` applies each by itself to a copy
 * of the tree: the proof that the proofs can fail.
 *
 * To add one, put it into the list of its concept, `api/test/faults/list/<concept>.ts`, which exports `FAULTS`; a new file there is found
 * by itself. Choose what someone could really get wrong: a check removed, a comparison turned, an `await` forgotten, a bound off by one.
 * Try it alone with `npm run test:faults -- <part of its name>`.
 */
export interface Fault {
  /** What is wrong now, as a sentence: 'a revoked key is still taken'. Unique. */
  name: string;
  /** The source, from the root. */
  file: string;
  /** A piece of one line, found exactly once in the file. */
  find: string;
  replace: string;
  /** The test files, from the root, of which one or more must turn red. */
  tests: readonly string[];
  /** The sentence there that must be green without the fault and red with it. */
  redSentence: string;
}

/** The text with the fault in it. Throws if the fault does not fit: not one line, not found, found twice, or no change. */
export function applyFault(text: string, { file, find, replace }: Fault): string {
  if (find === '' || find.includes('\n')) throw new Error('`find` must be a piece of one line');
  if (find === replace) throw new Error('`replace` changes nothing');
  const found = text.split(find).length - 1;
  if (found !== 1) throw new Error(`\`find\` stands ${found} times in ${file}, instead of once`);
  return text.replace(find, () => replace);
}
