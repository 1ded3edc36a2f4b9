import { type Reading, TripCollector } from './trip.ts';

const COLUMNS = ['trip', 'time_s', 'latitude', 'longitude'] as const;

/** Trips in CSV: the first line names the columns, those four in any order among others. Lines of a trip need not stand together. */
export function readCsv(text: string): Reading {
  const trips = new TripCollector();
  const [header = '', ...lines] = text.split(/\r\n|\n|\r/);
  const names = cellsOf(header).map((name) => name.toLowerCase());
  const places = COLUMNS.map((column) => names.indexOf(column));
  const missing = COLUMNS.filter((_column, index) => places[index] === -1);
  if (missing.length > 0) trips.spoil(1, `the first line does not name the column ${missing.join(', ')}`);
  const [tripAt, timeAt, latitudeAt, longitudeAt] = places as [number, number, number, number];
  for (const [index, text] of lines.entries()) {
    if (trips.isSpoiled) break;
    if (text.trim() === '') continue;
    const line = index + 2;
    const cells = cellsOf(text);
    const trip = cells[tripAt];
    if (!trip) trips.spoil(line, 'it does not say of which trip it is');
    else if (cells.length !== names.length)
      trips.refuse(trip, line, `it has ${cells.length} columns, not ${names.length}`);
    else {
      const [timeS, latitude, longitude] = [timeAt, latitudeAt, longitudeAt].map((at) => numberOf(cells[at]!));
      trips.add(trip, line, { timeS: timeS!, latitude: latitude!, longitude: longitude! });
    }
  }
  return trips.finish();
}

/** Numbers and names have no commas in them, so quotes only wrap. */
function cellsOf(line: string): string[] {
  return line.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

/** NaN for what is not written as a decimal number. */
export function numberOf(text: string): number {
  return /^[+-]?\d+(\.\d*)?([eE][+-]?\d+)?$|^[+-]?\.\d+$/.test(text) ? Number(text) : Number.NaN;
}
