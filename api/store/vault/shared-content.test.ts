import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { AppError } from '../../kernel/app-error.ts';
import { ManualClock } from '../../kernel/clock.ts';
import { suite } from '../../test/support/suite.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { type KeyStore, SubjectErased } from './key-store.ts';
import { openKeyStore } from './open-key-store.ts';
import { Sealed } from './sealed.ts';
import { type Binding, Vault } from './vault.ts';

const test = suite('values of several persons');

const ANN = 'cus_ann';
const MAX = 'usr_max';
const BOTH = [ANN, MAX];
const NOTE: Binding = { table: 'visit', column: 'note', rowId: 'vis_1' };
const TEXT = 'The dog is friendly';

let keys: KeyStore;
let vault: Vault;
let persons = 0;
const newPerson = () => `cus_${++persons}`;

test.before(async () => {
  keys = await openKeyStore({ folder: temporaryFolder('keys'), production: false, clock: new ManualClock() });
  vault = new Vault(keys);
});
test.after(() => keys.close());

const isRefusal = (error: unknown) =>
  error instanceof AppError && error.code === 'INTERNAL' && !/friendly|cus_|usr_/.test(inspect(error));

/** Refused with the keys in memory and without. */
async function assertRefused(sealed: Sealed, owners: string | string[], binding: Binding, what: string): Promise<void> {
  await assert.rejects(vault.open(sealed, owners, binding), isRefusal, what);
  for (const subjectId of [owners].flat()) keys.forget(subjectId);
  await assert.rejects(vault.open(sealed, owners, binding), isRefusal, `${what}, after forgetting`);
}

test('it opens for each of its persons, alone or together, in any order', async () => {
  const sealed = await vault.seal(BOTH, NOTE, TEXT);
  for (const owners of [BOTH, [MAX, ANN], [ANN], MAX, [ANN, ANN, MAX]]) {
    await vault.warm(BOTH);
    assert.equal(vault.openNow(sealed, owners, NOTE), TEXT);
    for (const subjectId of BOTH) keys.forget(subjectId);
    assert.equal(vault.openNow(sealed, owners, NOTE), undefined);
    assert.equal(await vault.open(sealed, owners, NOTE), TEXT);
  }
});

test('erasing one spares the other, and erasing both erases it', async () => {
  const [one, other] = [newPerson(), newPerson()];
  const sealed = await vault.seal([one, other], NOTE, TEXT);
  await keys.destroy(one);
  assert.equal(vault.openNow(sealed, [one, other], NOTE), TEXT);
  assert.equal(await vault.open(sealed, [one, other], NOTE), TEXT);
  assert.equal(await vault.open(sealed, [other], NOTE), TEXT);
  assert.equal(await vault.open(sealed, [one], NOTE), null);
  await keys.destroy(other);
  assert.equal(vault.openNow(sealed, [one, other], NOTE), undefined);
  assert.equal(await vault.open(sealed, [one, other], NOTE), null);
});

test('it is sealed for nobody who was erased, and never for nobody', async () => {
  const gone = newPerson();
  await keys.destroy(gone);
  await assert.rejects(vault.seal([ANN, gone], NOTE, TEXT), SubjectErased);
  await assert.rejects(vault.seal([], NOTE, TEXT), isRefusal);
  await assert.rejects(vault.open(await vault.seal(BOTH, NOTE, TEXT), [], NOTE), isRefusal);
  await assert.rejects(
    vault.seal(
      Array.from({ length: 17 }, (_, i) => `cus_x${i}`),
      NOTE,
      TEXT,
    ),
    isRefusal,
  );
});

test('a value in another place, or where somebody else is named, is refused', async () => {
  const sealed = await vault.seal(BOTH, NOTE, TEXT);
  await keys.obtain('cus_eve');
  for (const other of [{ table: 'job' }, { column: 'summary' }, { rowId: 'vis_2' }]) {
    await assertRefused(sealed, BOTH, { ...NOTE, ...other }, JSON.stringify(other));
  }
  for (const owners of [['cus_eve'], [ANN, 'cus_eve'], [ANN, MAX, 'cus_eve'], 'cus_nobody']) {
    await assertRefused(sealed, owners, NOTE, String(owners));
  }
});

