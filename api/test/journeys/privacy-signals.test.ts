import assert from 'node:assert/strict';
import WebSocket from 'ws';
import { mayContact } from '../../features/consent/index.ts';
import { CustomerEntity } from '../../model/customer.ts';
import { OptOutEntity } from '../../model/opt-out.ts';
import type { Subject } from '../../store/subject-rows.ts';
import type { Actor, Json } from '../support/actor.ts';
import { Company } from '../support/company.ts';
import { flavours, startServer, type TestServer } from '../support/server.ts';
import { suite } from '../support/suite.ts';
import { until, within } from '../support/within.ts';

const SIGNALS = '{ viewer { privacySignals { gpc dnt processedAs recordedAt } } }';
const GPC = { 'sec-gpc': '1' };
const DNT = { dnt: '1' };
const NEWS = { channel: 'EMAIL', purpose: 'MARKETING' };
const DAY_MS = 24 * 3_600_000;

interface Said {
  readonly data: Json;
  readonly headers: Headers;
}

/** Asks with the headers that a browser adds by itself. */
async function ask(server: TestServer, token: string, headers: Record<string, string>, query = SIGNALS): Promise<Said> {
  const answer = await fetch(server.httpUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await answer.json()) as { data: Json; errors?: Json };
  assert.equal(errors, undefined, JSON.stringify(errors));
  return { data, headers: answer.headers };
}

const optOutsOf = (server: TestServer, accountId: string) =>
  server.app.sessionOf(accountId).em.find(OptOutEntity, {}, { orderBy: { id: 'asc' } }) as Promise<Json[]>;

/** Opens a socket with the headers, says who it is, and gives the headers of the upgrade. */
function greet(server: TestServer, token: string, headers: Record<string, string>): Promise<Json> {
  const socket = new WebSocket(server.wsUrl, 'graphql-transport-ws', { headers });
  const greeted = new Promise<Json>((resolve, reject) => {
    let upgrade: Json = {};
    socket.on('upgrade', (response) => (upgrade = response.headers));
    socket.on('open', () => {
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
    });
    socket.on('message', () => resolve(upgrade));
    socket.on('error', reject);
  });
  return within(3_000, greeted, 'the greeting of the socket').finally(() => socket.terminate());
}

