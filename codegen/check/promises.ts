import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { parse } from './sources.ts';
import type { Findings } from './step.ts';

/** A row of `policies/promises.ts`, as far as the check looks at it. */
export interface PromiseRow {
  id: string;
  text: string;
  /** `path/of/file.test.ts :: the sentence` */
  tests: readonly string[];
  notBuiltYet?: string;
}

const MODULE = 'dist/policies/promises.js';

/** Promises that no living test holds, and tests named there that do not exist. */
export async function checkPromises(root: string): Promise<Findings> {
  if (!existsSync(join(root, MODULE))) return { wrong: ['policies/promises.ts is missing'] };
  const module = (await import(pathToFileURL(join(root, MODULE)).href)) as { PROMISES: readonly PromiseRow[] };
  return judgePromises(module.PROMISES, (path) => (existsSync(join(root, path)) ? sentencesOf(root, path) : null));
}

/** `sentencesOf` gives the sentences of a test file, or null if there is no such file. */
export function judgePromises(
  promises: readonly PromiseRow[],
  sentencesOf: (path: string) => ReadonlySet<string> | null,
): Findings {
  const wrong: string[] = [];
  const seen = new Set<string>();
  let kept = 0;
  for (const { id, text, tests, notBuiltYet } of promises) {
    if (seen.has(id)) wrong.push(`${id} stands there twice`);
    seen.add(id);
    if (text.trim() === '') wrong.push(`${id} promises nothing`);
    if (tests.length === 0 && !notBuiltYet) wrong.push(`${id} has no test, and does not say that it is not built yet`);
    if (tests.length > 0 && !notBuiltYet) kept++;
    for (const test of tests) {
      const [path, sentence] = test.split(' :: ');
      const sentences = path?.endsWith('.test.ts') ? sentencesOf(path) : null;
      if (!path || !sentence) wrong.push(`${id}: '${test}' is not 'file :: sentence'`);
      else if (!sentences) wrong.push(`${id}: there is no test file ${path}`);
      else if (!sentences.has(sentence)) wrong.push(`${id}: ${path} has no test('${sentence}')`);
    }
  }
  if (promises.length === 0) wrong.push('there is no promise at all');
  return { wrong, remark: `${kept} of ${promises.length} kept so far` };
}

/** The sentences that a test file declares: what is written out in `test('…', …)` and `test.needs(…, '…', …)`, `test` being a `suite(…)`. */
export function sentencesOf(root: string, path: string): Set<string> {
  const sentences = new Set<string>();
  const suites = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.initializer && /^suite\(/.test(node.initializer.getText())) {
      suites.add(node.name.getText());
    }
    if (ts.isCallExpression(node)) {
      const [name, method] = node.expression.getText().split('.');
      const sentence = method === undefined ? node.arguments[0] : method === 'needs' ? node.arguments[1] : undefined;
      if (suites.has(name ?? '') && sentence && ts.isStringLiteralLike(sentence)) sentences.add(sentence.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(root, path));
  return sentences;
}
