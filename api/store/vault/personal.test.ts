import assert from 'node:assert/strict';
import fc from 'fast-check';
import { privacyMap } from '../../../policies/privacy/map.ts';
import { AppError } from '../../kernel/app-error.ts';
import { ManualClock } from '../../kernel/clock.ts';
import { suite } from '../../test/support/suite.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { type KeyStore, SubjectErased } from './key-store.ts';
import { openKeyStore } from './open-key-store.ts';
import { Personal } from './personal.ts';
import { Sealed } from './sealed.ts';
import { Vault } from './vault.ts';

const test = suite('personal values by their privacy map');

interface Note {
  id: string;
  customer: { readonly id: string };
  writerId: string | null;
  about?: Sealed<string>;
  by?: Sealed<string> | null;
  tags?: Sealed<readonly unknown[]>;
  shared?: Sealed<string> | null;
}

const plain = { personal: false, why: 'It says nothing about a person.' } as const;
const sealed = {
  personal: true,
  category: 'free-text',
  purpose: 'visit-coordination',
  lawfulBasis: 'contract',
  retention: 'while-customer',
  exported: true,
  onErasure: 'erase',
  encrypted: true,
} as const;
const ofCustomer = { ...sealed, subject: 'customer' } as const;
const notes = privacyMap<Note>()('note', {
  subjects: { customer: 'customer', user: 'writerId' },
  properties: {
    id: plain,
    customer: plain,
    writerId: plain,
    about: ofCustomer,
    by: { ...sealed, subject: 'user' },
    tags: ofCustomer,
    shared: { ...sealed, subject: ['customer', 'user'] },
  },
});

let keys: KeyStore;
let vault: Vault;
let personal: Personal;
const newNote = (): Note => ({ id: 'not_1', customer: { id: 'cus_ann' }, writerId: 'usr_max' });
const isInternal = (error: unknown) => error instanceof AppError && error.code === 'INTERNAL';

test.before(async () => {
  keys = await openKeyStore({ folder: temporaryFolder('keys'), production: false, clock: new ManualClock() });
  vault = new Vault(keys);
  personal = new Personal(vault);
});
test.after(() => keys.close());

test('each value is under the key of its own subject, bound to its own place', async () => {
  const row = { ...newNote(), writerId: 'usr_gone' };
  await personal.seal(notes, row, { about: 'Has a dog', by: 'Max' });
  const place = { table: 'note', rowId: 'not_1' };
  assert.equal(await vault.open(row.about!, 'cus_ann', { ...place, column: 'about' }), '"Has a dog"');
  assert.equal(await vault.open(row.by!, 'usr_gone', { ...place, column: 'by' }), '"Max"');
  await keys.destroy('usr_gone');
  assert.deepEqual(await personal.readMany(notes, [row], ['about', 'by']), [{ about: 'Has a dog', by: null }]);
});

test('any text and any JSON reads back as it was, half surrogates included', async () => {
  const anyText = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) });
  await fc.assert(
    fc.asyncProperty(anyText, fc.array(fc.jsonValue()), async (about, tags) => {
      const row = newNote();
      await personal.seal(notes, row, { about, tags });
      assert.equal(await personal.read(notes, row, 'about'), about);
      assert.deepEqual(personal.readNow(notes, row, 'tags'), JSON.parse(JSON.stringify(tags)));
    }),
    { numRuns: 200 },
  );
});

test('a property that is not named stays, and one that is set to null is empty', async () => {
  const row = newNote();
  await personal.seal(notes, row, { about: 'Has a dog', by: 'Max' });
  const before = row.about;
  await personal.seal(notes, row, { by: null });
  assert.equal(row.about, before);
  assert.equal(row.by, null);
  assert.equal(await personal.read(notes, row, 'by'), null);
  assert.equal(personal.readNow(notes, row, 'tags'), null);
});

test('if one value cannot be sealed none is set', async () => {
  const row = { ...newNote(), writerId: null };
  await assert.rejects(personal.seal(notes, row, { about: 'Has a dog', by: 'Max' }), isInternal);
  assert.equal(row.about, undefined);
  await assert.rejects(personal.seal(notes, row, { tags: [1, { deep: Number.NaN }] }), isInternal);
  assert.equal(row.tags, undefined);
});

test('a row without its id or its subject’s id is refused', async () => {
  for (const lacking of [
    { id: '' },
    { id: undefined },
    { customer: undefined },
    { customer: null },
    { customer: {} },
  ]) {
    const row = { ...newNote(), ...lacking } as Note;
    await assert.rejects(personal.seal(notes, row, { about: 'Has a dog' }), isInternal, JSON.stringify(lacking));
  }
});

