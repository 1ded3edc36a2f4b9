// time-limit-s: 200
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { countOf, type Subject, tablesOf } from '../../store/subject-rows.ts';
import { recordName } from '../../store/vault/key-records.ts';
import type { Json } from '../support/actor.ts';
import { Company } from '../support/company.ts';
import { checkGenuine } from '../support/genuine-file.ts';
import { PrivacyDesk } from '../support/privacy-desk.ts';
import { flavours, startServer, type TestServer } from '../support/server.ts';
import { suite } from '../support/suite.ts';

const ERASURES = `query ($id: ID!) { privacyRequests(filter: { subjectId: $id, kind: [ERASURE] }) {
  nodes { id filedAs state kind subject { id } } } }`;
/** What stays of an erased person by statute. */
const BY_STATUTE = ['consent', 'legal_hold', 'privacy_request'];

for (const flavour of flavours) {
  const test = suite(`erasures that a hold keeps back on ${flavour.name}`);
  let server: TestServer;
  let company: Company;
  let desk: PrivacyDesk;

  test.before(async () => {
    server = await startServer(flavour);
    company = await Company.found(server);
    desk = await PrivacyDesk.of(company);
  });
  test.after(async () => {
    for (const actor of [desk.first, desk.second]) actor.leave();
    company.leave();
    await server.close();
  });

  const session = () => server.app.sessionOf(company.id);
  const isDestroyed = (id: string) => {
    const record = join(server.dataDir, 'keys', recordName(id));
    assert.notEqual(existsSync(`${record}.key`), existsSync(`${record}.gone`), 'a key, or what is left of one');
    return existsSync(`${record}.gone`);
  };
  const tablesWith = async (subject: Subject): Promise<string[]> => {
    const counts = tablesOf(subject.kind).map(async (table) => {
      const count = await countOf(session(), table, subject);
      return count ? [table.privacy.table] : [];
    });
    return (await Promise.all(counts)).flat().sort();
  };

  /** A customer of whom there is a finished visit and a consent, with a hold on all of it, erased as far as that lets. */
  async function heldCustomer(): Promise<{ subject: Subject; hold: Json; before: string[] }> {
    const robin = await company.provider();
    const { customerId: id, visitId } = await company.visit(robin, 'EN_ROUTE');
    await robin.phone.does('visitArrive', { visitId }, '');
    await robin.phone.does('visitComplete', { visitId }, '');
    const agreed = { channel: 'EMAIL', purpose: 'REMINDERS', evidence: 'On the form' };
    const named = { kind: 'CUSTOMER', id };
    await company.admin.does('consentGrant', { subject: named, ...agreed }, 'consent { id }');
    const subject = { kind: 'customer', id } as const;
    const before = await tablesWith(subject);
    const input = { subject: named, ground: 'LITIGATION', endsAt: new Date(Date.now() + 86_400_000) };
    const hold = (await desk.first.does('legalHoldCreate', input, 'legalHold { id }')).legalHold;
    const { certificate } = await desk.carryOut('dataErasureRequest', subject);
    checkGenuine(certificate);
    const said = JSON.parse(certificate);
    assert.equal(said.keysDestroyed, 0);
    assert.equal(said.remains[0].what, 'KEY_KEPT');
    const kept = said.kept.filter(({ detail }: Json) => JSON.stringify(detail).includes(hold.id));
    const heldTables = kept.map(({ table, ground }: Json) => `${table} ${ground}`);
    for (const table of ['customer', 'contact_point', 'job', 'property', 'visit']) {
      assert.ok(heldTables.includes(`${table} LEGAL_HOLD`), `${table} is named with the hold: ${heldTables}`);
      assert.ok(before.includes(table) && (await tablesWith(subject)).includes(table), table);
    }
    assert.equal(isDestroyed(id), false);
    return { subject, hold, before };
  }

  const followUps = async ({ id }: Subject): Promise<Json[]> => {
    const { nodes } = (await desk.first.data(ERASURES, { id })).privacyRequests;
    return nodes.filter(({ filedAs }: Json) => filedAs === 'FOLLOW_UP');
  };

  /** Approves what came up again and waits until nothing is left of the person but what a statute keeps. */
  async function followThrough(subject: Subject): Promise<void> {
    const [again, ...more] = await followUps(subject);
    assert.deepEqual([again.state, again.subject.id, more], ['AWAITING_APPROVAL', subject.id, []]);
    await desk.clear(again.id);
    const done = await desk.ended(again.id);
    assert.equal(done.state, 'COMPLETED', JSON.stringify(done));
    checkGenuine(done.certificate);
    const said = JSON.parse(done.certificate);
    assert.equal(said.keysDestroyed, 1);
    assert.deepEqual([...new Set(said.kept.map(({ ground }: Json) => ground))], ['STATUTE']);
    assert.deepEqual(await tablesWith(subject), BY_STATUTE);
    assert.equal(isDestroyed(subject.id), true);
  }

  test('a released hold brings the erasure up again, which a second look lets go through to the end', async () => {
    const { subject, hold } = await heldCustomer();
    assert.deepEqual(await followUps(subject), []);
    const released = () => desk.first.does('legalHoldRelease', { legalHoldId: hold.id }, 'legalHold { active }');
    assert.equal((await released()).legalHold.active, false);
    await released();
    await followThrough(subject);
  });

  test('a hold whose end has come does the same by itself', async () => {
    const { subject, hold } = await heldCustomer();
    const { holds } = server.app.features.privacy;
    assert.equal(await holds.review(company.id), 0, 'it holds for a day yet');
    await session().transaction(({ em }) =>
      em.execute(`update legal_hold set ends_at = now() - interval '1 second' where id = ?`, [hold.id]),
    );
    assert.equal(await holds.review(company.id), 1);
    assert.equal(await holds.review(company.id), 0);
    await followThrough(subject);
  });

  test.run();
}
