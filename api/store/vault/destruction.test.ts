import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, Refusal } from '../../kernel/app-error.ts';
import { ManualClock } from '../../kernel/clock.ts';
import { keyStoreMedia, type TestMedium } from '../../test/support/key-store-media.ts';
import { killProcesses, startProcess } from '../../test/support/second-process.ts';
import { suite } from '../../test/support/suite.ts';
import { until } from '../../test/support/within.ts';
import { INSTALLATION_KEYS } from './installation-keys.ts';
import { DESTRUCTIONS, recordName, TOMBSTONE } from './key-records.ts';
import { type KeyStore, SubjectErased } from './key-store.ts';
import { Vault } from './vault.ts';

const ANN = { table: 'customer', column: 'name', rowId: 'cus_ann' };
const hexOf = (key: { key: { export(): Buffer } } | null | undefined) => key?.key.export().toString('hex');
const isUnavailable = (error: unknown) => error instanceof AppError && error.code === 'UNAVAILABLE';

for (const flavour of keyStoreMedia()) {
  const test = suite(`destroyed keys in ${flavour.name}`);
  let medium: TestMedium;

  test.before.each(async () => {
    medium = await flavour.create();
  });
  test.after.each(async () => {
    await killProcesses();
    await medium.closeAll();
  });
  test.after(() => flavour.stop());

  test('a destroyed key is a tombstone: nothing opens, no key is made again, in any process and after a restart', async () => {
    const keys = await medium.open();
    const key = hexOf(await keys.obtain('cus_ann'))!;
    const other = await medium.open();
    assert.equal(await keys.isDestroyed('cus_ann'), false);
    await keys.destroy('cus_ann');
    for (const store of [keys, other, await medium.open()]) {
      store.forget('cus_ann');
      assert.equal(await store.get('cus_ann'), null);
      assert.equal(await store.isDestroyed('cus_ann'), true);
      await assert.rejects(store.obtain('cus_ann'), (error) => error instanceof Refusal && error.code === 'NOT_FOUND');
    }
    const left = (await medium.recordOf(recordName('cus_ann'))) ?? TOMBSTONE;
    assert.deepEqual(left, TOMBSTONE);
    assert.ok(key.length === 64);
  });

  test('destroying again, or what never was, does no harm and leaves one tombstone', async () => {
    const keys = await medium.open();
    await Promise.all([keys.destroy('cus_never'), keys.destroy('cus_never')]);
    await keys.destroy('cus_never');
    assert.equal(await keys.isDestroyed('cus_never'), true);
    await assert.rejects(keys.obtain('cus_never'), SubjectErased);
    assert.equal(await keys.sequences.head(DESTRUCTIONS), 1);
    await keys.destroy('cus_ann');
    assert.deepEqual(
      (await keys.sequences.read(DESTRUCTIONS, 0, 10)).map(({ number, id }) => [number, id]),
      [
        [1, recordName('cus_never')],
        [2, recordName('cus_ann')],
      ],
    );
  });

  test('the keys of the installation are no person’s and cannot be destroyed', async () => {
    const keys = await medium.open();
    for (const name of INSTALLATION_KEYS) {
      await assert.rejects(keys.destroy(name), { code: 'INTERNAL' });
      assert.ok(await keys.obtain(name));
    }
  });

  test('a key that is made while it is destroyed does not outlive the destruction', async () => {
    const [one, other] = [await medium.open(), await medium.open()];
    for (let round = 0; round < 20; round++) {
      const subjectId = `cus_${round}`;
      const obtained = Promise.allSettled([other.obtain(subjectId), one.obtain(subjectId)]);
      await one.destroy(subjectId);
      for (const result of await obtained) {
        if (result.status === 'rejected') assert.ok(result.reason instanceof SubjectErased, String(result.reason));
      }
      assert.equal(await one.get(subjectId), null);
      await assert.rejects(one.obtain(subjectId), SubjectErased);
      const left = (await medium.recordOf(recordName(subjectId))) ?? TOMBSTONE;
      assert.deepEqual(left, TOMBSTONE);
    }
  });

  test('a key that another process destroyed opens nothing here a second later', async () => {
    const keys = await medium.open();
    const vault = new Vault(keys);
    const sealed = await vault.seal('cus_ann', ANN, 'Ann');
    const staying = await vault.seal('cus_bob', ANN, 'Bob');
    const { nextLine, go } = await startProcess('destroy', { ...medium, argument: 'cus_ann' });
    assert.equal(vault.openNow(sealed, 'cus_ann', ANN), 'Ann');
    go();
    assert.equal(await nextLine(), 'destroyed');
    await until(1_000, () => vault.openNow(sealed, 'cus_ann', ANN) === undefined, 'the key to be dropped');
    assert.equal(await vault.open(sealed, 'cus_ann', ANN), null);
    assert.equal(keys.cached('cus_ann'), undefined);
    assert.equal(vault.openNow(staying, 'cus_bob', ANN), 'Bob');
  });

  test('destructions are looked for every 300 ms, many at once too', async () => {
    const clock = new ManualClock();
    const keys = await medium.open({ clock });
    const subjectIds = Array.from({ length: 12 }, (_, i) => `cus_${i}`);
    for (const subjectId of subjectIds) await keys.obtain(subjectId);
    const other = await medium.open();
    for (const subjectId of subjectIds.slice(1)) await other.destroy(subjectId);
    clock.advance(300);
    await until(5_000, () => subjectIds.filter((subjectId) => keys.cached(subjectId)).length === 1, 'the keys to go');
    assert.ok(keys.cached('cus_0'));
  });

  test('when the medium was not readable for over a second, keys in memory are not used', async () => {
    const clock = new ManualClock();
    const keys = await medium.open({ clock });
    const vault = new Vault(keys);
    const sealed = await vault.seal('cus_ann', ANN, 'Ann');
    const restore = await medium.cutOff();
    clock.advance(300);
    clock.advance(700);
    assert.equal(vault.openNow(sealed, 'cus_ann', ANN), 'Ann');
    clock.advance(1);
    assert.equal(vault.openNow(sealed, 'cus_ann', ANN), undefined);
    await assert.rejects(vault.open(sealed, 'cus_ann', ANN), isUnavailable);
    await assert.rejects(vault.seal('cus_ann', ANN, 'Ann'), isUnavailable);
    await assert.rejects(keys.warm(['cus_ann']), isUnavailable);
    await assert.rejects(keys.isDestroyed('cus_ann'), isUnavailable);
    await assert.rejects(keys.destroy('cus_ann'), isUnavailable);
    await restore();
    assert.equal(await vault.open(sealed, 'cus_ann', ANN), 'Ann');
    await vault.warm(['cus_ann']);
    assert.equal(vault.openNow(sealed, 'cus_ann', ANN), 'Ann');
  });

  test('a key store that an older one took the place of is read, and never answered for from memory', async () => {
    const clock = new ManualClock();
    const [keys, other] = [await medium.open({ clock }), await medium.open()];
    for (const subjectId of ['cus_ann', 'cus_bob', 'cus_eve']) await keys.obtain(subjectId);
    for (const subjectId of ['cus_bob', 'cus_eve']) await other.destroy(subjectId);
    clock.advance(300);
    await until(5_000, () => !keys.cached('cus_eve'), 'the second destruction');
    await medium.removeEntry(DESTRUCTIONS, 2);
    clock.advance(1_001);
    await keys.warm(['cus_ann']);
    assert.equal(keys.cached('cus_ann'), undefined);
    assert.ok(await keys.get('cus_ann'));
  });

  test('after a silence, warming makes what is in memory usable again, save what was destroyed meanwhile', async () => {
    const clock = new ManualClock();
    const keys = await medium.open({ clock });
    for (const subjectId of ['cus_ann', 'cus_bob']) await keys.obtain(subjectId);
    await (await medium.open()).destroy('cus_bob');
    clock.advance(5_000);
    await keys.warm(['cus_ann', 'cus_bob']);
    assert.ok(keys.cached('cus_ann'));
    assert.equal(keys.cached('cus_bob'), undefined);
    await assert.rejects(keys.obtain('cus_bob'), SubjectErased);
  });

  test('a key that comes into memory while destructions are not read is dropped when it is destroyed, and those of before do no harm', async () => {
    const clock = new ManualClock();
    const [keys, other] = [await medium.open({ clock }), await medium.open()];
    for (const subjectId of ['cus_ann', 'cus_bob']) await keys.obtain(subjectId);
    for (let ms = 0; ms < 6_000; ms += 300) {
      clock.advance(300);
      await sleep(20);
    }
    await other.destroy('cus_bob');
    assert.ok(await keys.get('cus_ann'));
    await until(5_000, () => keys.cached('cus_ann') !== undefined, 'the key to be usable');
    assert.equal(await keys.get('cus_bob'), null);
    await other.destroy('cus_ann');
    clock.advance(300);
    await until(5_000, () => keys.cached('cus_ann') === undefined, 'the key to be dropped');
    assert.equal(await keys.get('cus_ann'), null);
  });

  test('killed before any of its steps, a destruction is whole or not begun, and doing it again ends it', async () => {
    const watcher = await medium.open();
    let steps = 0;
    for (let ended = false; !ended; ) {
      steps++;
      const subjectId = `cus_${steps}`;
      const key = hexOf(await watcher.obtain(subjectId));
      const { nextLine, go } = await startProcess('destroyUntil', { ...medium, argument: `${subjectId} ${steps}` });
      go();
      ended = (await nextLine()) === 'destroyed';
      const found = await medium.open();
      if (await found.isDestroyed(subjectId)) await assertGone(found, subjectId);
      else assert.equal(hexOf(await found.obtain(subjectId)), key, `killed before step ${steps}`);
      await found.destroy(subjectId);
      await assertGone(found, subjectId);
      await until(1_000, () => !watcher.cached(subjectId), 'the key to be dropped');
      assert.equal(await found.sequences.head(DESTRUCTIONS), steps);
      assert.ok(steps < 40);
    }
    assert.ok(steps > 6, `${steps} steps`);
  });

  /** No key in memory or medium, and everybody is told. */
  async function assertGone(keys: KeyStore, subjectId: string): Promise<void> {
    const name = recordName(subjectId);
    assert.deepEqual((await medium.recordOf(name)) ?? TOMBSTONE, TOMBSTONE);
    assert.equal(await keys.get(subjectId), null);
    await assert.rejects(keys.obtain(subjectId), SubjectErased);
    const told = await keys.sequences.read(DESTRUCTIONS, 0, 100);
    assert.equal(told.filter(({ id }) => id === name).length, 1);
    if (medium.url) return;
    const files = (await readdir(medium.folder)).filter((file) => file.startsWith(name));
    assert.deepEqual(files, [`${name}.gone`]);
  }

  test.run();
}
