import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import fs, { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../kernel/app-error.ts';
import { ManualClock } from '../../kernel/clock.ts';
import { suite } from '../../test/support/suite.ts';
import { until } from '../../test/support/within.ts';
import { FolderKeyRecords } from './folder-key-records.ts';
import { KeyStoreConfigurationError, parseKek } from './kek.ts';
import { recordName } from './key-records.ts';
import { SubjectErased, WrappedKeyStore } from './key-store.ts';
import { type KeyStoreOptions, openKeyStore } from './open-key-store.ts';
import { openSequence } from './sequence.ts';
import type { DataKey } from './wrapped-key.ts';

const test = suite('key store in a folder');

let folder: string;
const clock = new ManualClock();
const newKek = () => randomBytes(32).toString('base64');
const kek = newKek();

const open = (options: Partial<KeyStoreOptions> = {}) =>
  openKeyStore({ folder, kek, production: true, clock, ...options });
const bytesOf = (dataKey: DataKey | null | undefined) => dataKey?.key.export().toString('hex');
const fileOf = (subjectId: string) => join(folder, `${recordName(subjectId)}.key`);

/** The setting is named, and neither its value nor another is shown. */
const names = (setting: 'KEYSTORE_KEK' | 'KEYSTORE_URL') => (error: unknown) =>
  error instanceof KeyStoreConfigurationError &&
  error.setting === setting &&
  error.message.includes(setting) &&
  !error.message.includes(kek);

test.before.each(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'keys-')), 'keys');
});
test.after.each(() => rm(join(folder, '..'), { recursive: true }));

test('a key is 256 bits, its subject’s own, and the same after a restart', async () => {
  const keys = await open();
  const [ann, bob] = [await keys.obtain('cus_ann'), await keys.obtain('cus_bob')];
  assert.equal(ann.key.symmetricKeySize, 32);
  assert.notEqual(bytesOf(ann), bytesOf(bob));
  const again = await open();
  assert.equal(bytesOf(await again.get('cus_ann')), bytesOf(ann));
  assert.equal(bytesOf(await again.obtain('cus_bob')), bytesOf(bob));
});

test('a key is synced before it has its name, and its name before the key is given out', async () => {
  const keys = await open();
  const events: string[] = [];
  const probe = await fs.open(folder);
  const handles = Object.getPrototypeOf(probe) as { sync(): Promise<void>; stat: typeof probe.stat };
  await probe.close();
  const { sync } = handles;
  const { link } = fs;
  handles.sync = async function (this: typeof probe) {
    const isFolder = (await this.stat()).isDirectory();
    await sync.call(this);
    events.push(isFolder ? 'folder synced' : 'file synced');
  };
  fs.link = async (...paths) => {
    await link(...paths);
    events.push('named');
  };
  syncBuiltinESMExports();
  try {
    await keys.obtain('cus_ann');
    assert.deepEqual(events.splice(0), ['file synced', 'named', 'folder synced']);
    // Another process may have named the key and not come to sync the folder yet.
    const other = await open();
    await other.get('cus_ann');
    events.length = 0;
    await other.obtain('cus_ann');
    assert.deepEqual(events.splice(0), ['folder synced']);
    await other.obtain('cus_ann');
    assert.deepEqual(events, []);
    await keys.destroy('cus_ann');
    const tombstone = ['file synced', 'named', 'folder synced'];
    const destruction = ['file synced', 'named', 'named', 'folder synced'];
    assert.deepEqual(events, [...tombstone, ...destruction, 'file synced', 'folder synced']);
  } finally {
    Object.assign(handles, { sync });
    fs.link = link;
    syncBuiltinESMExports();
  }
});

test('asking for a key that does not exist makes none', async () => {
  const keys = await open();
  const before = await readdir(folder);
  assert.equal(await keys.get('cus_ann'), null);
  await keys.warm(['cus_ann', 'cus_bob']);
  assert.deepEqual(await readdir(folder), before);
});

test('many who obtain one key at once get one key', async () => {
  const [here, there] = [await open(), await open()];
  const obtained = await Promise.all(
    Array.from({ length: 40 }, (_, i) => (i % 2 ? here : there).obtain('cus_ann')).map(async (key) =>
      bytesOf(await key),
    ),
  );
  assert.equal(new Set(obtained).size, 1);
  assert.deepEqual(
    (await readdir(folder)).filter((name) => !name.endsWith('.key')),
    ['sequences'],
  );
});

test('only the owner can read the folder and its files', async () => {
  const keys = await open({ kek: undefined, production: false });
  await keys.obtain('cus_ann');
  assert.equal((await stat(folder)).mode & 0o777, 0o700);
  await keys.destroy('cus_ann');
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const { mode } = await stat(join(entry.parentPath, entry.name));
    assert.equal(mode & 0o777, entry.isDirectory() ? 0o700 : 0o600, entry.name);
  }
});

