/** The head of every generated file of the clients. */
export const HEADER = '// Written by `npm run gen`. Do not edit.\n';

/** Where comments break, so that they are read without scrolling. */
const WIDTH = 120;

/** A doc comment of `paragraphs`, those that say nothing left out; empty if none is left. */
export function docComment(paragraphs: readonly (string | null | undefined)[], indent: string): string {
  const said = paragraphs.map((text) => text?.replaceAll('*/', '*\u200b/').trim()).filter((text) => text);
  if (said.length === 0) return '';
  const lines = said.flatMap((text, index) => [
    ...(index > 0 ? [''] : []),
    ...wrapped(text!, WIDTH - indent.length - 3),
  ]);
  const [only] = lines;
  if (lines.length === 1 && only!.length + indent.length + 7 <= WIDTH) return `${indent}/** ${only} */\n`;
  const body = lines.map((line) => `${indent} *${line && ` ${line}`}\n`).join('');
  return `${indent}/**\n${body}${indent} */\n`;
}

function wrapped(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1)!;
    if (line !== '' && line.length + word.length + 1 > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}

/** A string of TypeScript. */
export function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
}
