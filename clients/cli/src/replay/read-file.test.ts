import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { suite } from '../../../../api/test/support/suite.ts';
import { temporaryFolder } from '../../../../api/test/support/temporary-folder.ts';
import { readText, readTrips } from './read-file.ts';
import type { Trip } from './trip.ts';

const test = suite('a file of trips');
const root = join(import.meta.dirname, '../../../../..');
const HEAD = 'trip,time_s,latitude,longitude\n';

/** `line: trip: reason` of each problem, and the names of the trips that are left. */
function verdict(text: string) {
  const { trips, problems } = readText(text);
  return {
    trips: trips.map(({ name }) => name),
    problems: problems.map(({ line, trip, reason }) => `${line}: ${trip}: ${reason}`),
  };
}

test('holds the sixty recorded trips, gzipped', () => {
  const { trips, problems } = readTrips(join(root, 'api/test/fixtures/traces/chicago-60.csv.gz'));
  assert.deepEqual([trips.length, problems.length], [60, 0]);
  assert.equal(
    trips.reduce((sum, { fixes }) => sum + fixes.length, 0),
    8_029,
  );
  assert.deepEqual(trips[0]!.fixes[0], { timeS: 1301806255, latitude: 41.879176, longitude: -87.649627 });
});

test('is refused with the line and the reason, and the good trips are kept', () => {
  const text = `${HEAD}a,1,41,-87\na,2,41.1,-87\nb,1,91,0\nb,2,0,0\nc,5,0,0\nc,5,0,1\nd,1,0,0\ne,1,zero,0\ne,x,0,0\nf,1,0,181\ng,1,0\n`;
  assert.deepEqual(verdict(text), {
    trips: ['a'],
    problems: [
      '4: b: the latitude is not a number from -90 to 90',
      '7: c: the time is not later than that of the fix before',
      '8: d: a trip has at least two fixes',
      '9: e: the latitude is not a number from -90 to 90',
      '11: f: the longitude is not a number from -180 to 180',
      '12: g: it has 3 columns, not 4',
    ],
  });
});

test('gives nothing at all where a line does not say whose it is', () => {
  assert.deepEqual(verdict(`${HEAD}a,1,0,0\na,2,0,0\n,3,0,0\n`), {
    trips: [],
    problems: ['4: null: it does not say of which trip it is'],
  });
  assert.deepEqual(verdict('trip,latitude\n'), {
    trips: [],
    problems: ['1: null: the first line does not name the column time_s, longitude'],
  });
  assert.deepEqual(verdict('').problems, [
    '1: null: the first line does not name the column trip, time_s, latitude, longitude',
  ]);
  assert.deepEqual(verdict(HEAD).problems, ['1: null: there is no trip in it']);
});

test('may have its columns in any order, others among them, quotes, CRLF and a byte order mark', () => {
  const text = '\uFEFF"longitude","note",trip,latitude,TIME_S\r\n"-1.5",x,"t",2,10\r\n\r\n-1.5,,t,2.5,11.25\r\n';
  assert.deepEqual(readText(text).trips, [
    {
      name: 't',
      fixes: [
        { timeS: 10, latitude: 2, longitude: -1.5 },
        { timeS: 11.25, latitude: 2.5, longitude: -1.5 },
      ],
    },
  ]);
});

test('does not take for a number what only JavaScript does', () => {
  for (const text of ['', ' ', '0x10', 'Infinity', 'NaN', '1_000', '1n', '--1', '1.2.3']) {
    assert.equal(verdict(`${HEAD}a,1,0,0\na,2,${text},0\n`).trips.length, 0, text);
  }
});

const trip = fc
  .array(
    fc.record({
      stepS: fc.integer({ min: 1, max: 500 }),
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    }),
    { minLength: 2, maxLength: 20 },
  )
  .map((steps) => {
    let timeS = 1_300_000_000;
    return steps.map(({ stepS, latitude, longitude }) => {
      timeS += stepS;
      // Text knows no negative zero.
      return { timeS, latitude: latitude + 0, longitude: longitude + 0 };
    });
  });
const trips = fc
  .dictionary(fc.stringMatching(/^[a-z][a-z0-9 ]{0,8}[a-z0-9]$/), trip, { minKeys: 1, maxKeys: 4 })
  .map((all) => Object.entries(all).map(([name, fixes]): Trip => ({ name, fixes })));
const plain = ({ trips }: { trips: readonly Trip[] }) => new Map(trips.map(({ name, fixes }) => [name, fixes]));
const asMap = (all: readonly Trip[]) => new Map(all.map(({ name, fixes }) => [name, fixes]));

test('in CSV gives back whatever trips were written, their lines mixed', () => {
  fc.assert(
    fc.property(trips, (all) => {
      const lines = all.flatMap(({ name, fixes }) =>
        fixes.map((fix, index) => ({ index, text: `${name},${fix.timeS},${fix.latitude},${fix.longitude}` })),
      );
      lines.sort((a, b) => a.index - b.index);
      assert.deepEqual(plain(readText(`${HEAD}${lines.map(({ text }) => text).join('\n')}`)), asMap(all));
    }),
    { numRuns: 100 },
  );
});

const point = ({ timeS, latitude, longitude }: Trip['fixes'][number]) =>
  `<trkpt lon='${longitude}' lat="${latitude}"><ele>3</ele><time>${new Date(timeS * 1000).toISOString()}</time></trkpt>`;
const track = ({ name, fixes }: Trip) =>
  `<trk><name>${name}</name><trkseg>${point(fixes[0]!)}</trkseg>\n<trkseg>${fixes.slice(1).map(point).join('\n')}</trkseg></trk>`;

