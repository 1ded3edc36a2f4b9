import assert from 'node:assert/strict';
import { AccountEntity } from '../model/account.ts';
import type { TestDatabase } from '../test/support/database.ts';
import { flavours } from '../test/support/server.ts';
import { suite } from '../test/support/suite.ts';
import { Database } from './database.ts';
import type { Session } from './session.ts';

const ACCOUNT = { id: 'acc_01h00000000000000000000000', region: 'EU', timeZone: 'Europe/Amsterdam' };
const VIEWER = { accountId: ACCOUNT.id, providerId: null, visitId: null };
const LATE = { code: 'UNAVAILABLE' };

for (const flavour of flavours) {
  const test = suite(`sessions on ${flavour.name}`);
  let target: TestDatabase;
  let database: Database;

  test.before(async () => {
    target = await flavour.create();
    database = await Database.open(target);
    await database.as(VIEWER).transaction(async ({ em }) => {
      const rest = { name: 'Before', customerPrecision: 'STREET', holidays: [], createdAt: new Date() };
      em.persist(em.create(AccountEntity, { ...ACCOUNT, ...rest } as never));
    });
  });
  test.after(async () => {
    await database.close();
    await target.close();
  });

  const named = ({ em }: Session, name: string) => em.nativeUpdate(AccountEntity, { id: ACCOUNT.id }, { name });
  const name = async () => (await database.as(VIEWER).em.findOneOrFail(AccountEntity, { id: ACCOUNT.id })).name;

  test('what an operation has not committed when it is over is undone, and nothing more is begun', async () => {
    const ending = { isOver: false };
    const session = database.as(VIEWER, ending);
    await session.transaction((inner) => named(inner, 'In time'));
    const late = session.transaction(async (inner) => {
      await named(inner, 'Late');
      ending.isOver = true;
    });
    await assert.rejects(late, LATE);
    let isBegun = false;
    const recorder = { actor: null as never, beforeCommit: async () => {}, committed: () => {} };
    for (const each of [session, session.recordedBy(recorder)]) {
      await assert.rejects(
        each.transaction(async () => {
          isBegun = true;
        }),
        LATE,
      );
    }
    assert.deepEqual([isBegun, await name()], [false, 'In time']);
  });

  test.run();
}
