import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { EXIT, Failure } from '../failure.ts';
import { readCsv } from './csv.ts';
import { readGpx } from './gpx.ts';
import { readNmea } from './nmea.ts';
import type { Reading } from './trip.ts';

/** Some million fixes; a file that unpacks to more is a mistake, or a bomb. */
const MAX_BYTES = 256 * 1024 * 1024;

/** What a file holds; its format is told by how it begins. Throws Failure if it cannot be read at all. */
export function readTrips(path: string): Reading {
  return readText(unpacked(path, contentOf(path)));
}

/** What a text holds, in whichever format. */
export function readText(text: string): Reading {
  const begin = text.replace(/^\uFEFF/, '').trimStart();
  if (begin.startsWith('<')) return readGpx(text.replace(/^\uFEFF/, ''));
  return /^[$!]/.test(begin) ? readNmea(text.replace(/^\uFEFF/, '')) : readCsv(text.replace(/^\uFEFF/, ''));
}

function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Failure(EXIT.BAD_INPUT, `${path} cannot be read: ${(error as NodeJS.ErrnoException).code}.`);
  }
}

function unpacked(path: string, content: Buffer): string {
  const isGzip = content[0] === 0x1f && content[1] === 0x8b;
  try {
    return (isGzip ? gunzipSync(content, { maxOutputLength: MAX_BYTES }) : content).toString('utf8');
  } catch (error) {
    throw new Failure(EXIT.BAD_INPUT, `${path} cannot be unpacked: ${(error as NodeJS.ErrnoException).code}.`);
  }
}
