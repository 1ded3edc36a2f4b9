import assert from 'node:assert/strict';
import fs, { appendFileSync, globSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { dirname, join } from 'node:path';
import { factsOf, governed } from '../../access/governed.ts';
import { ReadNotes, RecordedFields } from '../../access/read-notes.ts';
import { newId } from '../../kernel/ids.ts';
import { lockFolder } from '../../store/folder-lock.ts';
import { OpenedLog } from '../../test/support/opened-log.ts';
import { flavours } from '../../test/support/server.ts';
import { suite } from '../../test/support/suite.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { until } from '../../test/support/within.ts';
import { AuditedOperation } from './audit.operation.ts';
import type { AuditService } from './audit.service.ts';
import { Spool } from './audit.spool.ts';
import { MOST_WAITING_ENTRIES } from './audit.writer.ts';

const FIELDS = new RecordedFields(['Customer.name']);
const NAME = FIELDS.bitOf('Customer', 'name');

const folders = suite('spools of processes that start together');

/** Lets `meddle` have the folder of the first spool that `work` is about to lock, as another process may. */
async function meddling<T>(parent: string, meddle: (folder: string) => void, work: () => Promise<T>): Promise<T> {
  const { realpathSync } = fs;
  let hasMeddled = false;
  fs.realpathSync = ((folder: string) => {
    if (hasMeddled || dirname(folder) !== parent) return realpathSync(folder);
    hasMeddled = true;
    meddle(folder);
    return realpathSync(folder);
  }) as never;
  syncBuiltinESMExports();
  try {
    return await work();
  } finally {
    fs.realpathSync = realpathSync;
    syncBuiltinESMExports();
    assert.ok(hasMeddled);
  }
}

folders('a spool whose folder another process locks, or removes, before it is locked is made in another', async () => {
  const parent = temporaryFolder('spool');
  const locks: Promise<() => Promise<void>>[] = [];
  const lock = (folder: string) => void locks.push(lockFolder(folder));
  const remove = (folder: string) => rmSync(folder, { recursive: true });
  const spools = [
    await meddling(parent, lock, () => Spool.create(parent)),
    await meddling(parent, remove, () => Spool.create(parent)),
  ];
  for (const spool of spools) spool.append({ mac: 'mac', text: '[]' }, 1);
  assert.deepEqual(
    globSync('spool-*/a.spool', { cwd: parent }).map((file) => readFileSync(join(parent, file), 'utf8')),
    ['mac []\n', 'mac []\n'],
  );
  for (const release of locks) await (await release)();
  for (const spool of spools) await spool.close();
});

folders('a leftover that another process removes meanwhile is passed over', async () => {
  const parent = temporaryFolder('spool');
  for (const name of ['spool-1', 'spool-2']) mkdirSync(join(parent, name));
  const remove = (folder: string) => rmSync(folder, { recursive: true });
  const leftovers = await meddling(parent, remove, () => Spool.leftovers(parent));
  assert.equal(leftovers.length, 1);
  for (const leftover of leftovers) await leftover.remove();
  assert.deepEqual(globSync('spool-*', { cwd: parent }), []);
});

folders.run();

for (const flavour of flavours) {
  const test = suite(`entries on their way to the database, on ${flavour.name}`);
  let opened: OpenedLog;

  test.before(async () => {
    opened = await OpenedLog.open(flavour);
  });
  test.before.each(() => opened.begin());
  test.after(() => opened.close());

  const stored = () =>
    opened.attack(`select row_ids as "rowIds" from audit_entry where account_id = '${opened.accountId}' order by id`);
  const spools = () => globSync('spool-*/*.spool', { cwd: opened.auditFolder });
  const spooled = () =>
    spools()
      .map((file) => readFileSync(join(opened.auditFolder, file), 'utf8'))
      .join('');

  /** An operation of the office that has read the names of so many customers, and is about to be answered. */
  function reading(log: AuditService, rows = 1): { readonly rowIds: string[]; answer(): void } {
    const actor = { userId: null, tokenId: newId('ApiKey', 0), audience: 'office', requestId: 'req_test' };
    const notes = new ReadNotes(FIELDS, () => false);
    const operation = new AuditedOperation(log, opened.accountId, actor, notes);
    operation.entered('customers');
    const rowIds = Array.from({ length: rows }, () => newId('Customer', opened.clock.now()));
    for (const id of rowIds) {
      const facts = {
        id,
        accountId: opened.accountId,
        kind: 'ACTIVE',
        restricted: false,
        servedByViewer: false,
      } as const;
      notes.note(factsOf(governed('Customer', facts, {}))!, NAME);
    }
    return { rowIds, answer: () => operation.executed() };
  }

  test('what was read is in a file before it is answered, and in the table a few seconds later', async () => {
    const { rowIds, answer } = reading(opened.log);
    answer();
    assert.ok(spooled().includes(rowIds[0]!));
    assert.deepEqual(await stored(), []);
    opened.log.start();
    opened.clock.advance(5_000);
    await until(3_000, async () => (await stored()).length === 1, 'the entry');
    assert.deepEqual((await stored())[0]!['rowIds'], rowIds);
    await until(3_000, () => spooled() === '', 'the emptying of the file');
    for (const file of spools()) assert.equal(statSync(join(opened.auditFolder, file)).mode & 0o777, 0o600);
  });

  test('what was read is written once, sealed: nothing has to be changed for that', async () => {
    await opened.attack('revoke update on audit_entry from whereabouts_audit');
    try {
      reading(opened.log, 700).answer();
      reading(opened.log).answer();
      await opened.log.seal();
    } finally {
      await opened.attack('grant update (batch, place) on audit_entry to whereabouts_audit');
    }
    assert.deepEqual(opened.errors, []);
    const places = await opened.attack(
      `select batch, place from audit_entry where account_id = '${opened.accountId}' order by place`,
    );
    assert.deepEqual(
      places.map(({ batch, place }) => [batch, place]),
      [
        [1, 0],
        [1, 1],
        [1, 2],
      ],
    );
    assert.deepEqual(await opened.problems(), []);
    assert.equal(spooled(), '');
  });

  test('what cannot be sealed is in the table all the same, and sealed when it can be', async () => {
    await opened.attack('revoke insert on audit_batch from whereabouts_audit');
    const { rowIds, answer } = reading(opened.log);
    try {
      answer();
      await opened.log.seal();
    } finally {
      await opened.attack('grant insert on audit_batch to whereabouts_audit');
    }
    assert.equal(opened.errors.length, 1);
    assert.deepEqual(
      (await stored()).map((entry) => entry['rowIds']),
      [rowIds],
    );
    assert.equal(spooled(), '');
    await opened.log.seal();
    const part = await opened.log.verify(opened.accountId, 0, 10);
    assert.deepEqual([part.checkedEntries, part.unsealedEntries, part.problems], [1, 0, []]);
  });

  test('when many wait they are brought to the database at once', async () => {
    const actor = { userId: null, tokenId: null, audience: null, requestId: null };
    const many = Array.from({ length: 2_001 }, () => ({ event: 'read', operation: 'customers' }) as const);
    opened.log.apart(actor, opened.accountId, many);
    await until(10_000, async () => (await stored()).length === many.length, 'the entries');
    await opened.log.seal();
    assert.equal(spooled(), '');
  });

  test('what waits in a file is brought onto the disk a quarter of a second later', async () => {
    const { fdatasync } = fs;
    const synced: number[] = [];
    fs.fdatasync = ((file: number, done: (error: Error | null) => void) =>
      fdatasync(file, (error) => {
        synced.push(file);
        done(error);
      })) as never;
    syncBuiltinESMExports();
    try {
      const other = await opened.another();
      reading(other).answer();
      reading(other).answer();
      opened.clock.advance(250);
      await until(3_000, () => synced.length === 1, 'the file on the disk');
      await other.close();
    } finally {
      fs.fdatasync = fdatasync;
      syncBuiltinESMExports();
    }
  });

  test('many rows become entries of 500', async () => {
    reading(opened.log, 1_201).answer();
    await opened.log.flush();
    const sizes = (await stored()).map(({ rowIds }) => (rowIds as string[]).length);
    assert.deepEqual(sizes.sort(), [201, 500, 500]);
  });

  test('what came in while the database was being written to is neither lost nor written twice', async () => {
    const ids: string[] = [];
    const flushes: Promise<void>[] = [];
    for (let i = 0; i < 40; i++) {
      const { rowIds, answer } = reading(opened.log);
      answer();
      ids.push(...rowIds);
      flushes.push(opened.log.flush());
      if (i % 7 === 0) await flushes.at(-1);
    }
    await Promise.all(flushes);
    assert.deepEqual((await stored()).flatMap(({ rowIds }) => rowIds as string[]).sort(), ids.sort());
    assert.equal(spooled(), '');
  });

  test('what was read while the database was being written to stays in its file until that has it too', async () => {
    const [first, second] = [reading(opened.log), reading(opened.log)];
    first.answer();
    const flushing = opened.log.flush();
    second.answer();
    await flushing;
    assert.ok(spooled().includes(second.rowIds[0]!) && !spooled().includes(first.rowIds[0]!));
    await opened.log.flush();
    assert.equal(spooled(), '');
  });

  test('while the database refuses entries they wait, and beyond a bound nothing is shown any more', async () => {
    await opened.attack('revoke insert on audit_entry from whereabouts_audit');
    try {
      const { rowIds, answer } = reading(opened.log);
      answer();
      await assert.rejects(opened.log.flush());
      assert.ok(spooled().includes(rowIds[0]!));
      const actor = { userId: null, tokenId: null, audience: null, requestId: null };
      const others = Array.from(
        { length: MOST_WAITING_ENTRIES - 1 },
        () => ({ event: 'read', operation: 'customers' }) as const,
      );
      opened.log.apart(actor, opened.accountId, others);
      const over = reading(opened.log);
      assert.throws(
        () => over.answer(),
        (error: { code?: string }) => error.code === 'UNAVAILABLE',
      );
      assert.ok(!spooled().includes(over.rowIds[0]!));
    } finally {
      await opened.attack('grant insert on audit_entry to whereabouts_audit');
    }
    await opened.log.flush();
    assert.equal((await stored()).length, MOST_WAITING_ENTRIES);
    reading(opened.log).answer();
    await opened.log.flush();
  });

  test('a disk that takes no more keeps what is read from being shown', async () => {
    const { rowIds, answer } = reading(opened.log);
    const { writeSync } = fs;
    // As a full disk has it: a part is taken, and the next write is refused.
    fs.writeSync = ((file: number, bytes: Buffer) => writeSync(file, bytes.subarray(0, 40))) as never;
    syncBuiltinESMExports();
    try {
      assert.throws(answer, (error: { code?: string }) => error.code === 'UNAVAILABLE');
    } finally {
      fs.writeSync = writeSync;
      syncBuiltinESMExports();
    }
    assert.equal(spooled(), '');
    await opened.log.flush();
    assert.deepEqual(await stored(), []);
    assert.ok(rowIds.length === 1 && opened.errors.length === 1);
  });

  test('what a process that was killed left is adopted at the next start, once, and without what it did not write', async () => {
    const left = reading(opened.log, 2);
    left.answer();
    const [file] = spools().filter((each) => readFileSync(join(opened.auditFolder, each), 'utf8') !== '');
    const lines = readFileSync(join(opened.auditFolder, file!), 'utf8');
    await opened.log.flush();
    // As the folder of a dead process: the same line again, one that was altered, and one that was cut off.
    const dead = join(opened.auditFolder, 'spool-dead');
    mkdirSync(dead);
    const other = lines.replaceAll(left.rowIds[0]!, newId('Customer', 0));
    appendFileSync(join(dead, 'a.spool'), lines + other + lines.slice(0, 80));
    await opened.reopened();
    assert.deepEqual(
      (await stored()).map(({ rowIds }) => rowIds),
      [left.rowIds],
    );
    assert.equal(opened.errors.length, 1);
    assert.deepEqual(globSync('spool-dead', { cwd: opened.auditFolder }), []);
  });

  test('a spool of a process that lives is left alone', async () => {
    const mine = reading(opened.log);
    mine.answer();
    const other = await opened.another();
    assert.ok(spooled().includes(mine.rowIds[0]!));
    await other.close();
    await opened.log.flush();
    assert.equal((await stored()).length, 1);
  });

  test.run();
}
