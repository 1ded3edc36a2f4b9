import assert from 'node:assert/strict';
import { CURRENT_WORDING } from '../../../policies/privacy/wordings.ts';
import { mayContact } from '../../features/consent/index.ts';
import { newId } from '../../kernel/ids.ts';
import { LedgerEntryEntity } from '../../model/ledger-entry.ts';
import { refOf } from '../../store/ledger/index.ts';
import type { Subject } from '../../store/subject-rows.ts';
import type { Actor, Json } from '../support/actor.ts';
import { Company } from '../support/company.ts';
import { flavours, startServer, type TestServer } from '../support/server.ts';
import { suite } from '../support/suite.ts';

const FIELDS = 'id channel purpose wordingVersion wording source evidence grantedAt withdrawnAt withdrawnBy version';
const CONSENTS = `query ($subject: PrivacySubjectInput, $first: Int) {
  consents(subject: $subject, first: $first) { nodes { ${FIELDS} } pageInfo { hasNextPage } } }`;
const MAIL_NEWS = { channel: 'EMAIL', purpose: 'MARKETING' } as const;

const listed = async (actor: Actor, subject: object | null = null): Promise<Json[]> =>
  (await actor.data(CONSENTS, { subject })).consents.nodes;
const ofCustomer = (id: string) => ({ kind: 'CUSTOMER', id });
const ofUser = (id: string) => ({ kind: 'USER', id });
const codes = (payload: Json) => payload.userErrors.map(({ code }: Json) => code);

const ledgerOf = (server: TestServer, accountId: string) =>
  server.app.sessionOf(accountId).em.find(LedgerEntryEntity, {}) as Promise<{ kind: string; ref: string }[]>;

