import assert from 'node:assert/strict';
import { existsSync, globSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { OpenedLog } from '../../test/support/opened-log.ts';
import { flavours } from '../../test/support/server.ts';
import { suite } from '../../test/support/suite.ts';
import { batchHashOf, leafOf } from './audit.entry.ts';
import { auditChainStore } from './audit.store.ts';

for (const flavour of flavours) {
  const test = suite(`the chain of the audit log on ${flavour.name}`);
  let opened: OpenedLog;

  test.before(async () => {
    opened = await OpenedLog.open(flavour);
  });
  test.before.each(() => opened.begin());
  test.after(() => opened.close());

  const own = () => `account_id = '${opened.accountId}'`;

  /** Three batches of four, three and two entries; gives the ids of each. */
  async function sealed(): Promise<string[][]> {
    const batches: string[][] = [];
    for (const size of [4, 3, 2]) {
      batches.push(await opened.recorded(size));
      await opened.log.seal();
    }
    return batches;
  }

  test('entries are sealed in batches, each of which contains the hash before it', async () => {
    const [first] = await sealed();
    assert.equal(first!.length, 4);
    const batches = await opened.attack(
      `select number, entries, hash, previous_hash, checkpointed from audit_batch where ${own()} order by number`,
    );
    assert.deepEqual(
      batches.map(({ number, entries, checkpointed }) => [number, entries, checkpointed]),
      [
        [1, 4, true],
        [2, 3, true],
        [3, 2, true],
      ],
    );
    assert.equal(batches[0]!['previous_hash'], '0'.repeat(64));
    assert.equal(batches[1]!['previous_hash'], batches[0]!['hash']);
    assert.equal(batches[2]!['previous_hash'], batches[1]!['hash']);
    assert.deepEqual(await opened.problems(), []);
  });

  test('what is not sealed yet is counted apart, and is no problem', async () => {
    await sealed();
    await opened.recorded(2);
    const part = await opened.log.verify(opened.accountId, 0, 10);
    const { checkedBatches, checkedEntries, unsealedEntries, problems, isComplete } = part;
    assert.deepEqual(
      { checkedBatches, checkedEntries, unsealedEntries, problems, isComplete },
      { checkedBatches: 3, checkedEntries: 11, unsealedEntries: 2, problems: [], isComplete: true },
    );
  });

  test('an entry that was altered is named, whatever was altered in it', async () => {
    const [one, two, three] = (await sealed())[1]!;
    const changes: [string, string][] = [
      [one!, `user_id = 'usr_00000000000000000000000000'`],
      [two!, `at = at + interval '1 microsecond'`],
      [three!, `row_ids = '{}'`],
    ];
    for (const [id, change] of changes) await opened.attack(`update audit_entry set ${change} where id = '${id}'`);
    assert.deepEqual(
      await opened.problems(),
      [one, two, three].map((id) => `ALTERED ${id} 2`),
    );
  });

  test('an entry that was removed is named', async () => {
    const [[, two]] = (await sealed()) as [string[]];
    await opened.attack(`delete from audit_entry where id = '${two}'`);
    assert.deepEqual(await opened.problems(), [`REMOVED ${two} 1`]);
  });

  test('an entry that was inserted into a batch is named, and so is one that waits to be sealed', async () => {
    const [[one]] = (await sealed()) as [string[]];
    const copy = (
      id: string,
      place: string,
    ) => `insert into audit_entry select '${id}', account_id, at, event, user_id, token_id,
      audience, operation, type, row_ids, fields, detail, request_id, ${place} from audit_entry where id = '${one}'`;
    const columns = await opened.attack(
      `select column_name as name from information_schema.columns where table_name = 'audit_entry' order by ordinal_position`,
    );
    const names = columns
      .map(({ name }) => name)
      .slice(13)
      .join(', ');
    await opened.attack(copy('aud_inserted_sealed', names));
    await opened.attack(copy('aud_inserted_waiting', names.replace('batch', 'null').replace('place', 'null')));
    assert.deepEqual(await opened.problems(), ['INSERTED aud_inserted_sealed 1', 'FORGED aud_inserted_waiting -']);
    await opened.log.seal();
    assert.deepEqual(await opened.problems(), ['INSERTED aud_inserted_sealed 1', 'FORGED aud_inserted_waiting 4']);
  });

  test('an entry that was altered before it was sealed is named', async () => {
    const [one] = await opened.recorded(2);
    await opened.attack(`update audit_entry set operation = 'visits' where id = '${one}'`);
    assert.deepEqual(await opened.problems(), [`FORGED ${one} -`]);
  });

  test('an entry is named although every hash in the database was made anew', async () => {
    const [first, second, third] = await sealed();
    await opened.attack(`update audit_entry set operation = 'visits' where id = '${first![1]}'`);
    await opened.attack(`delete from audit_entry where id = '${second![0]}'`);
    let previous = '0'.repeat(64);
    for (const number of [1, 2, 3]) {
      const entries = await opened.database
        .auditing()
        .transaction((session) => auditChainStore.entriesOf(session, opened.accountId, number, number));
      const hash = batchHashOf(
        previous,
        entries.map(({ text }) => leafOf(text)),
      );
      await opened.attack(
        `update audit_batch set hash = '${hash}', previous_hash = '${previous}', entries = ${entries.length} where number = ${number} and ${own()}`,
      );
      previous = hash;
    }
    assert.ok(third);
    assert.deepEqual(await opened.problems(), [
      'BATCH_ALTERED - 1',
      `ALTERED ${first![1]} 1`,
      'BATCH_ALTERED - 2',
      `REMOVED ${second![0]} 2`,
      'BATCH_ALTERED - 3',
    ]);
  });

  test('a tail that was cut off is named, entry by entry, and the next batch does not take its place', async () => {
    const [, , third] = await sealed();
    await opened.attack(`delete from audit_entry where batch = 3 and ${own()}`);
    await opened.attack(`delete from audit_batch where number = 3 and ${own()}`);
    const expected = ['BATCH_REMOVED - 3', ...third!.map((id) => `REMOVED ${id} 3`)];
    assert.deepEqual(await opened.problems(), expected);
    await opened.recorded(1);
    await opened.log.seal();
    assert.deepEqual(await opened.problems(), expected);
    const [last] = await opened.attack(`select max(number) as number from audit_batch where ${own()}`);
    assert.equal(last!['number'], 4);
  });

  test('a checkpoint that was removed or altered is named by its batch', async () => {
    await sealed();
    const folder = globSync(`**/audit-${opened.accountId}`, { cwd: opened.keyFolder })[0];
    assert.ok(folder, 'the sequence has a folder');
    const files = readdirSync(join(opened.keyFolder, folder)).sort();
    const second = files.find((name) => /^0*2(\.|$)/.test(name));
    assert.ok(second, files.join());
    rmSync(join(opened.keyFolder, folder, second));
    assert.ok(!existsSync(join(opened.keyFolder, folder, second)));
    assert.deepEqual(await opened.problems(), ['CHECKPOINT_REMOVED - 2']);
  });

  test('the server’s role can neither alter nor remove an entry, nor write a batch', async () => {
    const [[one]] = (await sealed()) as [string[]];
    const refused = [
      `update audit_entry set operation = 'visits' where id = '${one}'`,
      `update audit_entry set batch = null where id = '${one}'`,
      `delete from audit_entry where id = '${one}'`,
      'truncate audit_entry',
      `update audit_batch set hash = 'x'`,
      'delete from audit_batch',
      `insert into audit_batch (id, account_id, number, entries, hash, previous_hash, sealed_at)
        values ('bat_x', '${opened.accountId}', 9, 0, '', '', now())`,
    ];
    for (const sql of refused) {
      const trying = opened.session().transaction((session) => session.em.execute(sql));
      await assert.rejects(trying, (error: { code?: string }) => error.code === '42501', sql);
    }
    // Nor can the role that seals change what an entry says.
    const sealing = opened.database.auditing().transaction((session) => session.em.execute(refused[0]!));
    await assert.rejects(sealing, (error: { code?: string }) => error.code === '42501');
    assert.deepEqual(await opened.problems(), []);
  });

  test('a batch whose checkpoint was not reached before a crash is finished by the next process, and nothing is sealed twice', async () => {
    await sealed();
    const [one] = await opened.recorded(2);
    await opened.log.flush();
    const { auditing } = { auditing: () => opened.database.auditing() };
    const last = await auditing().transaction((session) => auditChainStore.lastBatch(session, opened.accountId));
    // As a process leaves it that ends between its two steps.
    await auditing().transaction(async (session) => {
      const entries = await auditChainStore.unsealed(session, opened.accountId, 10);
      const hash = batchHashOf(
        last!.hash,
        entries.map(({ text }) => leafOf(text)),
      );
      const batch = { ...last!, id: 'bat_of_the_dead', number: 4, entries: 2, previousHash: last!.hash, hash };
      const ids = entries.map(({ id }) => id);
      await auditChainStore.addBatch(session, opened.accountId, batch);
      await auditChainStore.place(session, opened.accountId, batch.number, ids);
    });
    const before = await opened.log.verify(opened.accountId, 0, 10);
    assert.deepEqual([before.problems, before.unsealedEntries], [[], 2]);
    const next = await opened.reopened();
    await opened.recorded(1);
    await next.seal();
    await next.seal();
    const batches = await opened.attack(
      `select number, entries, checkpointed from audit_batch where ${own()} order by number`,
    );
    assert.deepEqual(
      batches.slice(3).map(({ number, entries, checkpointed }) => [number, entries, checkpointed]),
      [
        [4, 2, true],
        [5, 1, true],
      ],
    );
    const after = await next.verify(opened.accountId, 0, 10);
    assert.deepEqual([after.problems, after.unsealedEntries, after.checkedEntries], [[], 0, 12]);
    assert.ok(one);
  });

  test('batches that were kept long enough go whole, which breaks nothing; what else is missing is still named', async () => {
    const [, , third] = await sealed();
    const [young] = await opened.attack(`select at from audit_entry where id = '${third![0]}'`);
    const before = new Date(young!['at'] as string);
    assert.deepEqual(await opened.log.prune(opened.accountId, before), { batches: 2, entries: 7 });
    assert.deepEqual(await opened.log.prune(opened.accountId, before), { batches: 0, entries: 0 });
    assert.deepEqual(await opened.problems(), []);
    await opened.attack(`delete from audit_entry where id = '${third![1]}'`);
    await opened.attack(`update audit_batch set pruned_at = now() where ${own()}`);
    assert.deepEqual(await opened.problems(), [`REMOVED ${third![1]} 3`]);
  });

  test('another account’s log stands for itself', async () => {
    await sealed();
    const first = opened.accountId;
    await opened.begin();
    assert.deepEqual((await opened.log.verify(opened.accountId, 0, 10)).checkedEntries, 0);
    await opened.recorded(2);
    await opened.log.seal();
    await opened.attack(`delete from audit_entry where account_id = '${first}'`);
    assert.deepEqual(await opened.problems(), []);
  });

  const ACTOR = { userId: null, tokenId: null, audience: null, requestId: null };
  const readings = (count: number, operation = 'customers') =>
    Array.from({ length: count }, () => ({ event: 'read', operation }) as const);

  for (const [way, nth] of [
    ['brought', 1],
    ['sealed', 2],
  ] as const) {
    test(`entries whose being ${way} was not answered, though it was done, are in the chain once`, async () => {
      let left = Number.POSITIVE_INFINITY;
      const log = await opened.another(() => {
        const session = opened.database.auditing();
        const transaction = async (work: never) => {
          const result = await session.transaction(work);
          left -= 1;
          if (left === 0) throw new Error('the connection broke before the answer');
          return result;
        };
        return new Proxy(session, {
          get: (of, name) => (name === 'transaction' ? transaction : Reflect.get(of, name)),
        });
      });
      log.apart(ACTOR, opened.accountId, readings(3));
      left = nth;
      await (way === 'brought' ? assert.rejects(log.flush(opened.accountId)) : log.seal().catch(() => {}));
      left = Number.POSITIVE_INFINITY;
      log.apart(ACTOR, opened.accountId, readings(2));
      await log.seal();
      const rows = await opened.attack(`select batch from audit_entry where ${own()} and event = 'read'`);
      assert.deepEqual([rows.length, rows.filter(({ batch }) => batch === null).length], [5, 0]);
      const { problems, checkedEntries } = await log.verify(opened.accountId, 0, 10);
      assert.deepEqual([problems, checkedEntries], [[], 5]);
      await log.close();
    });
  }

  test('an entry that the database does not take stops the log of its account, and of nobody else', async () => {
    const other = opened.accountId;
    await opened.begin();
    const log = await opened.another();
    log.apart(ACTOR, opened.accountId, readings(1, 'x'.repeat(256)));
    log.apart(ACTOR, other, readings(3));
    await assert.rejects(log.seal());
    await assert.rejects(log.verify(opened.accountId, 0, 10));
    const { problems, unsealedEntries } = await log.verify(other, 0, 10);
    assert.deepEqual([problems, unsealedEntries], [[], 0]);
    const rows = await opened.attack(`select id from audit_entry where account_id = '${other}' and batch is not null`);
    assert.equal(rows.length, 3);
    await log.close();
  });

  test.run();
}
