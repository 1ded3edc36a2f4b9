import { numberOf } from './csv.ts';
import { type Fix, type Reading, TripCollector } from './trip.ts';

const DAY_S = 86_400;
/** Of its own numbers a file has none: it is one trip. */
const TRIP = '1';

/** `$` talker and kind, fields, `*` and the exclusive or of all between, in hexadecimal. */
const SENTENCE = /^[$!]([^*]*)(?:\*([0-9A-Fa-f]{2}))?$/;

/**
 * A trip in NMEA 0183: the RMC sentences, or, where a file has none, GGA, which know the time of day but not the day. Fixes that the
 * receiver itself calls void are passed over, as are other sentences; a wrong checksum is a bad line.
 */
export function readNmea(text: string): Reading {
  const trips = new TripCollector();
  const lines = text.split(/\r\n|\n|\r/);
  const kind = lines.some((line) => /^\$..RMC,/.test(line)) ? 'RMC' : 'GGA';
  let midnights = 0;
  let before = Number.NEGATIVE_INFINITY;
  for (const [index, raw] of lines.entries()) {
    const line = index + 1;
    const text = raw.trim();
    if (text === '') continue;
    const [, body, checksum] = SENTENCE.exec(text) ?? [];
    if (body === undefined) {
      trips.refuse(TRIP, line, 'it is no NMEA sentence');
      continue;
    }
    const fields = body.split(',');
    if (fields[0]!.slice(2) !== kind) continue;
    const fault = checksumFault(body, checksum);
    if (fault) {
      trips.refuse(TRIP, line, fault);
      continue;
    }
    const fix = kind === 'RMC' ? fixOfRmc(fields) : fixOfGga(fields);
    if (!fix) continue;
    if (kind === 'GGA' && fix.timeS + midnights * DAY_S < before - DAY_S / 2) midnights++;
    const timeS = fix.timeS + midnights * DAY_S;
    if (Number.isFinite(timeS)) before = timeS;
    trips.add(TRIP, line, { ...fix, timeS });
  }
  return trips.finish();
}

function checksumFault(body: string, checksum: string | undefined): string | null {
  if (checksum === undefined) return 'it has no checksum';
  const sum = [...body].reduce((all, character) => all ^ character.charCodeAt(0), 0);
  return sum === Number.parseInt(checksum, 16) ? null : 'its checksum is wrong';
}

/** $--RMC,hhmmss.ss,status,latitude,N/S,longitude,E/W,knots,course,ddmmyy; null if the status is not A. */
function fixOfRmc([, time, status, latitude, ns, longitude, ew, , , date]: string[]): Fix | null {
  if (status !== 'A') return null;
  const [, day, month, year] = /^(\d\d)(\d\d)(\d\d)$/.exec(date ?? '') ?? [];
  // Two digits of the year: receivers with this format began in the eighties.
  const century = Number(year) >= 80 ? 1900 : 2000;
  const dayS = Date.UTC(century + Number(year), Number(month) - 1, Number(day)) / 1000;
  return { timeS: dayS + secondsOf(time), ...pointOf(latitude, ns, longitude, ew) };
}

/** $--GGA,hhmmss.ss,latitude,N/S,longitude,E/W,quality; null if the quality is 0. */
function fixOfGga([, time, latitude, ns, longitude, ew, quality]: string[]): Fix | null {
  if (!quality || quality === '0') return null;
  return { timeS: secondsOf(time), ...pointOf(latitude, ns, longitude, ew) };
}

function secondsOf(time = ''): number {
  const [, hours, minutes, seconds] = /^(\d\d)(\d\d)(\d\d(?:\.\d*)?)$/.exec(time) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

function pointOf(latitude = '', ns = '', longitude = '', ew = ''): { latitude: number; longitude: number } {
  return { latitude: degreesOf(latitude, ns, 'N', 'S'), longitude: degreesOf(longitude, ew, 'E', 'W') };
}

/** `ddmm.mmmm` or `dddmm.mmmm`, and the hemisphere. */
function degreesOf(text: string, hemisphere: string, positive: string, negative: string): number {
  const [, degrees, minutes] = /^(\d{2,3})(\d\d(?:\.\d*)?)$/.exec(text) ?? [];
  const sign = hemisphere === positive ? 1 : hemisphere === negative ? -1 : Number.NaN;
  const wholeMinutes = numberOf(minutes ?? '');
  return wholeMinutes < 60 ? sign * (Number(degrees) + wholeMinutes / 60) : Number.NaN;
}
