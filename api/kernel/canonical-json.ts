import { createHash } from 'node:crypto';

/**
 * The one text of a JSON value: keys in the order of their UTF-16 units, no white space, numbers as ECMAScript writes
 * them (RFC 8785). The same value gives the same bytes wherever it is written. Properties that are undefined are left out.
 * Throws TypeError for what JSON cannot hold: numbers that are not finite, functions, symbols, bigints, cycles.
 */
export function canonicalJson(value: unknown): string {
  return write(value, []);
}

/** SHA-256 of the canonical text, in hexadecimal. */
export function canonicalHash(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

function write(value: unknown, above: readonly unknown[]): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('A number that is not finite has no place in JSON.');
    return JSON.stringify(value);
  }
  if (typeof value !== 'object') throw new TypeError(`JSON has no ${typeof value}.`);
  if (above.includes(value)) throw new TypeError('A value that contains itself has no place in JSON.');
  const within = [...above, value];
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map((item) => write(item ?? null, within)).join(',')}]`;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  // The default order of strings is that of UTF-16 units.
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${write(item, within)}`).join(',')}}`;
}