for (const flavour of flavours) {
  const test = suite(`privacy signals on ${flavour.name}`);
  let server: TestServer;
  let company: Company;
  let customer: Actor;
  let person: Subject;

  test.before(async () => {
    server = await startServer(flavour);
  });
  test.before.each(async () => {
    company = await Company.found(server);
    const { customerId, visitId } = await company.visit(null);
    customer = await company.customer(visitId);
    person = { kind: 'customer', id: customerId };
  });
  test.after.each(() => company.leave());
  test.after(() => server.close());

  const may = (purpose: 'MARKETING' | 'REMINDERS' = 'MARKETING') =>
    mayContact(server.app.sessionOf(company.id), person, 'EMAIL', purpose);

  test('Global Privacy Control is an opt-out of the known person, on record and shown back with the same answer', async () => {
    const { data, headers } = await ask(server, customer.token, GPC);
    const { recordedAt, ...rest } = data.viewer.privacySignals;
    assert.deepEqual(rest, { gpc: true, dnt: false, processedAs: 'OPT_OUT' });
    assert.deepEqual([headers.get('privacy-signals'), headers.get('tk')], ['gpc=opt-out', null]);
    const [optOut, ...more] = await optOutsOf(server, company.id);
    assert.deepEqual([optOut.customerId, optOut.userId, optOut.source, more.length], [person.id, null, 'GPC', 0]);
    assert.equal(optOut.recordedAt.toISOString(), recordedAt);
    const shown = await company.admin.data(`{ optOuts(subject: { kind: CUSTOMER, id: "${person.id}" }) { source } }`);
    assert.deepEqual(shown.optOuts, [{ source: 'GPC' }]);
  });

  test('Do Not Track is honoured alike, and both together are two records', async () => {
    const { headers } = await ask(server, customer.token, { ...GPC, ...DNT });
    assert.deepEqual([headers.get('privacy-signals'), headers.get('tk')], ['gpc=opt-out, dnt=opt-out', 'N']);
    assert.deepEqual((await optOutsOf(server, company.id)).map(({ source }) => source).sort(), ['DNT', 'GPC']);
  });

  test('a signal over WebSocket counts as one over HTTP', async () => {
    const headers = await greet(server, customer.token, DNT);
    assert.equal(headers['privacy-signals'], 'dnt=opt-out');
    assert.deepEqual(
      (await optOutsOf(server, company.id)).map(({ source }) => source),
      ['DNT'],
    );
  });

  test('no signal, or anything but a plain 1, opts nobody out', async () => {
    for (const headers of [{}, { 'sec-gpc': '0' }, { 'sec-gpc': 'true' }, { dnt: '0' }, { dnt: 'null' }]) {
      const answer = await ask(server, customer.token, headers as Record<string, string>);
      assert.equal(answer.headers.get('privacy-signals'), null);
      assert.equal(answer.data.viewer.privacySignals.processedAs, 'NO_SIGNAL');
    }
    assert.equal((await greet(server, customer.token, { dnt: '0' }))['privacy-signals'], undefined);
    assert.deepEqual(await optOutsOf(server, company.id), []);
  });

  test('a signal withdraws what is not needed for a visit, at once, and leaves the rest', async () => {
    for (const purpose of ['MARKETING', 'REVIEWS', 'REMINDERS', 'VISIT_UPDATES'])
      await customer.does('consentGrant', { ...NEWS, purpose }, '');
    assert.equal(await may(), true);
    await ask(server, customer.token, GPC);
    assert.deepEqual([await may(), await may('REMINDERS')], [false, true]);
    const { consents } = await customer.data('{ consents { nodes { purpose withdrawnBy } } }');
    const withdrawn = consents.nodes.filter((each: Json) => each.withdrawnBy !== null);
    assert.deepEqual(withdrawn, [
      { purpose: 'MARKETING', withdrawnBy: 'SIGNAL' },
      { purpose: 'REVIEWS', withdrawnBy: 'SIGNAL' },
    ]);
  });

  test('the same signal is written once, and not again with every request', async () => {
    await ask(server, customer.token, GPC);
    const em = server.app.sessionOf(company.id);
    const old = new Date(Date.now() - 3 * DAY_MS);
    await em.transaction((inner) => inner.em.nativeUpdate(OptOutEntity, {}, { lastSeenAt: old }));
    for (let i = 0; i < 3; i++) await ask(server, customer.token, GPC);
    const [optOut] = await optOutsOf(server, company.id);
    assert.equal(optOut.lastSeenAt.getTime(), old.getTime());
  });

  test('many requests at once with the first signal make one record', async () => {
    await Promise.all(Array.from({ length: 12 }, () => ask(server, customer.token, GPC)));
    assert.equal((await optOutsOf(server, company.id)).length, 1);
  });

  test('the office cannot undo an opt-out, the person can without the signal, and the next signal counts again', async () => {
    const told = `mutation { consentGrant(input: { channel: EMAIL, purpose: MARKETING }) { userErrors { code } } }`;
    const own = await ask(server, customer.token, GPC, told);
    assert.deepEqual(own.data.consentGrant.userErrors, [{ code: 'OPTED_OUT' }]);
    const subject = { kind: 'CUSTOMER', id: person.id };
    const office = await company.admin.tries('consentGrant', { ...NEWS, subject, evidence: 'On the phone.' });
    assert.equal(office.userErrors[0].code, 'OPTED_OUT');
    await company.admin.does('consentGrant', { ...NEWS, purpose: 'REMINDERS', subject, evidence: 'On the phone.' }, '');
    await customer.does('consentGrant', { ...NEWS }, '');
    assert.equal(await may(), true);
    await ask(server, customer.token, GPC);
    await until(2_000, async () => !(await may()), 'the gate to close');
  });

  test('a restriction closes the gate whatever was agreed to', async () => {
    await customer.does('consentGrant', { ...NEWS, purpose: 'REMINDERS' }, '');
    assert.equal(await may('REMINDERS'), true);
    const restricted = { restrictedAt: new Date() };
    const session = server.app.sessionOf(company.id);
    await session.transaction((inner) => inner.em.nativeUpdate(CustomerEntity, { id: person.id }, restricted));
    assert.equal(await may('REMINDERS'), false);
  });

  test('staff and providers are opted out as themselves; who is not known is answered and not recorded', async () => {
    const { phone } = await company.provider();
    await ask(server, phone.token, GPC);
    const { viewer } = await phone.data('{ viewer { user { id } } }');
    assert.deepEqual(
      (await optOutsOf(server, company.id)).map(({ userId }) => userId),
      [viewer.user.id],
    );
    const partner = await company.partner('visits:read');
    for (const token of [partner.token, company.admin.token]) {
      const { data, headers } = await ask(server, token, GPC);
      assert.equal(headers.get('privacy-signals'), 'gpc=opt-out');
      assert.deepEqual(
        [data.viewer.privacySignals.processedAs, data.viewer.privacySignals.recordedAt],
        ['OPT_OUT', null],
      );
    }
    const page = await fetch(new URL('/healthz', server.httpUrl), { headers: GPC });
    assert.equal(page.headers.get('privacy-signals'), 'gpc=opt-out');
    assert.equal((await optOutsOf(server, company.id)).length, 1);
  });

  test.run();
}
