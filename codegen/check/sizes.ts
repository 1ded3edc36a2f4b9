import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { isGenerated, parse, sourceFiles } from './sources.ts';
import type { Findings } from './step.ts';

/** What fits in a head (DESIGN, Habits). */
export const LONGEST_FILE_LINES = 400;
export const LONGEST_FUNCTION_LINES = 60;

/** Files and functions that are too long. Generated files are not read by people, so they may be. */
export function checkSizes(root: string): Findings {
  const wrong: string[] = [];
  const paths = sourceFiles(root);
  for (const path of paths) {
    const text = readFileSync(join(root, path), 'utf8');
    if (isGenerated(path, text)) continue;
    const lines = text.trimEnd().split('\n').length;
    if (lines > LONGEST_FILE_LINES) wrong.push(`${path}: ${lines} lines, at most ${LONGEST_FILE_LINES}`);
    wrong.push(...longFunctions(parse(root, path)));
  }
  if (paths.length === 0) wrong.push('no source file was read');
  return { wrong, remark: `${paths.length} files` };
}

function longFunctions(file: ts.SourceFile): string[] {
  const wrong: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const first = file.getLineAndCharacterOfPosition(node.getStart(file)).line;
      const lines = file.getLineAndCharacterOfPosition(node.getEnd()).line - first + 1;
      if (lines > LONGEST_FUNCTION_LINES) {
        wrong.push(
          `${file.fileName}:${first + 1}: ${nameOf(node)} has ${lines} lines, at most ${LONGEST_FUNCTION_LINES}`,
        );
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return wrong;
}

function nameOf(node: ts.Node): string {
  const named = (ts.isVariableDeclaration(node.parent) ? node.parent : node) as { name?: ts.Node };
  return named.name ? named.name.getText() : 'a function';
}
