/** The first lines of a generated Markdown file: what wrote it, and its title. */
export function heading(title: string, from: string): string {
  return `<!-- Written by \`npm run gen\` from ${from}. Do not edit. -->\n\n# ${title}\n`;
}

/** A table; a cell without text is a dash. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, header.map(() => '---'), ...rows.map((cells) => cells.map((cell) => cell || '-'))];
  return `${lines.map((cells) => `| ${cells.map(escaped).join(' | ')} |`).join('\n')}\n`;
}

export function list(items: readonly string[]): string {
  return `${items.map((item) => `- ${item}`).join('\n')}\n`;
}

/** Names as code, separated by commas. */
export function names(all: readonly string[]): string {
  return all.map((name) => `\`${name}\``).join(', ');
}

const escaped = (cell: string): string => cell.replaceAll('|', '\\|').replaceAll('\n', ' ');
