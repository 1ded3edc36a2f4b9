import assert from 'node:assert/strict';
import { suite } from '../../api/test/support/suite.ts';
import { libraryTable, type PrivacyMap, privacyMap, type SealedKey, type Unsealed } from './map.ts';
import type { SealedValue } from './sealed-value.ts';
import { LAWFUL_BASES, RETENTION } from './vocabulary.ts';

const test = suite('privacy map');

interface Guest {
  readonly id: string;
  hostId: string;
  visits: number;
  name: SealedValue<string>;
  home?: SealedValue<{ latitude: number }> | null;
  greet(): string;
}

const plain = { personal: false, why: 'It says nothing about a person.' } as const;
const personal = {
  personal: true,
  subject: 'customer',
  category: 'identity',
  purpose: 'visit-coordination',
  lawfulBasis: 'contract',
  retention: 'while-customer',
  exported: true,
  onErasure: 'erase',
} as const;
const sealed = { ...personal, encrypted: true } as const;
const open = { ...personal, encrypted: false } as const;
const complete = { id: plain, hostId: plain, visits: plain, name: sealed, home: sealed } as const;
const make = privacyMap<Guest>();
const subjects = { customer: 'id' } as const;

/** Each of these compiles only because the line below the mark does not: if the rule goes, so does the build. */
function refusedByTheCompiler(): void {
  // @ts-expect-error a stored property has no entry
  make('guest', { subjects, properties: { id: plain, hostId: plain, visits: plain, name: sealed } });
  // @ts-expect-error an entry has no property
  make('guest', { subjects, properties: { ...complete, nickname: plain } });
  // @ts-expect-error a method is not stored
  make('guest', { subjects, properties: { ...complete, greet: plain } });
  // @ts-expect-error a number cannot be encrypted: its type is not a sealed one
  make('guest', { subjects, properties: { ...complete, visits: sealed } });
  // @ts-expect-error a sealed property is encrypted
  make('guest', { subjects, properties: { ...complete, name: open } });
  // @ts-expect-error a sealed property is personal
  make('guest', { subjects, properties: { ...complete, name: plain } });
  // @ts-expect-error a sealed property that may be empty is personal too
  make('guest', { subjects, properties: { ...complete, home: plain } });
  // @ts-expect-error what is not personal says why
  make('guest', { subjects, properties: { ...complete, visits: { personal: false } } });
  // @ts-expect-error what is personal names its purpose
  make('guest', { subjects, properties: { ...complete, visits: { ...open, purpose: undefined } } });
  // @ts-expect-error what is kept says why
  make('guest', { subjects, properties: { ...complete, visits: { ...open, onErasure: 'keep' } } });
  // @ts-expect-error the subjects do not lead to a user
  make('guest', { subjects, properties: { ...complete, visits: { ...open, subject: 'user' } } });
  // @ts-expect-error a number is nobody's id
  make('guest', { subjects: { customer: 'visits' }, properties: complete });
  // @ts-expect-error a person who is only reached through another row has no key for a value of this one
  make('guest', { subjects: { customer: { through: 'id', table: 'host' } }, properties: complete });
  // @ts-expect-error a value of two persons names two that the row leads to
  make('guest', { subjects, properties: { ...complete, visits: { ...open, subject: ['customer', 'user'] } } });
  // @ts-expect-error there is no such kind of person
  make('guest', { subjects: { customer: 'id', alien: 'hostId' }, properties: complete });
  // @ts-expect-error a table without an entity holds nothing personal
  libraryTable('migration', { name: open });
  // @ts-expect-error a row has an id
  privacyMap<{ name: string }>();
}

/** What is derived from an entity, as the compiler has it. */
function knownToTheCompiler(): void {
  const keys: SealedKey<Guest>[] = ['name', 'home'];
  // @ts-expect-error the number of visits is not sealed
  const notSealed: SealedKey<Guest> = 'visits';
  const home: Unsealed<Guest['home']> = { latitude: 1 };
  // @ts-expect-error there is an object in it
  const notText: Unsealed<Guest['home']> = 'text';
  void [keys, notSealed, home, notText];
}

test('a complete map is what was said, and the compiler refuses all others', () => {
  const map: PrivacyMap<Guest> = make('guest', { subjects, properties: complete });
  assert.deepEqual(map, { table: 'guest', subjects: { customer: 'id' }, properties: complete });
  assert.deepEqual([refusedByTheCompiler.length, knownToTheCompiler.length], [0, 0]);
});

test('an entity can lead to two subjects, and each property is of one of them', () => {
  const map = make('guest', {
    subjects: { customer: 'id', user: 'hostId' },
    properties: {
      ...complete,
      hostId: { ...open, subject: 'user', onErasure: { keep: 'Somebody must be responsible.' } },
    },
  });
  assert.deepEqual(map.subjects, { customer: 'id', user: 'hostId' });
  assert.equal(map.properties.hostId.personal && map.properties.hostId.subject, 'user');
});

test('a table of a library has its columns mapped and no subject', () => {
  assert.deepEqual(libraryTable('migration', { name: plain }), {
    table: 'migration',
    subjects: {},
    properties: { name: plain },
  });
});

test('every retention period is a duration with its event, or lasts as long as something else', () => {
  for (const [name, { period, ...rest }] of Object.entries(RETENTION)) {
    const isDuration = /^P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?$/.test(period);
    assert.ok(isDuration || period.startsWith('while-'), `${name}: ${period}`);
    assert.equal('from' in rest, isDuration, `${name} counts from an event exactly if it is a duration`);
  }
});

test('the lawful bases are the six letters of article 6(1)', () => {
  const letters = Object.values(LAWFUL_BASES).map(({ article }) => article);
  assert.deepEqual(letters, ['6(1)(a)', '6(1)(b)', '6(1)(c)', '6(1)(d)', '6(1)(e)', '6(1)(f)']);
});

test.run();
