import type { GeoPoint } from '../../kernel/geo.ts';
import { ENCODINGS, encodingNamed, pairIn } from './coordinate-encodings.ts';

/** A coordinate that was put somewhere in a certain way, and must be found there. */
export interface Plant {
  readonly point: GeoPoint;
  /** In which encoding, at least, it must be found. */
  readonly encoding: string;
}

let count = 0;

/** A point like no other, with six decimals that end in something. */
function newPoint(): GeoPoint {
  const n = ++count;
  const decimals = (seed: number) => ((seed * 104_729 + 54_321) % 99_991) * 10 + 1 + (seed % 9);
  const degrees = (whole: number, seed: number) => Number(`${whole}.${String(decimals(seed)).padStart(6, '0')}`);
  return { latitude: degrees(30 + (n % 9), n), longitude: -degrees(91 + (n % 8), n + 50_000) };
}

/** One plant for each encoding, as bytes for a file or a line. */
export function plantedBytes(): (Plant & { bytes: Buffer })[] {
  return ENCODINGS.map((encoding) => {
    const point = newPoint();
    return { point, encoding: encoding.name, bytes: Buffer.concat([pairIn(encoding, point), Buffer.from(' ')]) };
  });
}

/** What a column holds, as SQL, and how it lies in the files and stands in a dump (null: there it is not to be recognised). */
interface Column {
  readonly type: string;
  readonly value: (point: GeoPoint) => string;
  readonly stored: string;
  readonly dumped: string | null;
}

const PRINTED = 'text, as the API prints it';
const json = ({ latitude, longitude }: GeoPoint) => `'{"latitude": ${latitude}, "longitude": ${longitude}}'`;
const fixed = (decimals: number) => (point: GeoPoint) =>
  `'${point.latitude.toFixed(decimals)} ${point.longitude.toFixed(decimals)}'`;
const both = ({ latitude, longitude }: GeoPoint) => `array[${latitude}, ${longitude}]`;

/** PostgreSQL's own types. What it writes in the machine's byte order only is added as bytes. */
const TYPED: readonly Column[] = [
  { type: 'text', value: fixed(6), stored: 'text, 6 decimals', dumped: 'text, 6 decimals' },
  { type: 'varchar', value: fixed(5), stored: 'text, 5 decimals', dumped: 'text, 5 decimals' },
  { type: 'varchar', value: fixed(4), stored: 'text, 4 decimals', dumped: 'text, 4 decimals' },
  { type: 'json', value: json, stored: PRINTED, dumped: PRINTED },
  { type: 'jsonb', value: json, stored: 'numeric as stored, as many decimals as it has', dumped: PRINTED },
  { type: 'double precision[]', value: both, stored: 'float8, little-endian', dumped: PRINTED },
  { type: 'real[]', value: both, stored: 'float4, little-endian', dumped: 'text, of a float4' },
  { type: 'numeric[]', value: both, stored: 'numeric as stored, as many decimals as it has', dumped: PRINTED },
  {
    type: 'numeric(9, 6)[]',
    value: both,
    stored: 'numeric as stored, 6 decimals',
    dumped: 'text, 6 decimals',
  },
  {
    type: 'numeric(10, 7)[]',
    value: both,
    stored: 'numeric as stored, 7 decimals',
    dumped: 'text, 7 decimals',
  },
  {
    type: 'point',
    value: ({ latitude, longitude }) => `point(${latitude}, ${longitude})`,
    stored: 'float8, little-endian',
    dumped: PRINTED,
  },
];

/** Bytes of every encoding. A dump prints bytes in hex, in which the encodings that have a hex form are found. */
const RAW: readonly Column[] = ENCODINGS.map((encoding) => ({
  type: 'bytea',
  value: (point) => `'\\x${pairIn(encoding, point).toString('hex')}'`,
  stored: encoding.name,
  dumped: ENCODINGS.some(({ name }) => name === `hex of ${encoding.name}`) ? `hex of ${encoding.name}` : null,
}));

/** A table, in a schema of its own, with a plant in each column, and where the plants must be found. */
export function plantedTable(): { sql: string[]; stored: Plant[]; dumped: Plant[] } {
  const columns = [...TYPED, ...RAW].map((column) => ({ ...column, point: newPoint() }));
  const declared = columns.map(({ type }, index) => `c${index} ${type}`).join(', ');
  const values = columns.map(({ value, point }) => value(point)).join(', ');
  return {
    sql: [
      'create schema planted',
      `create table planted.scratch (${declared})`,
      `insert into planted.scratch values (${values})`,
    ],
    stored: columns.map(({ point, stored }) => ({ point, encoding: encodingNamed(stored).name })),
    dumped: columns.flatMap(({ point, dumped }) => (dumped ? [{ point, encoding: encodingNamed(dumped).name }] : [])),
  };
}
