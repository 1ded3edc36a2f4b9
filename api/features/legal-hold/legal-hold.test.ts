import assert from 'node:assert/strict';
import { accessFor } from '../../access/access.ts';
import type { Context } from '../../access/context.ts';
import { ManualClock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { CustomerEntity } from '../../model/customer.ts';
import { type PrivacyRequest, PrivacyRequestEntity } from '../../model/privacy-request.ts';
import { ProviderEntity } from '../../model/provider.ts';
import { ShareGrantEntity } from '../../model/share-grant.ts';
import { VisitEntity } from '../../model/visit.ts';
import type { Subject } from '../../store/subject-rows.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { erase, foundAccount, openWorld, type World } from '../../test/support/erasure-world.ts';
import { People } from '../../test/support/people.ts';
import { flavours } from '../../test/support/server.ts';
import { suite } from '../../test/support/suite.ts';

const DAY_MS = 24 * 3_600_000;

for (const flavour of flavours) {
  const test = suite(`legal holds on ${flavour.name}`);
  const clock = new ManualClock();
  const refiled: Subject[] = [];
  let database: TestDatabase;
  let world: World;
  let people: People;

  test.before(async () => {
    database = await flavour.create();
    world = await openWorld(database, clock);
    world.holds.onEnd(async (_session, _accountId, subject) => void refiled.push(subject));
  });
  test.before.each(async () => {
    people = new People(world, await foundAccount(world));
    refiled.length = 0;
  });
  test.after(async () => {
    await world.close();
    await database.close();
  });

  const officer = (audience: 'compliance' | 'office' = 'compliance'): Context => {
    const ids = { accountId: people.accountId, userId: null, providerId: null, visitId: null, customerId: null };
    const role = audience === 'compliance' ? 'COMPLIANCE_OFFICER' : 'ADMIN';
    const viewer = { ...ids, audience, role, scopes: [], tokenId: 'key_x', expiresAtMs: null } as const;
    return { viewer, access: accessFor(viewer as never), session: people.session } as unknown as Context;
  };
  const hold = (id: string, more: object = {}) =>
    world.holds.create(officer(), { subject: { kind: 'CUSTOMER', id }, ground: 'LITIGATION', ...more });
  const planned = async (subject: Subject) => world.erasure.plan(people.session, subject);

  test('a hold on everything leaves every row and the key, and the certificate says so', async () => {
    const customer = await people.customer({ mark: 'Litigant', worker: null });
    const { id } = await hold(customer.id);
    const subject = { kind: 'customer', id: customer.id } as const;
    const plan = await planned(subject);
    assert.equal(plan.key, 'KEEP');
    assert.ok(plan.tables.every((table) => table.delete + table.detach + table.blank === 0));
    const certificate = JSON.parse((await erase(world, people.accountId, subject)).at(-1)!.certificate!);
    assert.equal(certificate.keysDestroyed, 0);
    assert.ok(certificate.kept.some((kept: object) => JSON.stringify(kept).includes(id)));
    assert.equal(certificate.remains[0].what, 'KEY_KEPT');
    assert.ok(await world.keys.get(customer.id));
    const visit = await people.session.em.findOneOrFail(VisitEntity, { id: customer.visitIds[0]! });
    assert.ok(visit.notes && visit.customerId);
  });

  test('a hold on visits keeps them whole with what they lead to, and lets all else go', async () => {
    const worker = await people.worker('Held');
    const customer = await people.customer({ mark: 'Partly', worker, visits: 2 });
    await hold(customer.id, { concepts: ['visit'] });
    await erase(world, people.accountId, { kind: 'customer', id: customer.id });
    const { em } = people.session;
    const visits = await em.find(VisitEntity, { customerId: customer.id });
    assert.deepEqual(
      visits.map((visit) => Boolean(visit.notes && visit.jobId && visit.propertyId)),
      [true, true],
    );
    assert.equal(await em.count(CustomerEntity, { id: customer.id }), 1);
    assert.equal(await em.count(ShareGrantEntity, { customerId: customer.id }), 0);
    assert.ok(await world.keys.get(customer.id));
  });

  test('a hold on a customer keeps who came to them, where visits are held, when that person is erased', async () => {
    const worker = await people.worker('Witness');
    const customer = await people.customer({ mark: 'Claimant', worker });
    await hold(customer.id, { concepts: ['visit'] });
    const subject = { kind: 'user', id: worker.userId } as const;
    assert.equal((await planned(subject)).key, 'KEEP');
    await erase(world, people.accountId, subject);
    const visit = await people.session.em.findOneOrFail(VisitEntity, { id: customer.visitIds[0]! });
    assert.equal(visit.assigneeId, worker.providerId);
    assert.equal(await people.session.em.count(ProviderEntity, { userId: worker.userId }), 1);
  });

  test('what a hold kept back comes up again, once, when it is released or its end has come', async () => {
    const released = await people.customer({ mark: 'Released', worker: null });
    const ending = await people.customer({ mark: 'Ending', worker: null });
    const free = await people.customer({ mark: 'Unasked', worker: null });
    const first = await hold(released.id);
    const second = await hold(ending.id, { endsAt: new Date(clock.now() + DAY_MS) });
    const third = await hold(free.id);
    await completed(released.id);
    await completed(ending.id);
    await world.holds.release(officer(), first.id);
    await world.holds.release(officer(), first.id);
    await world.holds.release(officer(), third.id);
    assert.deepEqual(refiled, [{ kind: 'customer', id: released.id }], 'nobody asked to erase the third');
    assert.equal(await world.holds.review(people.accountId), 0);
    clock.advance(DAY_MS);
    assert.equal(await world.holds.review(people.accountId), 1);
    assert.equal(await world.holds.review(people.accountId), 0);
    assert.deepEqual(refiled.slice(1), [{ kind: 'customer', id: ending.id }]);
    const ended = world.audited.filter(({ rowIds }) => rowIds?.[0] === second.id).map(({ operation }) => operation);
    assert.deepEqual(ended, ['legalHoldCreate', 'legalHold.ended']);
  });

  /** An erasure that was carried out while a hold was there. */
  async function completed(customerId: string): Promise<void> {
    const id = newId('PrivacyRequest', clock.now());
    const steps = await erase(world, people.accountId, { kind: 'customer', id: customerId }, id);
    const now = new Date(clock.now());
    const request = {
      ...{ id, accountId: people.accountId, kind: 'ERASURE', customerId, state: 'COMPLETED', jurisdiction: 'GDPR' },
      ...{ filedAs: 'OFFICER', filedBy: 'usr_x', idempotencyHash: id, inputHash: 'x', receivedAt: now, dueBy: now },
      ...{ dueNearFrom: now, certificate: steps.at(-1)!.certificate! },
    } as unknown as PrivacyRequest;
    await people.session.transaction(async ({ em }) => {
      em.persist(em.create(PrivacyRequestEntity, request as never));
    });
  }

  test('who is not of compliance sets no hold; a person, a concept and an end must be possible', async () => {
    const customer = await people.customer({ mark: 'Bounded', worker: null });
    const subject = { kind: 'CUSTOMER', id: customer.id } as const;
    assert.throws(() => world.holds.create(officer('office'), { subject, ground: 'TAX' }));
    const stranger = new People(world, await foundAccount(world));
    const theirs = await stranger.customer({ mark: 'Elsewhere', worker: null });
    await assert.rejects(hold(theirs.id), { code: 'NOT_FOUND' });
    assert.throws(() => hold(customer.id, { concepts: ['shift'] }), { code: 'INVALID_INPUT' });
    assert.throws(() => hold(customer.id, { endsAt: new Date(clock.now()) }), { code: 'INVALID_INPUT' });
    assert.throws(() => hold(customer.id, { ground: 'OTHER' }), { code: 'INVALID_INPUT' });
    assert.deepEqual(await world.holds.active(people.session), []);
  });

  test.run();
}