test('in GPX gives back whatever tracks were written, their segments joined', () => {
  fc.assert(
    fc.property(trips, (all) => {
      const text = `<?xml version="1.0"?>\n<!-- <trk> --><gpx:gpx xmlns:gpx="x"><wpt lat="1" lon="2"/>${all.map(track).join('')}</gpx:gpx>\n`;
      assert.deepEqual(plain(readText(text)), asMap(all));
    }),
    { numRuns: 100 },
  );
});

test('in GPX is refused with the line', () => {
  const head = '<gpx>\n<trk>\n<trkseg>\n';
  const good = '<trkpt lat="1" lon="2"><time>2026-01-01T00:00:00Z</time></trkpt>\n';
  const later = good.replace('00:00Z', '00:09Z');
  const tail = '</trkseg></trk></gpx>';
  assert.deepEqual(verdict(`${head}${good}${later}${tail}`), { trips: ['1'], problems: [] });
  const faults: [string, string][] = [
    [`${head}${good}<trkpt lat="1" lon="2"/>${tail}`, '5: 1: the time is missing or cannot be read'],
    [
      `${head}${good}<trkpt lon="2"><time>2026-01-01T00:00:09Z</time></trkpt>${tail}`,
      '5: 1: the latitude is not a number from -90 to 90',
    ],
    [`${head}${later}${good}${tail}`, '5: 1: the time is not later than that of the fix before'],
    [`${head}${good}`, '5: null: the file ends within <trkseg>'],
    [`${head}${good}</trk>`, '5: null: </trk> closes nothing'],
    [`${head}<trkpt lat="1`, '4: null: it is not well-formed XML'],
    ['<kml></kml>', '1: null: its root is not <gpx>'],
    ['<gpx></gpx>', '1: null: there is no trip in it'],
  ];
  for (const [text, problem] of faults) assert.deepEqual(verdict(text), { trips: [], problems: [problem] });
});

/** A sentence with its checksum. */
function nmea(body: string): string {
  const sum = [...body].reduce((all, character) => all ^ character.charCodeAt(0), 0);
  return `$${body}*${sum.toString(16).toUpperCase().padStart(2, '0')}`;
}

test('in NMEA is read as its specification has it', () => {
  // The example that every description of RMC gives, with the checksum of its receiver.
  const first = '$GPRMC,123519,A,4807.038,N,01131.000,E,022.4,084.4,230394,003.1,W*6A';
  const second = nmea('GNRMC,123520.50,A,4807.100,S,01131.000,W,,,230394,,,A');
  const others = `${nmea('GPGSV,1,1,00')}\n${nmea('GPRMC,123519.9,V,,,,,,,230394,,')}`;
  const { trips, problems } = readText(`${first}\r\n${others}\r\n${second}\r\n`);
  assert.deepEqual(problems, []);
  const [fixes] = trips.map((trip) => trip.fixes);
  assert.deepEqual(
    fixes!.map(({ timeS, latitude, longitude }) => [timeS, latitude.toFixed(6), longitude.toFixed(6)]),
    [
      [Date.UTC(1994, 2, 23, 12, 35, 19) / 1000, '48.117300', '11.516667'],
      [Date.UTC(1994, 2, 23, 12, 35, 20, 500) / 1000, '-48.118333', '-11.516667'],
    ],
  );
});

test('in NMEA without dates goes on over midnight', () => {
  const gga = (time: string) => nmea(`GPGGA,${time},4807.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,`);
  const { trips } = readText([gga('235959'), nmea('GPGGA,235959.5,,,,,0,00,,,,,,,'), gga('000001')].join('\n'));
  assert.equal(trips[0]!.fixes[1]!.timeS - trips[0]!.fixes[0]!.timeS, 2);
});

test('in NMEA is refused with the line', () => {
  const good = nmea('GPRMC,123519,A,4807.038,N,01131.000,E,,,230394,,');
  const body = 'GPRMC,123520,A,4807.038,N,01131.000,E,,,230394,,';
  const faults: [string, string][] = [
    [`$${body}*00`, '2: 1: its checksum is wrong'],
    [`$${body}`, '2: 1: it has no checksum'],
    ['hello', '2: 1: it is no NMEA sentence'],
    [nmea(body.replace('4807.038', '4861.000')), '2: 1: the latitude is not a number from -90 to 90'],
    [nmea(body.replace(',E,', ',X,')), '2: 1: the longitude is not a number from -180 to 180'],
    [nmea(body.replace('123520', '12352')), '2: 1: the time is missing or cannot be read'],
  ];
  for (const [line, problem] of faults)
    assert.deepEqual(verdict(`${good}\n${line}`), { trips: [], problems: [problem] });
});

test('of any kind whatever is read to an end, never by an exception', () => {
  const pieces = fc.constantFrom(
    '<gpx>',
    '</gpx>',
    '<trk>',
    '<trkpt lat="1"',
    '>',
    ',',
    '\n',
    HEAD,
    '$GPRMC,',
    '*',
    '"',
    'a,1,2,3',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 30 }), (parts) => {
      const { trips, problems } = readText(parts.join(''));
      assert.ok(problems.length > 0 || trips.length > 0);
      assert.ok(problems.every(({ line }) => line >= 1));
    }),
    { numRuns: 500 },
  );
});

test('is found out to be no file, or a damaged one', () => {
  const folder = temporaryFolder('files');
  assert.throws(() => readTrips(join(folder, 'none.csv')), /cannot be read: ENOENT/);
  assert.throws(() => readTrips(folder), /cannot be read: EISDIR/);
  const path = join(folder, 'cut.csv.gz');
  writeFileSync(path, gzipSync(`${HEAD}a,1,0,0\n`).subarray(0, 20));
  assert.throws(() => readTrips(path), /cannot be unpacked: Z_BUF_ERROR/);
});

test.run();
