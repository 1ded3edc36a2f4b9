import type { GeoPoint } from '../../kernel/geo.ts';
import type { Needle } from './byte-search.ts';

/** A way in which a coordinate could be written down, and its bytes. */
export interface Encoding {
  readonly name: string;
  bytesOf(degrees: number): Buffer;
}

/** So many bytes are not there by chance: with 10,000 coordinates in 1 GB, once in a million runs. */
const CERTAIN_BYTES = 8;
/** Text has fewer choices for each byte, so it takes one more. */
const CERTAIN_CHARACTERS = 9;

const text = (name: string, write: (degrees: number) => string): Encoding => ({
  name: `text, ${name}`,
  bytesOf: (degrees) => Buffer.from(write(degrees)),
});

const binary = (name: string, length: number, write: (bytes: Buffer, degrees: number) => void): Encoding => ({
  name,
  bytesOf(degrees) {
    const bytes = Buffer.alloc(length);
    write(bytes, degrees);
    return bytes;
  },
});

const hexOf = (encoding: Encoding): Encoding => ({
  name: `hex of ${encoding.name}`,
  bytesOf: (degrees) => Buffer.from(encoding.bytesOf(degrees).toString('hex')),
});

/** How many decimals JavaScript writes: what the API prints. */
const decimalsOf = (degrees: number) => String(degrees).split('.')[1]?.length ?? 0;

/** The shortest text that gives the same float4, as PostgreSQL prints a `real`. */
function shortestOfFloat4(degrees: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const shorter = Number(degrees.toPrecision(digits));
    if (Math.fround(shorter) === Math.fround(degrees)) return String(shorter);
  }
  return degrees.toPrecision(9);
}

/** The digits to base 10,000 that PostgreSQL's `numeric` is made of, for numbers from 1 to 9,999. */
function numericDigits(degrees: number, decimals: number): number[] {
  const [whole, fraction = ''] = Math.abs(degrees).toFixed(decimals).split('.') as [string, string?];
  const digits = [Number(whole)];
  for (let at = 0; at < fraction.length; at += 4) digits.push(Number(fraction.slice(at, at + 4).padEnd(4, '0')));
  while (digits.at(-1) === 0) digits.pop();
  return digits;
}

/** A `numeric` as it lies in a table or in jsonb, without its length: the short header, then the digits. */
const storedNumeric = (name: string, decimals: (degrees: number) => number): Encoding => ({
  name: `numeric as stored, ${name}`,
  bytesOf(degrees) {
    const scale = decimals(degrees);
    const digits = numericDigits(degrees, scale);
    const bytes = Buffer.alloc(2 + 2 * digits.length);
    bytes.writeUInt16LE(0x8000 | (degrees < 0 ? 0x2000 : 0) | (scale << 7), 0);
    for (const [index, digit] of digits.entries()) bytes.writeUInt16LE(digit, 2 + 2 * index);
    return bytes;
  },
});

/**
 * A `numeric` as it goes over the wire and into binary copies, from the last word of its header on: those before it (the
 * number of digits, the weight, the sign) are mostly zeros, and begin too many things.
 */
const sentNumeric: Encoding = {
  name: 'numeric as sent',
  bytesOf(degrees) {
    const scale = decimalsOf(degrees);
    const digits = numericDigits(degrees, scale);
    const words = [scale, ...digits];
    const bytes = Buffer.alloc(2 * words.length);
    for (const [index, word] of words.entries()) bytes.writeUInt16BE(word, 2 * index);
    return bytes;
  },
};

const scaled = (degrees: number, factor: number) => Math.round(degrees * factor);

const PRINTED = text('as the API prints it', String);
const SIX_DECIMALS = text('6 decimals', (degrees) => degrees.toFixed(6));
const FLOAT8_LE = binary('float8, little-endian', 8, (bytes, degrees) => bytes.writeDoubleLE(degrees));
const FLOAT8_BE = binary('float8, big-endian', 8, (bytes, degrees) => bytes.writeDoubleBE(degrees));

/** Every encoding that is looked for. jsonb holds numbers as `numeric`, json as text, `point` and arrays as float8. */
export const ENCODINGS: readonly Encoding[] = [
  PRINTED,
  text('4 decimals', (degrees) => degrees.toFixed(4)),
  text('5 decimals', (degrees) => degrees.toFixed(5)),
  SIX_DECIMALS,
  text('7 decimals', (degrees) => degrees.toFixed(7)),
  text('of a float4', shortestOfFloat4),
  { name: 'text in UTF-16', bytesOf: (degrees) => Buffer.from(String(degrees), 'utf16le') },
  FLOAT8_LE,
  FLOAT8_BE,
  binary('float4, little-endian', 4, (bytes, degrees) => bytes.writeFloatLE(degrees)),
  binary('float4, big-endian', 4, (bytes, degrees) => bytes.writeFloatBE(degrees)),
  binary('ten-millionths, little-endian', 4, (bytes, degrees) => bytes.writeInt32LE(scaled(degrees, 1e7))),
  binary('ten-millionths, big-endian', 4, (bytes, degrees) => bytes.writeInt32BE(scaled(degrees, 1e7))),
  binary('millionths, little-endian', 4, (bytes, degrees) => bytes.writeInt32LE(scaled(degrees, 1e6))),
  binary('millionths, big-endian', 4, (bytes, degrees) => bytes.writeInt32BE(scaled(degrees, 1e6))),
  storedNumeric('as many decimals as it has', decimalsOf),
  storedNumeric('6 decimals', () => 6),
  storedNumeric('7 decimals', () => 7),
  sentNumeric,
  hexOf(PRINTED),
  hexOf(FLOAT8_LE),
  hexOf(FLOAT8_BE),
];

export const encodingNamed = (name: string): Encoding => {
  const found = ENCODINGS.find((encoding) => encoding.name === name);
  if (!found) throw new Error(`there is no encoding ${name}`);
  return found;
};

/** A pair as it could stand somewhere: the latitude, something between, the longitude. */
export function pairIn({ bytesOf }: Encoding, { latitude, longitude }: GeoPoint): Buffer {
  return Buffer.concat([bytesOf(latitude), Buffer.from(', '), bytesOf(longitude)]);
}

/** The needles for points, numbered from `firstNumber` on. */
export function* needlesOf(points: readonly GeoPoint[], firstNumber: number): Generator<Needle> {
  for (const [index, point] of points.entries()) {
    for (const { name, bytesOf } of ENCODINGS) {
      const halves = [bytesOf(point.latitude), bytesOf(point.longitude)] as const;
      const enough = name.startsWith('text') ? CERTAIN_CHARACTERS : CERTAIN_BYTES;
      const certain = halves.every((bytes) => bytes.length >= enough);
      for (const [which, bytes] of halves.entries()) {
        if (bytes.length < 4) continue;
        const half = certain ? null : which === 0 ? 'first' : 'second';
        yield { bytes, encoding: name, of: firstNumber + index, half };
      }
    }
  }
}
