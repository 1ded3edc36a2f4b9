import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { AppError } from '../../kernel/app-error.ts';
import { ManualClock } from '../../kernel/clock.ts';
import { suite } from '../../test/support/suite.ts';
import { recordName } from './key-records.ts';
import { type KeyStore, SubjectErased } from './key-store.ts';
import { openKeyStore } from './open-key-store.ts';
import { Sealed } from './sealed.ts';
import { type Binding, Vault } from './vault.ts';

const test = suite('vault');

const ANN = 'cus_ann';
const BOB = 'cus_bob';
const NAME: Binding = { table: 'customer', column: 'name', rowId: ANN };

let folder: string;
let keys: KeyStore;
let vault: Vault;

const openAgain = () => openKeyStore({ folder, production: false, clock: new ManualClock() });

test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vault-'));
  keys = await openAgain();
  vault = new Vault(keys);
});

test.after(async () => {
  await keys.close();
  await rm(folder, { recursive: true });
});

const isRefusal = (error: unknown) =>
  error instanceof AppError && error.code === 'INTERNAL' && !/Ann Keller|cus_/.test(inspect(error));

/** Opening is refused, both with the key in memory and without. */
async function assertRefused(
  sealed: Sealed<unknown>,
  subjectId: string,
  binding: Binding,
  what: string,
): Promise<void> {
  await assert.rejects(vault.open(sealed, subjectId, binding), isRefusal, what);
  keys.forget(subjectId);
  await assert.rejects(vault.open(sealed, subjectId, binding), isRefusal, `${what}, after forgetting`);
}

test('any text opens to itself, at once and after a restart', async () => {
  const restarted = await openAgain();
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
      const sealed = await vault.seal(ANN, NAME, text);
      assert.equal(vault.openNow(sealed, ANN, NAME), text);
      assert.equal(await new Vault(restarted).open(sealed, ANN, NAME), text);
    }),
    { numRuns: 300 },
  );
  await restarted.close();
});

test('half of a surrogate pair is refused instead of being replaced', async () => {
  await assert.rejects(vault.seal(ANN, NAME, 'a\ud800'), isRefusal);
});

test('the same text sealed twice is never the same bytes, and never holds the text', async () => {
  const [first, second] = [await vault.seal(ANN, NAME, 'Ann Keller'), await vault.seal(ANN, NAME, 'Ann Keller')];
  assert.notDeepEqual(first.toBytes(), second.toBytes());
  assert.equal(first.toBytes().includes('Ann'), false);
});

test('a value in another row, column, table or person’s row is refused', async () => {
  const sealed = await vault.seal(ANN, NAME, 'Ann Keller');
  await vault.seal(BOB, { ...NAME, rowId: BOB }, 'Bob');
  await assertRefused(sealed, ANN, { ...NAME, rowId: BOB }, 'another row');
  await assertRefused(sealed, ANN, { ...NAME, column: 'notes' }, 'another column');
  await assertRefused(sealed, ANN, { ...NAME, table: 'user' }, 'another table');
  await assertRefused(sealed, BOB, NAME, 'another person');
  await assertRefused(sealed, 'cus_without_a_key', NAME, 'a person without a key');
  assert.equal(await vault.open(sealed, ANN, NAME), 'Ann Keller');
});

test('names that run into each other are told apart', async () => {
  const sealed = await vault.seal(ANN, { table: 'ab', column: 'c', rowId: 'd' }, 'Ann Keller');
  await assertRefused(sealed, ANN, { table: 'a', column: 'bc', rowId: 'd' }, 'a letter moved');
  await assertRefused(sealed, ANN, { table: 'ab","c', column: 'd', rowId: '' }, 'a quote in a name');
});

