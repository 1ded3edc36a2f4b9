import type { CopiedRow, CopiedValue } from './record.ts';

/** RFC 4180 ends lines so. */
const LINE_END = '\r\n';

/**
 * What makes a spreadsheet take a text for a formula, also in the wide forms of East Asian keyboards, and the white
 * space after which some do.
 */
const FORMULA_START = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** How the copy's README explains what was done to such texts. */
export const CSV_NOTE =
  'In the CSV files a text that begins with = + - @, a tab or a line break has an apostrophe put before it, so that a ' +
  'spreadsheet shows it instead of running it as a formula. data.json has every text exactly as it is stored.';

/** The first line: the id of the row, then the properties. */
export function csvHeader(properties: readonly string[]): string {
  return ['id', ...properties].map(quoted).join(',') + LINE_END;
}

/** The line of a row. Every text is quoted, so that no other separator that a spreadsheet knows splits it. */
export function csvLine(row: CopiedRow, properties: readonly string[]): string {
  return ['id', ...properties].map((name) => cell(row[name] ?? null)).join(',') + LINE_END;
}

function cell(value: CopiedValue): string {
  if (value === null) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return quoted(typeof value === 'string' ? value : JSON.stringify(value));
}

function quoted(text: string): string {
  const shown = FORMULA_START.test(text) ? `'${text}` : text;
  return `"${shown.replaceAll('"', '""')}"`;
}
