import assert from 'node:assert/strict';
import { newId } from '../../kernel/ids.ts';
import { ConsentEntity } from '../../model/consent.ts';
import { CustomerEntity } from '../../model/customer.ts';
import { LedgerEntryEntity } from '../../model/ledger-entry.ts';
import { SharingSessionEntity } from '../../model/sharing-session.ts';
import { VisitEntity } from '../../model/visit.ts';
import { WatchEntity } from '../../model/watch.ts';
import { refOf } from '../../store/ledger/index.ts';
import { countOf, type Subject, tablesOf } from '../../store/subject-rows.ts';
import { verifySignature } from '../../store/vault/index.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { erase, foundAccount, openWorld, type World } from '../../test/support/erasure-world.ts';
import { People } from '../../test/support/people.ts';
import { flavours } from '../../test/support/server.ts';
import { suite } from '../../test/support/suite.ts';
import type { StepRecord } from '../privacy-step.ts';
import { type Certificate, ERASURE_STEPS, signedBytes } from './index.ts';

const certificateOf = (steps: readonly StepRecord[]) => JSON.parse(steps.at(-1)!.certificate!) as Certificate;
const KEPT_TABLES = ['consent', 'privacy_request', 'legal_hold', 'audit_entry'];

for (const flavour of flavours) {
  const test = suite(`erasure on ${flavour.name}`);
  let database: TestDatabase;
  let world: World;
  let people: People;

  test.before(async () => {
    database = await flavour.create();
    world = await openWorld(database);
    people = new People(world, await foundAccount(world));
  });
  test.after(async () => {
    await world.close();
    await database.close();
  });

  const counts = async (subject: Subject) => {
    const entries = await Promise.all(
      tablesOf(subject.kind).map(async (table) => [table.privacy.table, await countOf(people.session, table, subject)]),
    );
    return Object.fromEntries(entries.filter(([, count]) => count !== 0));
  };
  const eraseCustomer = (id: string) => erase(world, people.accountId, { kind: 'customer', id });

  test('a customer goes from every table, their visits stay with who came, and the plan said so', async () => {
    const worker = await people.worker('Quill');
    const customer = await people.customer({ mark: 'Zanzibarra', worker, visits: 3 });
    const alone = await people.customer({ mark: 'Neighbourly', worker: null });
    const subject = { kind: 'customer', id: customer.id } as const;
    const before = await counts({ kind: 'user', id: worker.userId });
    const neighbour = await counts({ kind: 'customer', id: alone.id });
    const plan = await world.erasure.plan(people.session, subject);
    const planned = (name: string) => plan.tables.find(({ table }) => table === name)!;
    assert.equal(planned('visit').detach, 3);
    assert.equal(planned('job').delete, 3);
    assert.equal(planned('customer').delete, 1);
    assert.deepEqual([planned('consent').blank, planned('consent').keep[0]!.ground], [1, 'STATUTE']);
    assert.doesNotMatch(JSON.stringify(plan), /zanzibarra/i);

    const steps = await eraseCustomer(customer.id);
    for (const { table, ...each } of plan.tables) {
      const done = steps.find(({ name }) => name === `erasure.rows:${table}`)!;
      assert.equal(done.count, each.delete + each.detach + each.blank, table);
      assert.equal(done.outcome, done.count > 0 ? 'DONE' : 'NOTHING_FOUND', table);
    }
    assert.deepEqual(await counts(subject), { consent: 1 });
    assert.equal(await world.keys.get(customer.id), null);
    const visits = await people.session.em.find(VisitEntity, { id: { $in: [...customer.visitIds] } });
    for (const visit of visits) {
      assert.deepEqual([visit.customerId, visit.jobId, visit.propertyId, visit.notes], [null, null, null, null]);
      assert.equal(visit.assigneeId, worker.providerId);
    }
    assert.equal(visits.length, 3);
    assert.deepEqual(await counts({ kind: 'user', id: worker.userId }), before);
    assert.deepEqual(await counts({ kind: 'customer', id: alone.id }), neighbour);
    assert.ok(await world.keys.get(alone.id));
  });

  test('a visit that leads to nobody else goes, and links to it are emptied in rows of others', async () => {
    const worker = await people.worker('Passing');
    const customer = await people.customer({ mark: 'Unassigned', worker });
    const [visitId] = customer.visitIds;
    // Who came was taken off the visit afterwards; their sharing session still names it.
    await people.session.em.nativeUpdate(VisitEntity, { id: visitId! }, { assigneeId: null });
    await eraseCustomer(customer.id);
    assert.equal(await people.session.em.count(VisitEntity, { id: visitId! }), 0);
    const shared = await people.session.em.find(SharingSessionEntity, { userId: worker.userId });
    assert.deepEqual(
      shared.map((each) => each.visitId),
      [null],
    );
  });

  test('a provider goes with profile, shifts, sessions, watches and keys; the customer keeps the visit', async () => {
    const worker = await people.worker('Departing');
    const customer = await people.customer({ mark: 'Remaining', worker });
    const subject = { kind: 'user', id: worker.userId } as const;
    const before = await counts({ kind: 'customer', id: customer.id });
    await erase(world, people.accountId, subject);
    assert.deepEqual(await counts(subject), {});
    assert.deepEqual(await counts({ kind: 'customer', id: customer.id }), before);
    const visit = await people.session.em.findOneOrFail(VisitEntity, { id: customer.visitIds[0]! });
    assert.deepEqual([visit.assigneeId, visit.customerId], [null, customer.id]);
    assert.ok(visit.notes, 'what was written about the customer is theirs');
  });

  test('what a person had agreed to ends with them, in the ledger too, so that the proof of it has a last day', async () => {
    const customer = await people.customer({ mark: 'Agreeing', worker: null });
    const { em } = people.session;
    const consent = () => em.findOneOrFail(ConsentEntity, { id: customer.consentId }, { refresh: true });
    assert.equal((await consent()).withdrawnAt, null);
    await eraseCustomer(customer.id);
    const { withdrawnAt, withdrawnBy, evidence } = await consent();
    assert.deepEqual([withdrawnAt?.getTime(), withdrawnBy, evidence], [world.parts.clock.now(), 'REQUEST', null]);
    const noted = await em.find(LedgerEntryEntity, { kind: 'WITHDRAWAL', ref: refOf(customer.consentId) });
    assert.equal(noted.length, 1);
    assert.ok(noted[0]!.number);
  });

  test('the certificate says what was done and what remains, names nobody, and its signature holds', async () => {
    const customer = await people.customer({ mark: 'Certified', worker: null });
    const steps = await eraseCustomer(customer.id);
    const certificate = certificateOf(steps);
    const text = JSON.stringify(certificate);
    assert.equal(certificate.format, 'whereabouts-erasure-certificate/1');
    assert.ok(!text.includes(customer.id) && !/certified[ @]|sam\./i.test(text));
    assert.equal(certificate.keysDestroyed, 1);
    assert.ok(certificate.ledgerNumber! > 0);
    assert.deepEqual(
      certificate.counts.map(({ step }) => step),
      ERASURE_STEPS.slice(0, -1).map(({ name }) => name),
    );
    assert.deepEqual(
      certificate.kept.map(({ table, ground, rows }) => [table, ground, rows]),
      [['consent', 'STATUTE', 1]],
    );
    const keyBackups = certificate.remains.find(({ what }) => what === 'KEY_BACKUPS')!;
    assert.equal(keyBackups.until, '2026-02-14', '30 days after the day of the clock');
    assert.ok(certificate.remains.some(({ what }) => what === 'KEYED_HASHES_IN_BACKUPS'));
    const signature = Buffer.from(certificate.signature, 'base64url');
    assert.ok(verifySignature(certificate.key, signedBytes(certificate), signature));
    const altered = { ...certificate, keysDestroyed: 2 };
    assert.ok(!verifySignature(certificate.key, signedBytes(altered), signature));
  });

  test('every step may be run again at any point and changes nothing more', async () => {
    const worker = await people.worker('Steady');
    const customer = await people.customer({ mark: 'Repeated', worker });
    const subject = { kind: 'customer', id: customer.id } as const;
    const requestId = newId('PrivacyRequest', 0);
    const before: StepRecord[] = [];
    for (const step of world.erasure.steps()) {
      const job = { requestId, accountId: people.accountId, subject, planHash: null, done: 0, before: [...before] };
      const first = await step.run(job, () => {});
      const again = await step.run({ ...job, done: first.count }, () => {});
      if (step.name.startsWith('erasure.rows:')) assert.deepEqual(again, first, step.name);
      assert.equal(again.outcome, first.outcome, step.name);
      before.push({ name: step.name, store: step.store, ...first });
    }
    assert.deepEqual(Object.keys(await counts(subject)), ['consent']);
    assert.equal(await people.session.em.count(CustomerEntity, { id: customer.id }), 0);
  });

  test('rows that came in between the steps are gone after', async () => {
    const customer = await people.customer({ mark: 'Latecomer', worker: null });
    const subject = { kind: 'customer', id: customer.id } as const;
    const before: StepRecord[] = [];
    for (const step of world.erasure.steps()) {
      if (step.name === 'erasure.rows:customer') {
        const row = { id: newId('ContactPoint', 0), account_id: people.accountId, customer_id: customer.id };
        await people.session.transaction(({ em }) =>
          em.execute(
            `insert into contact_point (id, account_id, customer_id, kind, value, value_hash, created_at) values (?, ?, ?, 'EMAIL', '\\x00', 'late', now())`,
            [row.id, row.account_id, row.customer_id],
          ),
        );
      }
      const job = {
        requestId: newId('PrivacyRequest', 0),
        accountId: people.accountId,
        subject,
        planHash: null,
        done: 0,
      };
      if (['erasure.verify', 'erasure.certificate'].includes(step.name)) continue;
      before.push({ name: step.name, store: step.store, ...(await step.run({ ...job, before }, () => {})) });
    }
    assert.deepEqual(Object.keys(await counts(subject)), ['consent']);
  });

  test('a value that was left anywhere is found, named by its column, and nothing is certified', async () => {
    const places: [string, (mark: string) => Promise<unknown>][] = [
      [
        'api_key.label',
        (mark) => people.worker('Labelled').then(({ keyId }) => set('api_key', 'label', keyId, `sam ${mark} tablet`)),
      ],
      [
        'watch.token_id',
        (mark) => people.worker('Watched').then(({ userId }) => setWatch(userId, `SAM.${mark}@example.com`)),
      ],
    ];
    for (const [place, plant] of places) {
      const mark = `Residual${place.length}`;
      const customer = await people.customer({ mark, worker: null });
      await plant(mark);
      await assert.rejects(eraseCustomer(customer.id), (error: Error & { reason?: string; where?: string[] }) => {
        assert.equal(error.reason, 'REMAINS_FOUND');
        assert.deepEqual(error.where, [place]);
        assert.ok(!error.message.toLowerCase().includes(mark.toLowerCase()));
        return true;
      });
    }
  });

  const set = (table: string, column: string, id: string, text: string) =>
    people.session.transaction(({ em }) => em.execute(`update ${table} set ${column} = ? where id = ?`, [text, id]));
  const setWatch = (userId: string, text: string) =>
    people.session.em.nativeUpdate(WatchEntity, { userId }, { tokenId: text });

  test('open work stands in the way, is named with what to do, and nothing is done', async () => {
    const worker = await people.worker('Busy');
    const customer = await people.customer({ mark: 'Expecting', worker, stage: 'EN_ROUTE' });
    const plan = await world.erasure.plan(people.session, { kind: 'customer', id: customer.id });
    assert.deepEqual(
      plan.blockers.map(({ type, ids }) => [type, ids]),
      [['OPEN_VISIT', [...customer.visitIds]]],
    );
    await assert.rejects(eraseCustomer(customer.id), { reason: 'OPEN_WORK' });
    await assert.rejects(erase(world, people.accountId, { kind: 'user', id: worker.userId }), { reason: 'OPEN_WORK' });
    const row = await people.session.em.findOneOrFail(CustomerEntity, { id: customer.id });
    assert.equal(row.restrictedAt, null);
    assert.ok(await world.keys.get(customer.id));
  });

  test('an erasure in one account touches nothing in another, though the ids are given', async () => {
    const other = new People(world, await foundAccount(world, 'Another company'));
    const theirs = await other.customer({ mark: 'Foreigner', worker: null });
    const steps = world.erasure.steps().filter(({ store }) => store === 'database');
    const subject = { kind: 'customer', id: theirs.id } as const;
    for (const step of steps.slice(0, -1)) {
      const job = {
        requestId: newId('PrivacyRequest', 0),
        accountId: people.accountId,
        subject,
        planHash: null,
        done: 0,
        before: [],
      };
      const { count } = await step.run(job, () => {});
      assert.equal(count, 0, step.name);
    }
    assert.equal(await other.session.em.count(CustomerEntity, { id: theirs.id }), 1);
    assert.ok(!KEPT_TABLES.includes('customer'));
  });

  test.run();
}
