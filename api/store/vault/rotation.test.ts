import assert from 'node:assert/strict';
import { createCipheriv, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keyStoreMedia, type TestMedium } from '../../test/support/key-store-media.ts';
import { killProcesses, startProcess } from '../../test/support/second-process.ts';
import { suite } from '../../test/support/suite.ts';
import { FolderKeyRecords } from './folder-key-records.ts';
import { KeyStoreConfigurationError, parseKek } from './kek.ts';
import { recordName, TOMBSTONE } from './key-records.ts';
import type { KeyStore, RewrapProgress } from './key-store.ts';
import { PostgresKeyRecords } from './postgres-key-records.ts';
import { openSigner } from './signer.ts';
import { Vault } from './vault.ts';

const NEWER = randomBytes(32).toString('base64');
const ANN = { table: 'customer', column: 'name', rowId: 'cus_ann' };
const bytesOf = async (keys: KeyStore, subjectId: string) => (await keys.get(subjectId))?.key.export().toString('hex');
const isMisfit = (error: unknown) => error instanceof KeyStoreConfigurationError && error.setting === 'KEYSTORE_KEK';

for (const flavour of keyStoreMedia()) {
  const test = suite(`KEK rotation in ${flavour.name}`);
  let medium: TestMedium;
  const openNewer = () => medium.open({ kek: NEWER, previousKeks: [medium.kek] });

  const openRecords = () => (medium.url ? PostgresKeyRecords.open(medium.url) : FolderKeyRecords.open(medium.folder));

  test.before.each(async () => {
    medium = await flavour.create();
  });
  test.after.each(async () => {
    await killProcesses();
    await medium.closeAll();
  });
  test.after(() => flavour.stop());

  test('after a rewrap the older KEK is not needed any more, and opens nothing', async () => {
    const before = await medium.open();
    const sealed = await new Vault(before).seal('cus_ann', ANN, 'Ann');
    const { keyId } = await openSigner(before);
    await before.destroy('cus_bob');
    const rotating = await openNewer();
    assert.equal(rotating.hasOlderKeks, true);
    const seen: RewrapProgress[] = [];
    assert.deepEqual(await rotating.rewrap((progress) => seen.push(progress)), {
      rewrapped: 3,
      current: 0,
      destroyed: 1,
      unreached: 0,
      unreadable: 0,
      isComplete: true,
    });
    assert.deepEqual(
      seen,
      [1, 2, 3, 4].map((done) => ({ done, total: 4 })),
    );
    const after = await medium.open({ kek: NEWER });
    assert.equal(after.hasOlderKeks, false);
    assert.equal(await new Vault(after).open(sealed, 'cus_ann', ANN), 'Ann');
    assert.equal((await openSigner(after)).keyId, keyId);
    assert.equal(await after.isDestroyed('cus_bob'), true);
    await assert.rejects(medium.open(), isMisfit);
  });

  test('rewrapping again changes nothing', async () => {
    await (await medium.open()).obtain('cus_ann');
    const keys = await openNewer();
    await keys.rewrap();
    const record = await medium.recordOf(recordName('cus_ann'));
    const { rewrapped, current } = await keys.rewrap();
    assert.deepEqual([rewrapped, current], [0, 2]);
    assert.deepEqual(await medium.recordOf(recordName('cus_ann')), record);
  });

  test('while both KEKs are known everything opens, and what is new is under the newer', async () => {
    const older = await medium.open({ previousKeks: [NEWER] });
    const [ann, newer] = [await bytesOfNew(older, 'cus_ann'), await openNewer()];
    const bob = await bytesOfNew(newer, 'cus_bob');
    assert.equal(await bytesOf(newer, 'cus_ann'), ann);
    assert.equal(await bytesOf(older, 'cus_bob'), bob);
    const kekIdOf = async (subjectId: string) => (await medium.recordOf(recordName(subjectId)))!.subarray(1, 9);
    assert.deepEqual(await kekIdOf('cus_ann'), parseKek(medium.kek).id);
    assert.deepEqual(await kekIdOf('cus_bob'), parseKek(NEWER).id);
  });

  test('keys are made, read and destroyed while others rewrap, and none is lost or comes back', async () => {
    const older = await medium.open({ previousKeks: [NEWER] });
    const subjectIds = Array.from({ length: 60 }, (_, i) => `cus_${i}`);
    const keyOf = new Map<string, string>();
    for (const subjectId of subjectIds.slice(0, 40)) keyOf.set(subjectId, await bytesOfNew(older, subjectId));
    const [one, two] = [await openNewer(), await openNewer()];
    const others = async () => {
      for (const [i, subjectId] of subjectIds.entries()) {
        if (i % 3 === 0) await older.destroy(subjectId);
        else if (i >= 40) keyOf.set(subjectId, await bytesOfNew(older, subjectId));
        else assert.equal(await bytesOf(older, subjectId), keyOf.get(subjectId));
      }
    };
    await Promise.all([one.rewrap(), two.rewrap(), others()]);
    assert.equal((await one.rewrap()).unreadable, 0);
    const after = await medium.open({ kek: NEWER });
    for (const [i, subjectId] of subjectIds.entries()) {
      assert.equal(await bytesOf(after, subjectId), i % 3 === 0 ? undefined : keyOf.get(subjectId), subjectId);
    }
  });

  test('a record that was changed since it was read is not replaced', async () => {
    const keys = await medium.open();
    await keys.obtain('cus_ann');
    const name = recordName('cus_ann');
    const records = await openRecords();
    const record = (await medium.recordOf(name))!;
    const [stale, other] = [Buffer.from('stale'), Buffer.from('other')];
    assert.equal(await records.replace(name, stale, other), false);
    assert.deepEqual(await medium.recordOf(name), record);
    await keys.destroy('cus_ann');
    assert.equal(await records.replace(name, record, other), false);
    assert.equal(await records.replace(recordName('cus_never'), record, other), false);
    assert.equal(await keys.get('cus_ann'), null);
    assert.deepEqual((await medium.recordOf(name)) ?? TOMBSTONE, TOMBSTONE);
    await records.close();
  });

  test('killed before any of its steps a rewrap loses no key, and the next one ends it', async () => {
    const older = await medium.open({ previousKeks: [NEWER] });
    const keyOf = new Map<string, string>();
    const [kek, previousKek] = [NEWER, medium.kek];
    for (let step = 1; step <= 5; step++) {
      for (const subjectId of [`cus_a${step}`, `cus_b${step}`])
        keyOf.set(subjectId, await bytesOfNew(older, subjectId));
      const { nextLine, go } = await startProcess('rewrapUntil', {
        ...medium,
        kek,
        previousKek,
        argument: String(step),
      });
      go();
      assert.equal(await nextLine(), undefined, 'it was killed');
      const found = await openNewer();
      for (const [subjectId, key] of keyOf) assert.equal(await bytesOf(found, subjectId), key, `step ${step}`);
      await found.destroy(`cus_${step}`);
    }
    const { unreadable, isComplete } = await (await openNewer()).rewrap();
    assert.deepEqual([unreadable, isComplete], [0, true]);
    const after = await medium.open({ kek: NEWER });
    for (const [subjectId, key] of keyOf) assert.equal(await bytesOf(after, subjectId), key);
  });

  test('closing the key store ends a rewrap after the key at hand', async () => {
    const older = await medium.open();
    for (let i = 0; i < 8; i++) await older.obtain(`cus_${i}`);
    const keys = await openNewer();
    let closing: Promise<void> | null = null;
    const { isComplete, rewrapped } = await keys.rewrap(() => {
      closing ??= keys.close();
    });
    await closing;
    assert.deepEqual([isComplete, rewrapped], [false, 1]);
    assert.equal((await (await openNewer()).rewrap()).rewrapped, 8);
  });

  test('a record that cannot be opened is counted, and does not hold up the others', async () => {
    const before = await medium.open();
    for (const subjectId of ['cus_ann', 'cus_bob', 'cus_eve']) await before.obtain(subjectId);
    const damaged = (await medium.recordOf(recordName('cus_ann')))!;
    damaged[40]! ^= 1;
    await medium.writeRecord(recordName('cus_ann'), damaged);
    await medium.writeRecord(recordName('cus_eve'), (await medium.recordOf(recordName('cus_bob')))!);
    const { rewrapped, unreadable } = await (await openNewer()).rewrap();
    assert.deepEqual([rewrapped, unreadable], [2, 2]);
    assert.deepEqual(await medium.recordOf(recordName('cus_ann')), damaged);
  });

  test('a record of the first format opens, is said to need its KEK, and is wrapped anew when its person is met', async () => {
    const before = await medium.open();
    await medium.writeRecord(recordName('cus_ann'), firstFormat(medium.kek, 'cus_ann', Buffer.alloc(32, 9)));
    await medium.writeRecord(recordName('cus_bob'), firstFormat(medium.kek, 'cus_ann', Buffer.alloc(32, 9)));
    await assert.rejects(before.get('cus_bob'), { code: 'INTERNAL' });
    const keys = await openNewer();
    assert.equal((await keys.rewrap()).unreached, 2);
    assert.equal(await bytesOf(keys, 'cus_ann'), '09'.repeat(32));
    assert.equal((await keys.rewrap()).unreached, 1);
    assert.equal(await bytesOf(await medium.open({ kek: NEWER }), 'cus_ann'), '09'.repeat(32));
  });

  test('a malformed older KEK is refused by the name of its setting, without being shown', async () => {
    await assert.rejects(
      medium.open({ previousKeks: [NEWER, 'secret'] }),
      (error: unknown) =>
        error instanceof KeyStoreConfigurationError &&
        error.setting === 'KEYSTORE_KEK_PREVIOUS' &&
        error.message.includes('KEYSTORE_KEK_PREVIOUS') &&
        !error.message.includes('secret'),
    );
  });

  if (flavour.name === 'a folder') {
    test('a KEK of one’s own machine rotates by a new first line of its file', async () => {
      const development = { kek: undefined, production: false };
      const file = join(medium.folder, 'dev-kek');
      const key = await bytesOfNew(await medium.open(development), 'cus_ann');
      await writeFile(file, `${NEWER}\n${await readFile(file, 'utf8')}`);
      const keys = await medium.open(development);
      assert.equal(await bytesOf(keys, 'cus_ann'), key);
      await keys.rewrap();
      await writeFile(file, `${NEWER}\n`);
      assert.equal(await bytesOf(await medium.open(development), 'cus_ann'), key);
    });
  }

  test.run();
}

async function bytesOfNew(keys: KeyStore, subjectId: string): Promise<string> {
  return (await keys.obtain(subjectId)).key.export().toString('hex');
}

/** A record as they were before it was bound to its name: bound to the id of the subject. */
function firstFormat(kekText: string, subjectId: string, key: Buffer): Buffer {
  const kek = parseKek(kekText);
  const header = Buffer.concat([Buffer.of(1), kek.id, randomBytes(8)]);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', kek.key, nonce);
  cipher.setAAD(Buffer.concat([header, Buffer.from(subjectId)]));
  return Buffer.concat([header, nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
}