test('the folder holds neither the names of subjects nor a key in clear', async () => {
  const keys = await open();
  const key = (await keys.obtain('cus_ann')).key.export();
  await keys.destroy('cus_bob');
  await (await openSequence(keys, 'ledger')).append({ id: 'led_1', content: Buffer.from('an entry') });
  const files = (await readdir(folder, { withFileTypes: true, recursive: true })).filter((entry) => entry.isFile());
  // Three keys, a tombstone with its destruction under number and id, and the entry under both.
  assert.equal(files.length, 3 + 3 + 2);
  for (const { name, parentPath } of files) {
    const everything = Buffer.concat([Buffer.from(name), await readFile(join(parentPath, name))]);
    for (const secret of [Buffer.from('cus_'), Buffer.from('index'), key, Buffer.from(kek, 'base64')]) {
      assert.equal(everything.includes(secret), false);
    }
  }
});

test('a destroyed key is gone from memory and from the folder', async () => {
  const keys = await open();
  await keys.obtain('cus_ann');
  await keys.destroy('cus_ann');
  assert.equal(keys.cached('cus_ann'), undefined);
  assert.equal(await keys.get('cus_ann'), null);
  await assert.rejects(stat(fileOf('cus_ann')), { code: 'ENOENT' });
  await assert.rejects(keys.obtain('cus_ann'), SubjectErased);
});

test('the bytes of a destroyed key are overwritten where they lie', async () => {
  const keys = await open();
  await keys.obtain('cus_ann');
  const record = await readFile(fileOf('cus_ann'));
  const sameBytes = join(folder, 'same-bytes');
  await fs.link(fileOf('cus_ann'), sameBytes);
  assert.deepEqual(await readFile(sameBytes), record);
  await keys.destroy('cus_ann');
  assert.deepEqual(await readFile(sameBytes), Buffer.alloc(record.length));
});

test('a folder that is gone is not taken for one without keys', async () => {
  const keys = await open();
  await keys.obtain('cus_ann');
  keys.forget('cus_ann');
  await rm(folder, { recursive: true });
  await assert.rejects(keys.get('cus_ann'), { code: 'UNAVAILABLE' });
});

test('what a killed process left half written goes at a later start, and what is being written stays', async () => {
  await (await open()).close();
  const [left, written] = ['.new-0011223344556677', '.new-8899aabbccddeeff'].map((name) => join(folder, name)) as [
    string,
    string,
  ];
  for (const path of [left, written]) await writeFile(path, 'half a key');
  const longAgo = new Date(Date.now() - 120_000);
  await utimes(left, longAgo, longAgo);
  await (await open()).close();
  await assert.rejects(stat(left), { code: 'ENOENT' });
  await stat(written);
});

test('a key that is destroyed while it is being read does not come back into memory', async () => {
  const records = await FolderKeyRecords.open(folder);
  let release = () => {};
  const slow = Object.assign(Object.create(records), {
    async read(wanted: readonly string[]) {
      const found = await records.read(wanted);
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      return found;
    },
    readOrCreate: records.readOrCreate.bind(records),
    bury: records.bury.bind(records),
  });
  const keys = await WrappedKeyStore.open({ records: slow, keks: [parseKek(kek)], clock });
  await keys.obtain('cus_ann');
  keys.forget('cus_ann');
  const reading = keys.get('cus_ann');
  await sleep(50);
  await keys.destroy('cus_ann');
  release();
  assert.notEqual(await reading, null);
  assert.equal(keys.cached('cus_ann'), undefined);
});

test('memory holds a bounded number of keys, those used last, for a bounded time', async () => {
  const records = await FolderKeyRecords.open(folder);
  const keys = await WrappedKeyStore.open({
    records,
    keks: [parseKek(kek)],
    clock,
    maxCachedKeys: 3,
    maxCachedAgeMs: 1_000,
  });
  for (const subjectId of ['a', 'b', 'c']) await keys.obtain(subjectId);
  assert.ok(keys.cached('a'));
  await keys.obtain('d');
  assert.deepEqual(
    ['a', 'b', 'c', 'd'].map((subjectId) => keys.cached(subjectId) !== undefined),
    [true, false, true, true],
  );
  clock.advance(1_000);
  assert.ok(keys.cached('a'));
  clock.advance(1);
  assert.equal(keys.cached('a'), undefined);
  assert.equal(bytesOf(await keys.get('d')), bytesOf(await keys.obtain('d')));
});

test('keys that nobody used for five seconds are in memory no more, and the medium is left alone until one comes', async () => {
  const records = await FolderKeyRecords.open(folder);
  let reads = 0;
  const counted = Object.assign(Object.create(records), {
    read: records.read.bind(records),
    readOrCreate: records.readOrCreate.bind(records),
    async destructionsAfter(after: number, limit: number) {
      reads++;
      return records.destructionsAfter(after, limit);
    },
  });
  const keys = await WrappedKeyStore.open({ records: counted, keks: [parseKek(kek)], clock });
  const looks = async (forMs: number) => {
    reads = 0;
    for (let ms = 0; ms < forMs; ms += 100) {
      clock.advance(100);
      await sleep(5);
    }
    return reads;
  };
  assert.equal(await looks(1_200), 0);
  const key = bytesOf(await keys.obtain('cus_ann'));
  assert.ok((await looks(4_800)) >= 12);
  assert.ok(keys.cached('cus_ann'));
  assert.ok((await looks(4_800)) >= 12);
  assert.ok((await looks(600)) <= 2);
  assert.equal(await looks(1_200), 0);
  assert.equal(keys.cached('cus_ann'), undefined);
  assert.equal(bytesOf(await keys.get('cus_ann')), key);
  await until(5_000, () => keys.cached('cus_ann') !== undefined, 'the key to be usable');
  assert.ok((await looks(600)) >= 1);
});

