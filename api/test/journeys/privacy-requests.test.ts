// time-limit-s: 200
import assert from 'node:assert/strict';
import type { Actor, Json } from '../support/actor.ts';
import { Company } from '../support/company.ts';
import { codeTo, lettersTo } from '../support/letters.ts';
import { PrivacyDesk } from '../support/privacy-desk.ts';
import { flavours, startServer, type TestServer } from '../support/server.ts';
import { suite } from '../support/suite.ts';

const FIELDS = `privacyRequest { id kind state reason filedAs verifiedBy identityMethod version planHash dueBy extendedAt
  subject { kind id } contacts { id kind masked } note agent { name } corrections { field value } }`;
/** What is left of it for whoever is no officer. */
const OWN = 'privacyRequest { id kind state reason filedAs verifiedBy version contacts { id kind masked } }';

for (const flavour of flavours) {
  const test = suite(`privacy requests on ${flavour.name}`);
  let server: TestServer;
  let company: Company;
  let desk: PrivacyDesk;
  let made = 0;

  test.before(async () => {
    server = await startServer(flavour);
  });
  test.before.each(async () => {
    company = await Company.found(server);
    desk = await PrivacyDesk.of(company);
  });
  test.after.each(() => {
    desk.first.leave();
    desk.second.leave();
    company.leave();
  });
  test.after(() => server.close());

  const customer = async (
    email: string | null = `sam${++made}@example.com`,
  ): Promise<{ id: string; email: string }> => {
    const contactPoints = email ? [{ kind: 'EMAIL', value: email }] : [{ kind: 'PHONE', value: '+31201234567' }];
    const made = await company.admin.does('customerCreate', { name: 'Sam Bakker', contactPoints }, 'customer { id }');
    return { id: made.customer.id, email: email ?? '' };
  };
  const provider = async (): Promise<{ phone: Actor; email: string }> => {
    const email = `robin${++made}@example.org`;
    const { provider } = await company.admin.does(
      'providerCreate',
      { fullName: 'Robin Vos', email },
      'provider { id }',
    );
    return { phone: await company.actor({ audience: 'provider', providerId: provider.id }), email };
  };
  const filed = async (actor: Actor, act: string, input: object, fields = FIELDS): Promise<Json> =>
    (await actor.does(act, { idempotencyKey: `key ${++made}`, ...input }, fields)).privacyRequest;
  const codes = async (actor: Actor, act: string, input: object): Promise<string[]> =>
    (await actor.tries(act, input)).userErrors.map(({ code }: Json) => code);
  /** As if time had passed. */
  const change = (sql: string) => server.app.sessionOf(company.id).transaction((session) => session.em.execute(sql));
  const of = ({ id }: { id: string }) => ({ subject: { kind: 'CUSTOMER', id } });

  test('a person files for themself, shows by a code who they are, and fetches their package', async () => {
    const { phone, email } = await provider();
    const request = await filed(phone, 'dataExportRequest', {}, OWN);
    assert.equal(request.state, 'VERIFYING_IDENTITY');
    assert.equal(request.filedAs, 'SELF');
    assert.equal(request.contacts[0].masked, 'r…@e….org');
    const { id } = request;
    assert.deepEqual(await codes(phone, 'privacyRequestVerify', { id, code: '00000000' }), ['CODE_WRONG']);
    const code = await codeTo(server, email);
    const verified = (await phone.does('privacyRequestVerify', { id, code }, OWN)).privacyRequest;
    assert.equal(verified.verifiedBy, 'CODE');
    assert.deepEqual(await codes(phone, 'privacyRequestVerify', { id, code }), ['INVALID_TRANSITION']);
    const done = await desk.ended(id);
    assert.equal(done.state, 'COMPLETED', JSON.stringify(done));
    const path = new URL(new URL(done.package.url).pathname, phone.httpUrl);
    const fetchAs = async (actor: Actor) =>
      (await fetch(path, { headers: { authorization: `Bearer ${actor.token}` } })).status;
    assert.equal(await fetchAs(phone), 200);
    assert.equal(await fetchAs(desk.first), 404, 'a package is for who asked for it');
    assert.equal((await desk.look(id)).package.downloads, 1);
  });

  test('a code ends after 5 wrong tries, after 15 minutes and with the next one; at most 5 are sent', async () => {
    const { phone, email } = await provider();
    const { id } = await filed(phone, 'dataErasureRequest', {}, OWN);
    const first = await codeTo(server, email);
    const wrong = String((Number(first) + 1) % 1e8).padStart(8, '0');
    const tries = await Promise.all(
      Array.from({ length: 6 }, () => codes(phone, 'privacyRequestVerify', { id, code: wrong })),
    );
    assert.equal(tries.flat().filter((code) => code === 'CODE_WRONG').length, 5);
    assert.deepEqual(await codes(phone, 'privacyRequestVerify', { id, code: first }), ['CODE_EXPIRED']);
    const sent = await phone.does('privacyRequestCodeSend', { id }, 'sentTo { masked }');
    assert.equal(sent.sentTo.masked, 'r…@e….org');
    const second = await codeTo(server, email, 2);
    assert.deepEqual(await codes(phone, 'privacyRequestVerify', { id, code: first }), ['CODE_WRONG']);
    await change(`update privacy_request set code_expires_at = now() - interval '1 second' where id = '${id}'`);
    assert.deepEqual(await codes(phone, 'privacyRequestVerify', { id, code: second }), ['CODE_EXPIRED']);
    for (let sends = 2; sends < 5; sends++) {
      await phone.does('privacyRequestCodeSend', { id }, 'sentTo { masked }');
    }
    assert.deepEqual(await codes(phone, 'privacyRequestCodeSend', { id }), ['TOO_MANY_CODES']);
    const last = await codeTo(server, email, 5);
    const { privacyRequest } = await phone.does('privacyRequestVerify', { id, code: last }, OWN);
    assert.equal(privacyRequest.state, 'AWAITING_APPROVAL');
  });

  test('where no code can be sent an officer confirms the identity, and says how', async () => {
    const { id } = await customer(null);
    const agent = { name: 'A. Lawyer', authorisation: 'Power of attorney of 3 May' };
    const request = await filed(desk.first, 'dataExportRequest', { ...of({ id }), agent });
    assert.equal(request.state, 'VERIFYING_IDENTITY');
    assert.equal(request.filedAs, 'AGENT');
    assert.equal(request.agent.name, 'A. Lawyer');
    assert.deepEqual(await codes(desk.first, 'privacyRequestCodeSend', { id: request.id }), ['NO_CONTACT']);
    const input = { id: request.id, method: 'IDENTITY_DOCUMENT' };
    const confirmed = (await desk.first.does('privacyRequestConfirmIdentity', input, FIELDS)).privacyRequest;
    assert.equal(confirmed.state, 'AWAITING_APPROVAL');
    assert.equal(confirmed.identityMethod, 'IDENTITY_DOCUMENT');
  });

  test('the same key gives the same request, with another input it is refused, and another person has keys of their own', async () => {
    const whose = await customer();
    const input = { ...of(whose), idempotencyKey: 'the same', note: 'By telephone' };
    const both = await Promise.all([
      desk.first.does('dataExportRequest', input, FIELDS),
      desk.first.does('dataExportRequest', input, FIELDS),
    ]);
    assert.equal(both[0].privacyRequest.id, both[1].privacyRequest.id);
    const others = [
      ['dataErasureRequest', input],
      ['dataExportRequest', { ...input, note: 'By letter' }],
      ['dataExportRequest', { ...input, ...of(await customer()) }],
    ] as const;
    for (const [act, other] of others) {
      assert.deepEqual(await codes(desk.first, act, other), ['IDEMPOTENCY_CONFLICT']);
    }
    const second = await desk.second.does('dataExportRequest', input, FIELDS);
    assert.notEqual(second.privacyRequest.id, both[0].privacyRequest.id);
    assert.deepEqual(await codes(desk.first, 'dataExportRequest', { ...input, idempotencyKey: '' }), ['INVALID_INPUT']);
  });

  test('a key is known again by its hash: what somebody put into it is nowhere at rest', async () => {
    const idempotencyKey = 'Erase Annemarie Schwarz, annemarie@example.com';
    const input = { ...of(await customer()), idempotencyKey };
    const { privacyRequest } = await desk.first.does('dataExportRequest', input, FIELDS);
    const texts = await server.app.sessionOf(company.id).transaction(({ em }) =>
      em.execute<{ text: string }[]>(
        `select to_jsonb(each)::text as text from privacy_request each union all
        select to_jsonb(each)::text from privacy_change each union all select to_jsonb(each)::text from audit_entry each`,
      ),
    );
    assert.ok(texts.some(({ text }) => text.includes(privacyRequest.id)));
    assert.doesNotMatch(JSON.stringify(texts), /annemarie|schwarz/i);
    const again = await desk.first.does('dataExportRequest', input, FIELDS);
    assert.equal(again.privacyRequest.id, privacyRequest.id);
  });

  test('an erasure is approved by another officer than who filed it, for exactly the plan that they saw', async () => {
    const whose = await customer();
    const { id, planHash } = await filed(desk.first, 'dataErasureRequest', of(whose));
    assert.deepEqual(await codes(desk.first, 'privacyRequestApprove', { id, planHash }), ['SECOND_OFFICER_NEEDED']);
    const nameless = await company.officer();
    const refused = await nameless.ask(
      'mutation ($input: PrivacyRequestApproveInput!) { privacyRequestApprove(input: $input) { userErrors { code } } }',
      { input: { id, planHash } },
    );
    assert.equal(refused.errors[0]?.extensions.code, 'FORBIDDEN');
    const update = {
      customerId: whose.id,
      contactPoints: [
        { kind: 'PHONE', value: '+31201234567' },
        { kind: 'EMAIL', value: whose.email },
      ],
    };
    await company.admin.does('customerUpdate', update, 'customer { id }');
    const changed = await desk.second.tries('privacyRequestApprove', { id, planHash }, 'preview { hash }');
    assert.equal(changed.userErrors[0].code, 'PLAN_CHANGED');
    assert.notEqual(changed.preview.hash, planHash);
    const approved = { id, planHash: changed.preview.hash };
    await desk.second.does('privacyRequestApprove', approved, 'privacyRequest { id }');
    const done = await desk.ended(id);
    assert.equal(done.state, 'COMPLETED', JSON.stringify(done));
    assert.ok(done.certificate.includes(id));
    assert.equal(
      (await desk.first.data('query ($id: ID!) { customer(id: $id) { id } }', { id: whose.id })).customer,
      null,
    );
  });

  test('open work is named before an erasure, and keeps it from being approved', async () => {
    const robin = await company.provider();
    const { customerId } = await company.visit(robin, 'DISPATCHED');
    const { id, planHash } = await filed(desk.first, 'dataErasureRequest', of({ id: customerId }));
    const refused = await desk.second.tries('privacyRequestApprove', { id, planHash }, 'preview { blockers { type } }');
    assert.equal(refused.userErrors[0].code, 'OPEN_WORK');
    assert.equal(refused.preview.blockers[0].type, 'OPEN_VISIT');
    assert.equal((await desk.look(id)).state, 'AWAITING_APPROVAL');
  });

  test('a request is refused with a reason, taken back, or given more time, each only where that is possible', async () => {
    const whose = await customer();
    const one = await filed(desk.first, 'dataErasureRequest', of(whose));
    const deny = (reason: string, note?: string) =>
      codes(desk.second, 'privacyRequestDeny', { id: one.id, reason, note });
    assert.deepEqual(await deny('AGENT_NOT_AUTHORISED'), ['INVALID_INPUT']);
    assert.deepEqual(await deny('OTHER'), ['INVALID_INPUT']);
    const extend = { id: one.id, reason: 'COMPLEXITY' };
    const stale = { ...extend, expectedVersion: one.version + 7 };
    assert.deepEqual(await codes(desk.second, 'privacyRequestExtend', stale), ['CONFLICT']);
    const extended = (await desk.second.does('privacyRequestExtend', extend, FIELDS)).privacyRequest;
    assert.ok(extended.dueBy > one.dueBy);
    assert.equal(
      lettersTo(server, whose.email).filter((text) => /^Subject: Your request takes longer/m.test(text)).length,
      1,
    );
    assert.deepEqual(await codes(desk.second, 'privacyRequestExtend', extend), ['NOT_EXTENDABLE']);
    assert.deepEqual(await deny('LEGAL_OBLIGATION'), []);
    assert.equal((await desk.look(one.id)).reason, 'LEGAL_OBLIGATION');
    assert.deepEqual(await codes(desk.second, 'privacyRequestCancel', { id: one.id }), ['INVALID_TRANSITION']);
    const two = await filed(desk.first, 'dataErasureRequest', of(whose));
    assert.deepEqual(await codes(desk.first, 'privacyRequestCancel', { id: two.id }), []);
    assert.equal((await desk.look(two.id)).state, 'CANCELLED');
    assert.deepEqual(await codes(desk.first, 'privacyRequestRetry', { id: two.id }), ['INVALID_TRANSITION']);
  });

  test.run();
}