test('a change of any byte is refused, save that of the key’s id, which reads as a destroyed key', async () => {
  const sealed = await vault.seal(ANN, NAME, 'Ann Keller');
  const idOfTheKey = { from: 10, to: 18 };
  for (let at = 0; at < sealed.toBytes().length; at++) {
    const altered = Buffer.from(sealed.toBytes());
    altered[at]! ^= 1;
    if (at >= idOfTheKey.from && at < idOfTheKey.to) {
      assert.equal(await vault.open(Sealed.fromBytes(altered), ANN, NAME), null);
    } else {
      await assertRefused(Sealed.fromBytes(altered), ANN, NAME, `byte ${at}`);
    }
  }
});

test('a value cut short or made longer is refused', async () => {
  const bytes = (await vault.seal(ANN, NAME, 'Ann Keller')).toBytes();
  for (const length of [0, 1, 18, 30, 45, bytes.length - 1]) {
    await assertRefused(Sealed.fromBytes(bytes.subarray(0, length)), ANN, NAME, `${length} bytes`);
  }
  await assertRefused(Sealed.fromBytes(Buffer.concat([bytes, Buffer.of(0)])), ANN, NAME, 'a byte more');
});

test('a value whose key is missing reads as erased', async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), 'vault-'));
  const other = await openKeyStore({ folder: elsewhere, production: false, clock: new ManualClock() });
  const sealed = await new Vault(other).seal('cus_elsewhere', { ...NAME, rowId: 'cus_elsewhere' }, 'Ann Keller');
  assert.equal(await vault.open(sealed, 'cus_elsewhere', { ...NAME, rowId: 'cus_elsewhere' }), null);
  assert.equal(vault.openNow(sealed, 'cus_elsewhere', { ...NAME, rowId: 'cus_elsewhere' }), undefined);
  await other.close();
  await rm(elsewhere, { recursive: true });
});

test('a value reads as erased at once when its key is destroyed, and none is made for that person again', async () => {
  const binding = { ...NAME, rowId: 'cus_gone' };
  const sealed = await vault.seal('cus_gone', binding, 'Ann Keller');
  const [staying, kept] = [await vault.seal(ANN, NAME, 'Ann Keller'), vault.openNow(sealed, 'cus_gone', binding)];
  assert.equal(kept, 'Ann Keller');
  await keys.destroy('cus_gone');
  assert.equal(vault.openNow(sealed, 'cus_gone', binding), undefined);
  assert.equal(await vault.open(sealed, 'cus_gone', binding), null);
  await assert.rejects(vault.seal('cus_gone', binding, 'Somebody else'), SubjectErased);
  assert.equal(await vault.open(sealed, 'cus_gone', binding), null);
  assert.equal(await vault.open(staying, ANN, NAME), 'Ann Keller');
});

test('a value under a key that was put in place of the one in memory is opened with that key', async () => {
  const binding = { ...NAME, rowId: 'cus_twice' };
  const before = await vault.seal('cus_twice', binding, 'before');
  // As after the key store was restored from a backup.
  await rm(join(folder, `${recordName('cus_twice')}.key`));
  const another = await openAgain();
  const after = await new Vault(another).seal('cus_twice', binding, 'after');
  assert.equal(await vault.open(after, 'cus_twice', binding), 'after');
  assert.equal(await vault.open(before, 'cus_twice', binding), null);
  await another.close();
});

test('warming brings keys into memory, and those that do not exist stay unknown', async () => {
  const sealed = await vault.seal(ANN, NAME, 'Ann Keller');
  keys.forget(ANN);
  assert.equal(vault.openNow(sealed, ANN, NAME), undefined);
  await vault.warm([ANN, BOB, ANN, 'cus_nobody']);
  assert.equal(vault.openNow(sealed, ANN, NAME), 'Ann Keller');
  assert.equal(keys.cached('cus_nobody'), undefined);
});

test('a sealed value shows nothing when it is printed', async () => {
  const sealed = await vault.seal(ANN, NAME, 'Ann Keller');
  assert.equal(JSON.stringify({ name: sealed }), '{"name":"[sealed]"}');
  assert.equal(`${sealed}`, '[sealed]');
  assert.equal(inspect({ name: sealed }), '{ name: [sealed] }');
});

test.run();
