import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { newId } from '../../kernel/ids.ts';
import { openPackageFolder } from '../../test/support/export-bench.ts';
import { suite } from '../../test/support/suite.ts';
import { within } from '../../test/support/within.ts';
import { unfinishedName } from './file-name.ts';
import { ExportFiles } from './index.ts';
import { RowSpool } from './row-spool.ts';

const test = suite('packages at rest');
const DAY_MS = 24 * 3_600_000;
const never = new AbortController().signal;
const ANN = { kind: 'customer', id: 'cus_ann' } as const;
const BOB = { kind: 'customer', id: 'cus_bob' } as const;
const closers: (() => Promise<void>)[] = [];

async function folder(parts: Parameters<typeof openPackageFolder>[0] = {}) {
  const opened = await openPackageFolder(parts);
  closers.push(() => opened.keys.close());
  return opened;
}
const order = (subject = ANN as { kind: 'customer'; id: string }, expiresInMs = DAY_MS) => {
  return { subject, requestId: newId('PrivacyRequest', Date.now()), expiresAt: new Date(Date.now() + expiresInMs) };
};
const of = (content: Buffer) => Readable.from([content]);
const SECRET = Buffer.from('Ann lives at 1 Canal Row. '.repeat(20_000));

test.after(async () => {
  for (const close of closers) await close();
});

test('a package comes back as it was, to the person it is about, and nothing plain is on disk', async () => {
  const { files, folder: path, namesIn } = await folder();
  const written = await files.write(order(), of(SECRET), never);
  assert.deepEqual(namesIn(), [written.fileName]);
  const stored = readFileSync(join(path, written.fileName));
  assert.ok(stored.length > SECRET.length && !stored.includes('Canal Row') && !written.fileName.includes('ann'));
  assert.deepEqual(await buffer((await files.read(written.fileName, ANN))!), SECRET);
  assert.equal(await files.read(written.fileName, BOB), null);
  assert.deepEqual([statSync(path).mode & 0o777, statSync(join(path, written.fileName)).mode & 0o777], [0o700, 0o600]);
});

test('building again for a request replaces its package, and touches no other', async () => {
  const { files, namesIn } = await folder();
  const first = order();
  const other = await files.write(order(BOB), of(SECRET), never);
  const before = await files.write(first, of(SECRET), never);
  const again = await files.write({ ...first, expiresAt: new Date(first.expiresAt.getTime() + 5) }, of(SECRET), never);
  assert.deepEqual(namesIn().sort(), [other.fileName, again.fileName].sort());
  assert.equal(await files.read(before.fileName, ANN), null);
});

test('of a package that fails, is given up, or finds the disk full, nothing remains', async () => {
  const { files, namesIn } = await folder();
  const failing = Readable.from(
    (async function* () {
      yield randomBytes(300_000);
      throw new Error('the database is gone');
    })(),
  );
  await assert.rejects(files.write(order(), failing, never), /the database is gone/);
  const giveUp = new AbortController();
  const endless = Readable.from(
    (async function* () {
      for (let i = 0; ; i++) {
        if (i === 5) giveUp.abort(new Error('not needed any more'));
        yield randomBytes(100_000);
      }
    })(),
  );
  await assert.rejects(files.write(order(), endless, giveUp.signal));
  assert.ok(endless.destroyed);
  assert.deepEqual(namesIn(), []);
});

/** Files that take so many bytes, and then the disk is full. */
const withRoomFor = (roomBytes: number) => async (path: string) => {
  const handle = await open(path, 'wx', 0o600);
  let left = roomBytes;
  return Object.assign(handle, {
    async writeFile(chunk: Buffer) {
      left -= chunk.length;
      if (left >= 0) return void (await handle.write(chunk));
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' });
    },
  }) as never;
};

test('a full disk is named as such, for a package and for the rows that wait for it, and leaves what was there', async () => {
  const { files, folder: path, keys, namesIn } = await folder();
  const kept = await files.write(order(), of(SECRET), never);
  const full = await ExportFiles.open({ folder: path, keys, openNew: withRoomFor(200_000) });
  const noSpace = { code: 'UNAVAILABLE', details: { reason: 'NO_SPACE' } };
  await assert.rejects(full.write(order(), of(SECRET), never), noSpace);
  const overflow = full.overflow(ANN);
  await assert.rejects(overflow.write(of(SECRET), never), noSpace);
  await overflow.remove();
  const spool = new RowSpool(() => full.overflow(ANN), never);
  const rows = Array.from({ length: 500 }, (_, i) => ({ id: `job_${i}`, summary: 'Leaking tap. '.repeat(50) }));
  const fill = async () => {
    for (let page = 0; page < 20; page++) await spool.add(rows);
    await spool.finish();
  };
  await assert.rejects(within(5_000, fill(), 'a full disk'), noSpace);
  await spool.discard();
  assert.deepEqual(namesIn(), [kept.fileName]);
  assert.deepEqual(await buffer((await files.read(kept.fileName, ANN))!), SECRET);
});

