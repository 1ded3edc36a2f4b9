import type { Residue } from '../../store/erasure/index.ts';
import type { StepRecord } from '../privacy-step.ts';
import type { FoundElsewhere } from './erasure.certificate.ts';

/** How a step says it, so that it survives until the certificate: `FOUND_ELSEWHERE: api_key.label 2`. */
const FOUND = 'FOUND_ELSEWHERE: ';
/** There is room for so much; the company has few columns of its own. */
const MAX_LENGTH = 250;

/** What was found in the company's own columns, as a note of the step that looked; null for nothing. */
export function foundNote(found: readonly Residue[]): string | null {
  const places = found.map(({ table, column, rows }) => `${table}.${column} ${rows}`);
  let note = FOUND + places.join(', ');
  for (let last = places.length; note.length > MAX_LENGTH; ) note = FOUND + places.slice(0, --last).join(', ');
  return places.length === 0 ? null : note;
}

/** The same from the notes of the steps before. */
export function foundIn(before: readonly StepRecord[]): FoundElsewhere[] {
  const note = before.find((step) => step.note?.startsWith(FOUND))?.note;
  if (!note) return [];
  return note
    .slice(FOUND.length)
    .split(', ')
    .map((place) => {
      const [, table, column, rows] = /^(\w+)\.(\w+) (\d+)$/.exec(place)!;
      return { table: table!, column: column!, rows: Number(rows) };
    });
}