test('a plain value where an encrypted one belongs is refused, and so is sealing a plain property', async () => {
  const row = { ...newNote(), about: 'Has a dog' as never };
  await assert.rejects(personal.read(notes, row, 'about'), isInternal);
  await assert.rejects(personal.readMany(notes, [row], ['about']), isInternal);
  await assert.rejects(personal.seal(notes, newNote(), { writerId: 'Max' } as never), isInternal);
});

test('values are sealed for a row that is yet to be made', async () => {
  const made = await personal.sealed(notes, newNote(), { about: 'Has a dog', by: null });
  assert.ok(Sealed.is(made.about));
  assert.deepEqual(Object.keys(made), ['about', 'by']);
  assert.equal(await personal.read(notes, { ...newNote(), about: made.about! }, 'about'), 'Has a dog');
});

test('warming fetches what the named properties need, or all that are encrypted', async () => {
  const row = newNote();
  await personal.seal(notes, row, { about: 'Has a dog', by: 'Max' });
  const forget = () => {
    for (const subjectId of ['cus_ann', 'usr_max']) keys.forget(subjectId);
  };
  const known = () => ['cus_ann', 'usr_max'].map((subjectId) => keys.cached(subjectId) !== undefined);
  forget();
  await personal.warm(notes, [row], ['by']);
  assert.deepEqual(known(), [false, true]);
  forget();
  await personal.warm(notes, [row]);
  assert.deepEqual(known(), [true, true]);
});

const SHARED = { table: 'note', column: 'shared', rowId: 'not_1' };

test('a property of two is under the keys of both whom the row names, and erasing one spares the other', async () => {
  const row = { ...newNote(), writerId: 'usr_one' };
  await personal.seal(notes, row, { shared: 'Let us say nine' });
  assert.equal(await vault.open(row.shared!, ['usr_one'], SHARED), '"Let us say nine"');
  await keys.destroy('usr_one');
  assert.equal(await personal.read(notes, row, 'shared'), 'Let us say nine');
  assert.deepEqual(await personal.readMany(notes, [{ ...row, writerId: null }], ['shared']), [
    { shared: 'Let us say nine' },
  ]);
  await assert.rejects(personal.seal(notes, row, { shared: 'Or ten' }), SubjectErased);
});

test('a link that is empty is nobody’s, one that is not there is an error, and so is a row that names nobody', async () => {
  const row = { ...newNote(), writerId: null };
  await personal.seal(notes, row, { shared: 'For Ann alone' });
  assert.equal(await vault.open(row.shared!, 'cus_ann', SHARED), '"For Ann alone"');
  assert.equal(await personal.read(notes, row, 'shared'), 'For Ann alone');
  for (const lacking of [
    { writerId: undefined },
    { writerId: '' },
    { customer: {} },
    { customer: null, writerId: null },
  ]) {
    const lame = { ...newNote(), ...lacking } as unknown as Note;
    await assert.rejects(personal.seal(notes, lame, { shared: 'x' }), isInternal, JSON.stringify(lacking));
    await assert.rejects(personal.read(notes, { ...lame, shared: row.shared! }, 'shared'), isInternal);
  }
});

test('a property of two is refused when its row names somebody else, until it is sealed again for them', async () => {
  const row = { ...newNote(), writerId: 'usr_max' };
  await personal.seal(notes, row, { shared: 'Let us say nine', about: 'Has a dog' });
  const after = { ...row, writerId: 'usr_eve' };
  await assert.rejects(personal.read(notes, after, 'shared'), isInternal);
  const resealed = await personal.resealed(notes, row, after);
  assert.deepEqual(Object.keys(resealed), ['shared']);
  Object.assign(after, resealed);
  assert.equal(await personal.read(notes, after, 'shared'), 'Let us say nine');
  assert.equal(await vault.open(after.shared!, 'usr_eve', SHARED), '"Let us say nine"');
  await assert.rejects(vault.open(after.shared!, 'usr_max', SHARED), isInternal);
  assert.deepEqual(await personal.resealed(notes, { ...row, shared: null }, after), { shared: null });
});

test('warming fetches the keys of all who share a property', async () => {
  const row = newNote();
  await personal.seal(notes, row, { shared: 'Let us say nine' });
  for (const subjectId of ['cus_ann', 'usr_max']) keys.forget(subjectId);
  assert.equal(personal.readNow(notes, row, 'shared'), undefined);
  await personal.warm(notes, [row]);
  assert.deepEqual(
    ['cus_ann', 'usr_max'].map((subjectId) => keys.cached(subjectId) !== undefined),
    [true, true],
  );
  assert.equal(personal.readNow(notes, row, 'shared'), 'Let us say nine');
});

test.run();
