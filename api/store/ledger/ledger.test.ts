import assert from 'node:assert/strict';
import { newId, typeOfId } from '../../kernel/ids.ts';
import { MODEL } from '../../model/index.ts';
import { LedgerEntryEntity } from '../../model/ledger-entry.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { foundAccount, openWorld, type World } from '../../test/support/erasure-world.ts';
import { flavours } from '../../test/support/server.ts';
import { suite } from '../../test/support/suite.ts';
import { accountRefOf, entryIdOf, refOf, refSql } from './index.ts';

for (const flavour of flavours) {
  const test = suite(`the ledger on ${flavour.name}`);
  let database: TestDatabase;
  let world: World;
  let accountId: string;

  test.before(async () => {
    database = await flavour.create();
    world = await openWorld(database);
    accountId = await foundAccount(world);
  });
  test.after(async () => {
    await world.close();
    await database.close();
  });

  const session = () => world.sessionOf(accountId);
  const note = (rowId: string, actId?: string) =>
    session().transaction((inner) =>
      world.ledger.note(inner, accountId, { kind: 'REVOCATION', rowId, ...(actId ? { actId } : {}) }),
    );
  const entry = (id: string) => session().em.findOne(LedgerEntryEntity, { id });

  test('an act is noted if and only if its transaction commits, and gets its number soon after', async () => {
    const rowId = newId('ApiKey', 0);
    const lost = newId('ApiKey', 1);
    await assert.rejects(
      session().transaction(async (inner) => {
        await world.ledger.note(inner, accountId, { kind: 'REVOCATION', rowId: lost });
        throw new Error('undone');
      }),
      /undone/,
    );
    const id = await note(rowId);
    await world.ledger.settled();
    assert.ok((await entry(id))!.number! >= 1);
    assert.equal(await entry(entryIdOf({ kind: 'REVOCATION', rowId: lost })), null);
    assert.equal(await world.ledger.isBehind(), false);
    await assert.rejects(world.ledger.note(session(), accountId, { kind: 'REVOCATION', rowId }), /transaction/);
  });

  test('the same act is one entry, another act on the same row another', async () => {
    const rowId = newId('Customer', 0);
    const [first, again, other] = [await note(rowId), await note(rowId), await note(rowId, newId('PrivacyRequest', 0))];
    await world.ledger.settled();
    assert.equal(first, again);
    assert.notEqual(first, other);
    assert.equal(typeOfId(first), 'LedgerEntry');
    const numbers = [(await entry(first))!.number!, (await entry(other))!.number!];
    // Which of them comes first is not said: both are appended after their commits.
    assert.equal(Math.abs(numbers[1]! - numbers[0]!), 1);
  });

  test('what a process died with before it had a number gets one at the next start, and one only', async () => {
    const rowId = newId('ShareGrant', 0);
    const id = await note(rowId);
    await world.ledger.settled();
    const { number } = (await entry(id))!;
    await session().em.nativeUpdate(LedgerEntryEntity, { id }, { number: null });
    assert.equal(await world.ledger.isBehind(), false, 'what waits for its number was done here');
    await world.ledger.drainAll();
    assert.equal((await entry(id))!.number, number);
  });

  test('a database that lacks an entry is behind, and only for an account that it has', async () => {
    const id = await note(newId('Consent', 0));
    await world.ledger.settled();
    const { number, ref } = (await entry(id))!;
    await session().em.nativeDelete(LedgerEntryEntity, { id });
    assert.deepEqual(
      (await world.ledger.missingOf(accountId)).map((record) => [record.number, record.ref, record.account]),
      [[number, ref, accountRefOf(accountId)]],
    );
    const stranger = await foundAccount(world);
    assert.deepEqual(await world.ledger.missingOf(stranger), []);
    const [record] = await world.ledger.missingOf(accountId);
    await session().transaction((inner) => world.ledger.adopt(inner, accountId, record!));
    assert.equal(await world.ledger.isBehind(), false);
  });

  test('a hash of an id is the same here and in SQL, and no entry holds an id of a row', async () => {
    const [row] = await session().em.execute<{ ref: string }[]>(`select ${refSql("'cus_1'")} as ref`);
    assert.equal(row!.ref, refOf('cus_1'));
    const rowId = newId('User', 0);
    const stored = JSON.stringify(await entry(await note(rowId)));
    assert.ok(stored.includes(refOf(rowId)) && !stored.includes(rowId));
  });

  test('the role that keeps the ledger reads ids of accounts and numbers of entries, and nothing else', async () => {
    const other = await foundAccount(world);
    assert.ok(
      (await world.ledger.accountIds()).includes(accountId) && (await world.ledger.accountIds()).includes(other),
    );
    const tries = async (sql: string): Promise<unknown> => {
      try {
        return await world.database.keeping().transaction(({ em }) => em.execute(sql));
      } catch (error) {
        return (error as { code?: string }).code;
      }
    };
    for (const column of ['name', 'time_zone', '*'])
      assert.equal(await tries(`select ${column} from account`), '42501');
    assert.equal(await tries('select ref from ledger_entry'), '42501');
    assert.equal(await tries('update account set id = id'), '42501');
    assert.equal(await tries('delete from ledger_entry'), '42501');
    const closed = MODEL.map(({ privacy }) => privacy.table).filter(
      (name) => !['account', 'ledger_entry'].includes(name),
    );
    for (const table of closed) assert.equal(await tries(`select id from ${table}`), '42501', table);
  });

  test.run();
}