for (const flavour of flavours) {
  const test = suite(`consents on ${flavour.name}`);
  let server: TestServer;
  let company: Company;
  let customerId: string;
  let customer: Actor;

  test.before(async () => {
    server = await startServer(flavour);
    company = await Company.found(server);
  });
  test.before.each(async () => {
    const visit = await company.visit(null);
    customerId = visit.customerId;
    customer = await company.customer(visit.visitId);
  });
  test.after(async () => {
    company.leave();
    await server.close();
  });

  const may = (
    subject: Subject,
    purpose: 'MARKETING' | 'REMINDERS' = 'MARKETING',
    channel: 'EMAIL' | 'SMS' = 'EMAIL',
  ) => mayContact(server.app.sessionOf(company.id), subject, channel, purpose);
  const person = (): Subject => ({ kind: 'customer', id: customerId });
  const told = (input: object = {}) => ({
    subject: ofCustomer(customerId),
    evidence: 'On the phone.',
    ...MAIL_NEWS,
    ...input,
  });

  test('nobody has agreed to anything until they say so', async () => {
    assert.deepEqual(await listed(customer), []);
    assert.deepEqual(await listed(company.admin, ofCustomer(customerId)), []);
    assert.equal(await may(person()), false);
  });

  test('a customer agrees by their link, in the words in use, and the gate opens for that alone', async () => {
    const { consent } = await customer.does('consentGrant', { ...MAIL_NEWS }, `consent { ${FIELDS} }`);
    assert.deepEqual(
      [consent.source, consent.wordingVersion, consent.wording, consent.withdrawnAt, consent.evidence],
      ['PERSON', CURRENT_WORDING.version, CURRENT_WORDING.texts.MARKETING, null, null],
    );
    assert.deepEqual(
      [await may(person()), await may(person(), 'REMINDERS'), await may(person(), 'MARKETING', 'SMS')],
      [true, false, false],
    );
    assert.deepEqual(await listed(customer), [consent]);
    assert.deepEqual(await listed(company.admin, ofCustomer(customerId)), [consent]);
  });

  test('a withdrawal closes the gate at once', async () => {
    await customer.does('consentGrant', { ...MAIL_NEWS }, '');
    assert.equal(await may(person()), true);
    const { consents } = await customer.does('consentWithdraw', { ...MAIL_NEWS }, `consents { ${FIELDS} }`);
    assert.equal(await may(person()), false);
    assert.deepEqual(
      consents.map((each: Json) => [each.purpose, each.withdrawnBy, each.withdrawnAt !== null]),
      [['MARKETING', 'PERSON', true]],
    );
    const again = await customer.does('consentWithdraw', { ...MAIL_NEWS }, 'consents { id }');
    assert.deepEqual(again.consents, []);
  });

  test('the history stays: who agrees again has a new row', async () => {
    for (let i = 0; i < 2; i++) {
      await customer.does('consentGrant', { ...MAIL_NEWS }, '');
      await customer.does('consentWithdraw', { ...MAIL_NEWS }, '');
    }
    const { consent } = await customer.does('consentGrant', { ...MAIL_NEWS }, 'consent { id }');
    const all = await listed(customer);
    assert.deepEqual(
      all.map(({ withdrawnAt }) => withdrawnAt !== null),
      [true, true, false],
    );
    assert.equal(all[2].id, consent.id);
  });

  test('without a channel or a purpose every consent that fits ends', async () => {
    for (const purpose of ['MARKETING', 'REMINDERS'])
      for (const channel of ['EMAIL', 'SMS']) await customer.does('consentGrant', { channel, purpose }, '');
    const one = await customer.does('consentWithdraw', { channel: 'SMS' }, 'consents { channel }');
    assert.deepEqual(one.consents, [{ channel: 'SMS' }, { channel: 'SMS' }]);
    const rest = await customer.does('consentWithdraw', {}, 'consents { channel }');
    assert.deepEqual(rest.consents, [{ channel: 'EMAIL' }, { channel: 'EMAIL' }]);
  });

  test('of many who agree at once for the same one consent is made, and all are told of it', async () => {
    const grants = Array.from({ length: 8 }, () => company.admin.does('consentGrant', told(), 'consent { id }'));
    const ids = new Set((await Promise.all(grants)).map(({ consent }) => consent.id));
    assert.equal(ids.size, 1);
    assert.equal((await listed(company.admin, ofCustomer(customerId))).length, 1);
  });

  test('the office writes down what shows it, and must; it is kept encrypted', async () => {
    assert.deepEqual(codes(await company.admin.tries('consentGrant', told({ evidence: '  ' }))), ['INVALID_INPUT']);
    const { consent } = await company.admin.does(
      'consentGrant',
      told({ evidence: ' Form 7 ' }),
      `consent { ${FIELDS} }`,
    );
    assert.deepEqual([consent.source, consent.evidence], ['OFFICE', 'Form 7']);
    const long = told({ evidence: 'x'.repeat(2_001) });
    assert.deepEqual(codes(await company.admin.tries('consentGrant', long)), ['INVALID_INPUT']);
  });

  test('old words are a conflict, unknown ones an error, and the words in use can be read', async () => {
    const { consentWordings } = await customer.data(
      '{ consentWordings { version purpose text isCurrent effectiveFrom } }',
    );
    const current = consentWordings.filter(({ isCurrent }: Json) => isCurrent);
    assert.equal(current.length, 4);
    const wordingVersion = current[0].version;
    await customer.does('consentGrant', { ...MAIL_NEWS, wordingVersion }, '');
    const unknown = await customer.tries('consentGrant', { ...MAIL_NEWS, wordingVersion: '1999-01' });
    assert.deepEqual(unknown.userErrors[0].field, ['wordingVersion']);
    assert.deepEqual(codes(unknown), ['INVALID_INPUT']);
  });

  test('staff and providers agree for themselves, and nobody agrees for a colleague', async () => {
    const { user } = await company.admin.does('userCreate', { name: 'Ann Lee', roles: ['AGENT'] }, 'user { id }');
    const agent = await company.actor({ audience: 'office', role: 'AGENT', userId: user.id } as never);
    await agent.does('consentGrant', { ...MAIL_NEWS }, '');
    assert.equal(await may({ kind: 'user', id: user.id }), true);
    const { phone } = await company.provider('Kim de Wit');
    await phone.does('consentGrant', { channel: 'SMS', purpose: 'REMINDERS' }, '');
    const { viewer } = await phone.data('{ viewer { user { id } } }');
    const about = { subject: ofUser(viewer.user.id), channel: 'SMS', purpose: 'REMINDERS', evidence: 'Said so.' };
    for (const actor of [agent, company.admin, customer]) {
      assert.deepEqual(codes(await actor.tries('consentGrant', about)), ['NOT_FOUND']);
      assert.deepEqual(codes(await actor.tries('consentWithdraw', { subject: about.subject })), ['NOT_FOUND']);
      assert.deepEqual(await listed(actor, about.subject), []);
    }
    assert.equal((await listed(phone)).length, 1);
  });

  test('compliance reads and withdraws for anybody, and agrees for nobody', async () => {
    await customer.does('consentGrant', { ...MAIL_NEWS }, '');
    const officer = await company.officer();
    assert.equal((await listed(officer, ofCustomer(customerId))).length, 1);
    assert.equal(
      (
        await officer.ask(`mutation { consentGrant(input: { subject: { kind: CUSTOMER, id: "${customerId}" }
      channel: EMAIL, purpose: MARKETING, evidence: "x" }) { consent { id } userErrors { code } } }`)
      ).errors[0]?.extensions.code,
      'FORBIDDEN',
    );
    const { consents } = await officer.does(
      'consentWithdraw',
      { subject: ofCustomer(customerId) },
      'consents { withdrawnBy }',
    );
    assert.deepEqual(consents, [{ withdrawnBy: 'OFFICE' }]);
  });

  test('a token behind which there is nobody must name a person, and nobody is found who is not there', async () => {
    assert.deepEqual(codes(await company.admin.tries('consentGrant', { ...MAIL_NEWS })), ['INVALID_INPUT']);
    const none = { subject: ofCustomer(newId('Customer', 0)) };
    assert.deepEqual(codes(await company.admin.tries('consentGrant', told(none))), ['NOT_FOUND']);
    assert.equal(await may({ kind: 'customer', id: none.subject.id }), false);
  });

  test('of somebody whose data may only be stored the office writes down nothing new; they themself may still agree', async () => {
    const restricted = `update customer set restricted_at = now() where id = '${customerId}'`;
    await server.app.sessionOf(company.id).transaction(({ em }) => em.execute(restricted));
    assert.deepEqual(codes(await company.admin.tries('consentGrant', told())), ['RESTRICTED']);
    assert.deepEqual(await listed(customer), []);
    await customer.does('consentGrant', MAIL_NEWS, 'consent { id }');
    assert.equal(await may(person()), false, 'and is written to only when the restriction is over');
    await company.admin.does('consentWithdraw', { subject: ofCustomer(customerId) }, 'consents { id }');
  });

  test('another company finds, gives and withdraws nothing', async () => {
    await customer.does('consentGrant', { ...MAIL_NEWS }, '');
    const other = await Company.found(server, 'Other');
    const [mine] = await listed(customer);
    for (const actor of [other.admin, await other.officer()]) {
      assert.deepEqual(await listed(actor, ofCustomer(customerId)), []);
      const { node } = await actor.data('query ($id: ID!) { node(id: $id) { id } }', { id: mine.id });
      assert.equal(node, null);
      assert.deepEqual(codes(await actor.tries('consentWithdraw', { subject: ofCustomer(customerId) })), ['NOT_FOUND']);
    }
    assert.deepEqual(codes(await other.admin.tries('consentGrant', told())), ['NOT_FOUND']);
    assert.equal(await mayContact(server.app.sessionOf(other.id), person(), 'EMAIL', 'MARKETING'), false);
    assert.equal(await may(person()), true);
    other.leave();
  });

  test('what was withdrawn or revoked is in the ledger, once, with nothing that names anybody', async () => {
    const { consent } = await customer.does('consentGrant', { ...MAIL_NEWS }, 'consent { id }');
    for (let i = 0; i < 2; i++) await customer.does('consentWithdraw', {}, '');
    const officer = await company.officer();
    for (let i = 0; i < 2; i++) await company.admin.does('apiKeyRevoke', { apiKeyId: officer.keyId }, '');
    const entries = await ledgerOf(server, company.id);
    for (const [kind, id] of [
      ['WITHDRAWAL', consent.id],
      ['REVOCATION', officer.keyId],
    ]) {
      assert.equal(entries.filter((entry) => entry.kind === kind && entry.ref === refOf(id)).length, 1, kind);
    }
    assert.ok(!JSON.stringify(entries).includes(consent.id));
  });

  test.run();
}