test('another KEYSTORE_KEK is refused at the start by its name', async () => {
  await (await open()).close();
  await assert.rejects(open({ kek: newKek() }), names('KEYSTORE_KEK'));
  await open();
});

test('an older KEK still opens what it wrapped, and the newer one wraps what is new', async () => {
  const before = await (await open()).obtain('cus_ann');
  const [older, newer] = [parseKek(kek), parseKek(newKek())];
  const records = await FolderKeyRecords.open(folder);
  const keys = await WrappedKeyStore.open({ records, keks: [newer, older], clock });
  assert.equal(bytesOf(await keys.get('cus_ann')), bytesOf(before));
  await keys.obtain('cus_bob');
  const kekIdOf = async (subjectId: string) => (await readFile(fileOf(subjectId))).subarray(1, 9);
  assert.deepEqual(await kekIdOf('cus_ann'), older.id);
  assert.deepEqual(await kekIdOf('cus_bob'), newer.id);
});

test('production without KEYSTORE_KEK is refused, and leaves nothing behind', async () => {
  for (const missing of [undefined, '']) await assert.rejects(open({ kek: missing }), names('KEYSTORE_KEK'));
  await assert.rejects(stat(folder), { code: 'ENOENT' });
});

test('a KEYSTORE_KEK that is not 32 bytes in base64 is refused', () => {
  const urlSafe = Buffer.alloc(32, 0xfb).toString('base64url');
  for (const wrong of ['', 'secret', randomBytes(31).toString('base64'), randomBytes(33).toString('base64'), urlSafe]) {
    assert.throws(() => parseKek(wrong), names('KEYSTORE_KEK'), wrong);
  }
  // The last character of 32 bytes carries four bits; others there would be dropped in silence.
  assert.throws(() => parseKek(`${'A'.repeat(42)}B=`), names('KEYSTORE_KEK'));
  assert.deepEqual(parseKek(` ${kek}\n`).key.export(), Buffer.from(kek, 'base64'));
});

test('the id of a KEK says nothing of the KEK and differs from one to the next', () => {
  const { id } = parseKek(kek);
  assert.equal(id.length, 8);
  assert.equal(Buffer.from(kek, 'base64').includes(id), false);
  assert.notDeepEqual(id, parseKek(newKek()).id);
  assert.deepEqual(id, parseKek(kek).id);
});

test('outside production a KEK is made once, in a file of its owner', async () => {
  const opened = await Promise.all([1, 2, 3, 4].map(() => open({ kek: undefined, production: false })));
  const obtained = await Promise.all(opened.map(async (keys) => bytesOf(await keys.obtain('cus_ann'))));
  assert.equal(new Set(obtained).size, 1);
  const text = await readFile(join(folder, 'dev-kek'), 'utf8');
  assert.equal(parseKek(text).key.symmetricKeySize, 32);
});

test('a damaged record, or that of another subject, is an error and never a key', async () => {
  const keys = await open();
  await keys.obtain('cus_bob');
  await keys.obtain('cus_ann');
  const [annsRecord, bobsRecord] = [await readFile(fileOf('cus_ann')), await readFile(fileOf('cus_bob'))];
  const altered = Array.from(annsRecord, (_, at) => {
    const copy = Buffer.from(annsRecord);
    copy[at]! ^= 1;
    return copy;
  });
  for (const record of [bobsRecord, Buffer.alloc(0), annsRecord.subarray(0, -1), ...altered]) {
    await writeFile(fileOf('cus_ann'), record);
    keys.forget('cus_ann');
    const isError = (error: unknown) =>
      (error instanceof AppError && error.code === 'INTERNAL') || names('KEYSTORE_KEK')(error);
    await assert.rejects(keys.get('cus_ann'), isError);
    await assert.rejects(keys.obtain('cus_ann'), isError);
  }
  await writeFile(fileOf('cus_ann'), annsRecord);
  assert.ok(await keys.get('cus_ann'));
});

test('a folder that cannot be used is UNAVAILABLE, without its path', async () => {
  const keys = await open();
  await rm(folder, { recursive: true });
  await assert.rejects(keys.obtain('cus_ann'), (error: unknown) => {
    return error instanceof AppError && error.code === 'UNAVAILABLE' && !error.message.includes(folder);
  });
  await assert.rejects(keys.destroy('cus_ann'), { code: 'UNAVAILABLE' });
});

test.run();
