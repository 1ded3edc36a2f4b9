import assert from 'node:assert/strict';
import { suite } from '../../api/test/support/suite.ts';
import { PROMISES } from '../promises.ts';
import { libraryTable, type PersonalEntry, type TablePrivacy } from './map.ts';
import { conceptOf, erasurePlanOf, exportedOf } from './plans.ts';
import { durationInWords, pageContentOf, practicesOf, retentionInWords } from './practices.ts';
import { COLLECTION, DATA_CATEGORIES, RETENTION, type Retention } from './vocabulary.ts';

const test = suite('what follows from the maps');

const plain = { personal: false, why: 'It says nothing about a person.' } as const;
const own = {
  personal: true,
  subject: 'customer',
  category: 'identity',
  purpose: 'visit-coordination',
  lawfulBasis: 'contract',
  retention: 'while-customer',
  exported: true,
  onErasure: 'erase',
  encrypted: false,
} as const satisfies PersonalEntry;
const both = { ...own, subject: ['customer', 'user'], category: 'work', retention: 'after-work' } as const;
const proof = { ...both, category: 'consent', onErasure: { keep: 'The law asks.' } } as const;

const GUEST: TablePrivacy = {
  table: 'guest',
  subjects: { customer: 'id' },
  properties: { id: plain, name: own, hash: { ...own, exported: false } },
};
const STAY: TablePrivacy = {
  table: 'long_stay',
  subjects: { customer: 'guestId', user: { through: 'hostId', table: 'host' } },
  properties: { id: plain, guestId: plain, hostId: plain, from: both, notes: { ...own, category: 'free-text' } },
};
const PROOF: TablePrivacy = {
  table: 'proof',
  subjects: { customer: 'guestId', user: 'hostId' },
  properties: { id: plain, said: proof, evidence: { ...both, category: 'consent' } },
};
const ROOM = libraryTable('room', { id: plain });
const MAPS = [GUEST, STAY, PROOF, ROOM];

test('the copy of a person has what is theirs and marked so, by concept, and nothing of somebody else', () => {
  assert.deepEqual(exportedOf(GUEST, 'customer'), ['name']);
  assert.deepEqual(exportedOf(STAY, 'customer'), ['from', 'notes']);
  assert.deepEqual(exportedOf(STAY, 'user'), ['from']);
  assert.deepEqual(exportedOf(GUEST, 'user'), []);
  assert.deepEqual([conceptOf('long_stay'), conceptOf('guest')], ['longStay', 'guest']);
});

test('an erasure deletes the rows of one, detaches those of two, and empties those that the law keeps', () => {
  const plan = (map: TablePrivacy, kind: 'customer' | 'user') => {
    const { kept, ...rest } = erasurePlanOf(map, kind)!;
    return { ...rest, kept: Object.fromEntries(kept) };
  };
  assert.deepEqual(plan(GUEST, 'customer'), {
    own: 'DELETED',
    shared: null,
    blanked: ['name', 'hash'],
    others: [],
    kept: {},
  });
  const shared = { own: 'DELETED', shared: 'DETACHED', kept: {} };
  assert.deepEqual(plan(STAY, 'customer'), { ...shared, blanked: ['notes'], others: ['from'] });
  assert.deepEqual(plan(STAY, 'user'), { ...shared, blanked: [], others: ['from'] });
  const kept = { own: 'KEPT', shared: null, blanked: ['evidence'], others: [], kept: { 'The law asks.': ['said'] } };
  assert.deepEqual([plan(PROOF, 'customer'), plan(PROOF, 'user')], [kept, kept]);
  assert.deepEqual([erasurePlanOf(GUEST, 'user'), erasurePlanOf(ROOM, 'customer')], [null, null]);
});

test('the page has a practice for each category that is used, with all that its entries say', () => {
  const practices = practicesOf(MAPS);
  assert.deepEqual(
    practices.map(({ name }) => name),
    [COLLECTION.identity.name, COLLECTION['free-text'].name, COLLECTION.work.name, COLLECTION.consent.name],
  );
  const work = practices[2]!;
  assert.equal(work.whose.length, 2);
  assert.match(work.keptFor.join(), /^3 years from the end of the visit\. /);
  assert.match(work.basis.join(), /GDPR article 6\(1\)\(b\)/);
  assert.deepEqual(practicesOf([ROOM]), []);
});

test('each kind of data says in full sentences what it is, how it comes here, when, and how long it stays', () => {
  const sentence = /^[A-Z0-9][\s\S]*\.( \(GDPR article 6\(1\)\([a-f]\)\))?$/;
  for (const { name, what, how, when, why, whose, basis, keptFor } of pageContentOf(MAPS).practices) {
    for (const text of [what, how, when, ...why, ...whose, ...basis, ...keptFor]) assert.match(text, sentence, name);
    for (const list of [why, whose, basis, keptFor]) assert.ok(list.length > 0, name);
  }
  assert.deepEqual(Object.keys(COLLECTION), Object.keys(DATA_CATEGORIES));
  for (const retention of Object.keys(RETENTION) as Retention[]) assert.match(retentionInWords(retention), sentence);
});

test('positions are on the page, though no table has them, and are said to be kept nowhere', () => {
  const position = pageContentOf([]).practices.find(({ name }) => name === 'Where a provider is');
  assert.match(position!.keptFor.join(), /not kept.*two minutes/s);
});

test('only promises that tests hold in full are on the page', () => {
  const { promises } = pageContentOf(MAPS);
  const kept = PROMISES.filter(({ notBuiltYet }) => !notBuiltYet).map(({ text }) => text);
  assert.deepEqual(promises, kept);
  const open = PROMISES.filter(({ notBuiltYet }) => notBuiltYet);
  assert.ok(open.length > 0 && open.every(({ text }) => !promises.includes(text)));
});

test('a duration is said in words, and what is none is refused', () => {
  assert.deepEqual(['P3Y', 'P1Y', 'P30D', 'P1M2W', 'P1D'].map(durationInWords), [
    '3 years',
    '1 year',
    '30 days',
    '1 month and 2 weeks',
    '1 day',
  ]);
  for (const text of ['P', 'PT1H', '3Y', 'while-customer', ''])
    assert.throws(() => durationInWords(text), RangeError, text);
});

test.run();
