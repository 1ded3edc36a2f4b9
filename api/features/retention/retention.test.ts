import assert from 'node:assert/strict';
import { ManualClock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { mintToken } from '../../kernel/token.ts';
import { ApiKeyEntity } from '../../model/api-key.ts';
import { LegalHoldEntity } from '../../model/legal-hold.ts';
import { PrivacyRequestEntity } from '../../model/privacy-request.ts';
import { RetentionRunEntity } from '../../model/retention-run.ts';
import { ShareGrantEntity } from '../../model/share-grant.ts';
import { SharingSessionEntity } from '../../model/sharing-session.ts';
import { VisitEntity } from '../../model/visit.ts';
import { WatchEntity } from '../../model/watch.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { foundAccount, openWorld, type World } from '../../test/support/erasure-world.ts';
import { People } from '../../test/support/people.ts';
import { flavours } from '../../test/support/server.ts';
import { suite } from '../../test/support/suite.ts';
import { type RetentionReport, RetentionService, retentionStore } from './index.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const goneOf = ({ concepts }: RetentionReport) =>
  Object.fromEntries(concepts.filter(({ gone }) => gone > 0).map(({ concept, gone }) => [concept, gone]));
const keptOf = ({ concepts }: RetentionReport, name: string) => concepts.find(({ concept }) => concept === name)!.kept;

for (const flavour of flavours) {
  const test = suite(`retention on ${flavour.name}`);
  let clock: ManualClock;
  let database: TestDatabase;
  let world: World;
  let people: People;
  let retention: RetentionService;

  test.before(async () => {
    clock = new ManualClock(Date.UTC(2026, 0, 15, 12));
    database = await flavour.create();
    world = await openWorld(database, clock);
    const queue = { every: () => {} };
    const files = { removeExpired: async () => [] };
    retention = new RetentionService({ ...world.parts, queue } as never, { holds: world.holds, files });
  });
  test.before.each(async () => {
    people = new People(world, await foundAccount(world));
  });
  test.after(async () => {
    await world.close();
    await database.close();
  });

  const { round } = Math;
  const atDay = (days: number) => clock.advance(round(days * DAY_MS) - (clock.now() - Date.UTC(2026, 0, 15, 12)));

  test('what is older than its period goes, what is younger stays, and links to it are emptied', async () => {
    atDay(0);
    const worker = await people.worker('Retained');
    const old = await people.customer({ mark: 'Oldest', worker });
    const { em } = people.session;
    atDay(3 * 365 - 200);
    const young = await people.customer({ mark: 'Youngest', worker });
    await em.nativeUpdate(VisitEntity, { id: young.visitIds[0]! }, { stage: 'BOOKED' });
    const open = await people.customer({ mark: 'Middle', worker });
    // 15 January 2026 and three years is 15 January 2029, and that day has to pass.
    clock.advance(Date.UTC(2029, 0, 15, 22) - clock.now());
    const early = await retention.sweep(people.accountId);
    assert.equal(goneOf(early)['visit'], undefined);
    assert.equal(await em.count(VisitEntity, { id: old.visitIds[0]! }), 1);
    clock.advance(2 * HOUR_MS);
    const report = await retention.sweep(people.accountId);
    assert.equal(goneOf(report)['visit'], 1);
    assert.equal(goneOf(early)['share_grant'], 3);
    assert.equal(await em.count(VisitEntity, { id: { $in: [...young.visitIds, ...open.visitIds] } }), 2);
    assert.equal(await em.count(SharingSessionEntity, { userId: worker.userId }), 2);
    assert.equal(await em.count(WatchEntity, { userId: worker.userId }), 0);
    assert.equal(await em.count(ShareGrantEntity, {}), 0);
  });

  test('a key goes 30 days after the first of its ends; one that has none stays', async () => {
    const now = new Date(clock.now());
    const key = (revokedAt: Date | null, expiresAt: Date | null) => ({
      ...{ id: newId('ApiKey', clock.now()), accountId: people.accountId, tokenHash: mintToken('apiKey').tokenHash },
      ...{ label: 'A key', audience: 'partner', role: null, scopes: [], userId: null, providerId: null },
      ...{ createdAt: now, revokedAt, expiresAt },
    });
    const later = new Date(clock.now() + 300 * DAY_MS);
    const keys = [key(now, later), key(null, now), key(null, later), key(null, null)];
    await people.session.transaction(async ({ em }) => {
      for (const each of keys) em.persist(em.create(ApiKeyEntity, each as never));
    });
    clock.advance(30 * DAY_MS - HOUR_MS);
    assert.deepEqual(goneOf(await retention.sweep(people.accountId)), {});
    clock.advance(2 * DAY_MS);
    assert.deepEqual(goneOf(await retention.sweep(people.accountId)), { api_key: 2 });
    const left = await people.session.em.find(ApiKeyEntity, {});
    assert.deepEqual(left.map(({ id }) => id).sort(), [keys[2]!.id, keys[3]!.id].sort());
  });

  test('what a hold covers stays, with what it needs, named with the hold; it goes once the hold has ended', async () => {
    const customer = await people.customer({ mark: 'Contested', worker: null });
    const other = await people.customer({ mark: 'Uncontested', worker: null });
    const hold = { id: newId('LegalHold', clock.now()), accountId: people.accountId, customerId: customer.id };
    const more = { ground: 'TAX', concepts: ['share_grant'], createdAt: new Date(clock.now()), reviewed: false };
    await people.session.transaction(async ({ em }) => {
      em.persist(em.create(LegalHoldEntity, { ...hold, ...more } as never));
    });
    clock.advance(4 * 366 * DAY_MS);
    const report = await retention.sweep(people.accountId);
    const { em } = people.session;
    assert.equal(await em.count(ShareGrantEntity, { id: customer.grantIds[0]! }), 1);
    assert.equal(await em.count(VisitEntity, { id: customer.visitIds[0]! }), 1, 'a link leads to its visit');
    assert.equal(await em.count(VisitEntity, { id: other.visitIds[0]! }), 0);
    const expected = [{ ground: 'LEGAL_HOLD', legalHoldId: hold.id, rows: 1 }];
    assert.deepEqual([keptOf(report, 'share_grant'), keptOf(report, 'visit')], [expected, expected]);
    await em.nativeUpdate(LegalHoldEntity, { id: hold.id }, { releasedAt: new Date(clock.now()) });
    assert.deepEqual(goneOf(await retention.sweep(people.accountId)), { share_grant: 1, visit: 1 });
  });

  test('a request goes with its steps, three years after it was closed', async () => {
    const id = newId('PrivacyRequest', clock.now());
    const now = new Date(clock.now());
    const request = {
      ...{ id, accountId: people.accountId, kind: 'OPT_OUT', customerId: newId('Customer', 0), state: 'COMPLETED' },
      ...{ jurisdiction: 'CCPA', filedAs: 'OFFICER', filedBy: 'usr_x', idempotencyHash: id, inputHash: 'x' },
      ...{ receivedAt: now, dueBy: now, dueNearFrom: now, closedAt: now },
    };
    await people.session.transaction(async ({ em }) => {
      em.persist(em.create(PrivacyRequestEntity, request as never));
      await em.flush();
      const values = [newId('PrivacyStep', 0), people.accountId, id];
      const columns = 'id, account_id, request_id, position, name, store, state, created_at';
      await em.execute(`insert into privacy_step (${columns}) values (?, ?, ?, 0, 'a', 'b', 'DONE', now())`, values);
    });
    clock.advance(3 * 366 * DAY_MS);
    assert.deepEqual(goneOf(await retention.sweep(people.accountId)), { privacy_request: 1 });
    const [{ count }] = (await people.session.em.execute('select count(*)::int as count from privacy_step')) as [
      { count: number },
    ];
    assert.equal(count, 0);
  });

  test('a sweep that is interrupted is gone on with, and counts nothing twice', async () => {
    await people.customer({ mark: 'Interrupted', worker: null, visits: 3 });
    clock.advance(4 * 366 * DAY_MS);
    /** A signal that is aborted at the look of that number. */
    const abortedAt = (look: number) => {
      let looks = 0;
      const throwIfAborted = () => {
        if (looks++ === look) throw new Error('leaving');
      };
      return { throwIfAborted } as AbortSignal;
    };
    let report: RetentionReport | null = null;
    let interrupted = 0;
    for (; !report; interrupted++) {
      const sweep = retention.sweep(people.accountId, abortedAt(interrupted));
      report = await sweep.catch((error: Error) => {
        assert.equal(error.message, 'leaving');
        return null;
      });
      if (!report) assert.equal(await retention.isDue(people.accountId), true);
    }
    assert.ok(interrupted > 5, 'it was interrupted at each table');
    assert.deepEqual(goneOf(report), { share_grant: 3, visit: 3 });
    const ended = await retentionStore.latest(people.session);
    assert.deepEqual(ended!.report, report);
    assert.ok(ended!.finishedAt);
    assert.equal(await people.session.em.count(RetentionRunEntity, {}), 1);
    assert.deepEqual(goneOf(await retention.sweep(people.accountId)), {});
  });

  test('it is due once in each night of the account, also where the clocks change', async () => {
    // In Amsterdam clocks go forward on 29 March 2043, at two.
    clock.advance(Date.UTC(2043, 2, 27, 23) - clock.now());
    await retention.sweep(people.accountId);
    const due: string[] = [];
    for (let hours = 0; hours < 72; hours++) {
      clock.advance(HOUR_MS);
      if (!(await retention.isDue(people.accountId))) continue;
      due.push(new Date(clock.now()).toISOString().slice(0, 13));
      await retention.sweep(people.accountId);
    }
    assert.deepEqual(due, ['2043-03-28T01', '2043-03-29T01', '2043-03-30T00']);
  });

  test('a sweep of one account touches nothing of another', async () => {
    const mine = await people.customer({ mark: 'Mine', worker: null });
    const other = new People(world, await foundAccount(world));
    clock.advance(4 * 366 * DAY_MS);
    assert.deepEqual(goneOf(await retention.sweep(other.accountId)), {});
    assert.equal(await people.session.em.count(VisitEntity, { id: mine.visitIds[0]! }), 1);
  });

  test.run();
}
