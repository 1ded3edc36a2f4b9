import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { distanceM, type GeoPoint, isPoint } from '../../api/kernel/geo.ts';

/** One recorded position. */
export interface Fix extends GeoPoint {
  readonly recordedAtMs: number;
}

/** A recorded trip: at least two fixes, in order of their time. */
export interface Trip {
  readonly id: string;
  readonly fixes: readonly Fix[];
}

const HEADER = 'trip,time_s,latitude,longitude';
const GZIP_MAGIC = 0x1f8b;

/**
 * The trips of a file of recorded traces: CSV with the columns `trip,time_s,latitude,longitude`, gzipped or not, in the
 * order of their first line. Throws an Error that names the line for anything else: another header, a value
 * that is no number or off the map, a time that goes back, a trip of one fix.
 */
export function readTrips(path: string): Trip[] {
  const bytes = readFileSync(path);
  const text =
    bytes.length > 2 && bytes.readUInt16BE(0) === GZIP_MAGIC ? gunzipSync(bytes).toString() : bytes.toString();
  const lines = text.trimEnd().split('\n');
  if (lines[0]?.trim() !== HEADER) throw new Error(`Line 1 is not the header ${HEADER}.`);
  const byId = new Map<string, Fix[]>();
  for (const [index, line] of lines.entries()) {
    if (index === 0) continue;
    const { id, fix } = readLine(line, index + 1);
    const fixes = byId.get(id);
    if (!fixes) byId.set(id, [fix]);
    else if (fixes.at(-1)!.recordedAtMs <= fix.recordedAtMs) fixes.push(fix);
    else throw new Error(`Line ${index + 1} goes back in time.`);
  }
  const trips = [...byId].map(([id, fixes]) => ({ id, fixes }));
  for (const { id, fixes } of trips) if (fixes.length < 2) throw new Error(`Trip ${id} has one fix only.`);
  return trips;
}

function readLine(line: string, lineNumber: number): { id: string; fix: Fix } {
  const [id, ...texts] = line.trim().split(',');
  const [timeS, latitude, longitude] = texts.map((text) => (text.trim() === '' ? Number.NaN : Number(text)));
  const fix = { latitude, longitude, recordedAtMs: timeS! * 1_000 };
  if (!id || texts.length !== 3 || !isPoint(fix) || !Number.isFinite(fix.recordedAtMs)) {
    throw new Error(`Line ${lineNumber} is not a trip, a time, a latitude and a longitude.`);
  }
  return { id, fix };
}

/** Metres along all fixes of the trip. */
export function lengthM({ fixes }: Trip): number {
  return fixes.slice(1).reduce((sum, fix, index) => sum + distanceM(fixes[index]!, fix), 0);
}

/** Mean metres per second over the whole trip, stops included. */
export function meanSpeedMps(trip: Trip): number {
  return lengthM(trip) / ((trip.fixes.at(-1)!.recordedAtMs - trip.fixes[0]!.recordedAtMs) / 1_000);
}

/**
 * True if the trip heads for its end: as the crow flies it lies at least half of the driven way from the start. The
 * others are rounds of the shuttles, which come back to near where they began; nobody drives to a customer so.
 */
export function headsForItsEnd(trip: Trip): boolean {
  return distanceM(trip.fixes[0]!, trip.fixes.at(-1)!) >= lengthM(trip) / 2;
}