/** A file that a process of this machine is writing. */
const partOf = (pid: number, random: string) => unfinishedName(random).replace(`-${process.pid}-`, `-${pid}-`);

test('what a killed process left half written is removed at the start, and nothing else', async () => {
  const { files, folder: path, keys, namesIn } = await folder();
  const kept = await files.write(order(), of(SECRET), never);
  const { pid: deadPid } = spawnSync(process.execPath, ['-e', '']);
  const [dead, own, living] = [deadPid, process.pid, process.ppid].map((pid) => partOf(pid, '0123456789abcdef'));
  // The same number on another machine is another process, of which nothing is known here but how long it has been at it.
  const elsewhere = partOf(process.pid, 'aaaaaaaaaaaaaaaa').replace(/^\.[0-9a-f]+/, '.0123456789ab');
  const old = [process.ppid, process.pid].map((pid) => partOf(pid, 'fedcba9876543210'));
  old[1] = old[1]!.replace(/^\.[0-9a-f]+/, '.0123456789ab');
  for (const name of [dead!, own!, living!, elsewhere, ...old, 'notes.txt']) writeFileSync(join(path, name), 'x');
  const daysAgo = new Date(Date.now() - 2 * DAY_MS);
  for (const name of old) utimesSync(join(path, name), daysAgo, daysAgo);
  await ExportFiles.open({ folder: path, keys });
  assert.deepEqual(namesIn().sort(), [living, elsewhere, kept.fileName, 'notes.txt'].sort());
});

test('a package goes when its time is over, at once if it is removed, and with all others of its person', async () => {
  const { files, namesIn } = await folder();
  const [short, long] = [order(ANN, 1_000), order(ANN, 2 * DAY_MS)];
  const lapsing = await files.write(short, of(SECRET), never);
  const lasting = await files.write(long, of(SECRET), never);
  const bobs = await files.write(order(BOB), of(SECRET), never);
  assert.deepEqual(await files.removeExpired(short.expiresAt.getTime() - 1), []);
  assert.deepEqual(await files.removeExpired(short.expiresAt.getTime()), [short.requestId]);
  assert.deepEqual(namesIn().sort(), [lasting.fileName, bobs.fileName].sort());
  assert.deepEqual([await files.remove(lapsing.fileName), await files.remove(bobs.fileName)], [false, true]);
  await files.write(order(ANN), of(SECRET), never);
  assert.equal((await files.namesOf(ANN.id)).length, 2);
  assert.equal(await files.removeOf(ANN.id), 2);
  assert.deepEqual(namesIn(), []);
});

test('a package cannot be opened once the key of its person is destroyed, nor one made', async () => {
  const { files, keys, namesIn } = await folder();
  const written = await files.write(order(), of(SECRET), never);
  await keys.destroy(ANN.id);
  await assert.rejects(buffer((await files.read(written.fileName, ANN))!), { code: 'NOT_FOUND' });
  await assert.rejects(files.write(order(), of(SECRET), never), { code: 'NOT_FOUND' });
  assert.deepEqual(namesIn(), [written.fileName]);
});

test('a package that was altered, cut off or given another name is refused', async () => {
  const { files, folder: path } = await folder();
  const written = await files.write(order(), of(SECRET), never);
  const file = join(path, written.fileName);
  const whole = readFileSync(file);
  const refused = async (name = written.fileName) =>
    assert.rejects(buffer((await files.read(name, ANN))!), { code: 'INTERNAL' });
  for (const at of [0, 24, 60, 5_000, whole.length - 1]) {
    const altered = Buffer.from(whole);
    altered[at]! ^= 1;
    writeFileSync(file, altered);
    await refused();
  }
  writeFileSync(file, whole);
  for (const bytes of [10, whole.length - 1, 65_536]) {
    truncateSync(file, bytes);
    await refused();
    writeFileSync(file, whole);
  }
  const other = written.fileName.replace(/prq_.{26}/, order().requestId);
  writeFileSync(join(path, other), whole);
  await refused(other);
});

test('no name leads out of the folder', async () => {
  const { files, folder: path } = await folder();
  writeFileSync(join(path, '..', 'secret'), 'x');
  for (const name of [
    '../secret',
    '/etc/passwd',
    '',
    '.',
    'x.sealed',
    `${'0'.repeat(32)}.prq_${'0'.repeat(26)}.1.sealed/../x`,
  ]) {
    assert.equal(await files.read(name, ANN), null, name);
    assert.equal(await files.remove(name), false, name);
  }
  await assert.rejects(files.write({ ...order(), requestId: '../../x' }, of(SECRET), never), { code: 'INTERNAL' });
});

test.run();