test('a value of one person is not that of two, and of one said twice it is a value of one', async () => {
  const single = await vault.seal(ANN, NOTE, TEXT);
  await assertRefused(single, BOTH, NOTE, 'two are named');
  const twice = await vault.seal([ANN, ANN], NOTE, TEXT);
  assert.equal(twice.toBytes()[1], 1);
  assert.equal(await vault.open(twice, ANN, NOTE), TEXT);
});

test('a change of any byte is refused or reads as erased, and cutting and adding are refused', async () => {
  const sealed = await vault.seal(BOTH, NOTE, TEXT);
  const bytes = sealed.toBytes();
  for (let at = 0; at < bytes.length; at++) {
    const altered = Buffer.from(bytes);
    altered[at]! ^= 1;
    for (const owners of [BOTH, [ANN], [MAX]]) {
      const opened = await vault.open(Sealed.fromBytes(altered), owners, NOTE).catch((error: unknown) => {
        assert.ok(isRefusal(error), String(error));
        return 'refused';
      });
      assert.notEqual(opened, TEXT, `byte ${at}`);
      // Only the ids of data keys: 16 bytes for each person, the second half of them.
      assert.ok(opened === 'refused' || (at >= 11 && at < 35), `byte ${at} reads as ${opened}`);
    }
  }
  for (const length of [2, 3, 10, 34, 100, 182, bytes.length - 1]) {
    await assertRefused(Sealed.fromBytes(bytes.subarray(0, length)), BOTH, NOTE, `${length} bytes`);
  }
  await assertRefused(Sealed.fromBytes(Buffer.concat([bytes, Buffer.of(0)])), BOTH, NOTE, 'a byte more');
});

test('parts of two values do not make a third', async () => {
  const [one, other] = [await vault.seal(BOTH, NOTE, TEXT), await vault.seal(BOTH, NOTE, 'The dog bites')];
  const contentAt = 3 + 2 * (16 + 60);
  const mixed = Buffer.concat([one.toBytes().subarray(0, contentAt), other.toBytes().subarray(contentAt)]);
  await assertRefused(Sealed.fromBytes(mixed), BOTH, NOTE, 'another content');
  const swapped = Buffer.from(one.toBytes());
  one.toBytes().copy(swapped, 35, 95, 155);
  one.toBytes().copy(swapped, 95, 35, 95);
  await assertRefused(Sealed.fromBytes(swapped), BOTH, NOTE, 'keys swapped between persons');
});

test('with any persons, any of them erased, it opens for those named who are left and for nobody else', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 2, max: 5 }),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.infiniteStream(fc.boolean()),
      async (count, text, coins) => {
        const toss = () => coins.next().value as boolean;
        const owners = Array.from({ length: count }, newPerson);
        const sealed = await vault.seal(owners, NOTE, text);
        const erased = owners.filter(toss);
        for (const subjectId of erased) await keys.destroy(subjectId);
        const named = owners.filter(toss);
        if (named.length === 0) named.push(owners[0]!);
        const isLeft = named.some((subjectId) => !erased.includes(subjectId));
        assert.equal(await vault.open(sealed, named, NOTE), isLeft ? text : null);
        const stranger = newPerson();
        await keys.obtain(stranger);
        await assert.rejects(vault.open(sealed, [...named, stranger], NOTE), isRefusal);
        if (isLeft) await assert.rejects(vault.open(sealed, named, { ...NOTE, rowId: 'vis_2' }), isRefusal);
      },
    ),
    { numRuns: 60 },
  );
});

test('the text is not in the bytes', async () => {
  const [first, second] = [await vault.seal(BOTH, NOTE, TEXT), await vault.seal(BOTH, NOTE, TEXT)];
  assert.equal(first.toBytes().includes('dog'), false);
  assert.notDeepEqual(first.toBytes(), second.toBytes());
});

test.run();
