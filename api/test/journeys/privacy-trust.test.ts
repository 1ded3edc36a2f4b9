// time-limit-s: 200
import assert from 'node:assert/strict';
import type { Actor, Json } from '../support/actor.ts';
import { Company } from '../support/company.ts';
import { codeTo, lettersTo } from '../support/letters.ts';
import { PrivacyDesk } from '../support/privacy-desk.ts';
import { flavours, startServer, type TestServer } from '../support/server.ts';
import { suite } from '../support/suite.ts';
import { until } from '../support/within.ts';

const OWN = 'privacyRequest { id state filedAs }';
const WORDS = 'query ($id: ID!) { privacyRequest(id: $id) { id kind note contacts { id } corrections { value } } }';

for (const flavour of flavours) {
  const test = suite(`who has a hand in privacy requests, on ${flavour.name}`);
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
  test.after.each(() => company.leave());
  test.after(() => server.close());

  const provider = async (email?: string): Promise<{ phone: Actor; userId: string }> => {
    const input = { fullName: 'Robin Vos', ...(email && { email }) };
    const { provider } = await company.admin.does('providerCreate', input, 'provider { id }');
    const phone = await company.actor({ audience: 'provider', providerId: provider.id });
    return { phone, userId: (await phone.data('{ viewer { user { id } } }')).viewer.user.id };
  };
  const tries = (actor: Actor, act: string, input: object): Promise<Json> =>
    actor.tries(act, { idempotencyKey: `key ${++made}`, ...input }, OWN);
  const filed = async (actor: Actor, act: string, input: object = {}): Promise<Json> =>
    (await actor.does(act, { idempotencyKey: `key ${++made}`, ...input }, OWN)).privacyRequest;
  const codes = async (actor: Actor, act: string, input: object): Promise<string[]> =>
    (await actor.tries(act, input)).userErrors.map(({ code }: Json) => code);
  /** The code of the error with which an act is answered as a whole. */
  const barred = async (actor: Actor, act: string, input: object): Promise<string> => {
    const type = `${act[0]!.toUpperCase()}${act.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${act}(input: $input) { userErrors { code } } }`;
    return (await actor.ask(query, { input })).errors?.[0]?.extensions.code;
  };
  /** As if time had passed. */
  const change = (sql: string) => server.app.sessionOf(company.id).transaction((session) => session.em.execute(sql));

  test('a link reads no word of what officers filed about its customer, and cannot take it back', async () => {
    const { visitId, customerId } = await company.visit(null);
    const holder = await company.customer(visitId);
    const corrections = [{ field: 'NOTES', value: 'Gate code 4711' }];
    const input = { note: 'Suspected fraud', corrections };
    const { id } = await desk.file('dataRectificationRequest', { kind: 'customer', id: customerId }, input);
    const { data, errors } = await holder.ask(WORDS, { id });
    const words = { note: null, contacts: null, corrections: null };
    assert.deepEqual(data.privacyRequest, { id, kind: 'RECTIFICATION', ...words });
    assert.deepEqual(new Set(errors.map(({ extensions }) => extensions.code)), new Set(['FORBIDDEN']));
    for (const act of ['privacyRequestCancel', 'privacyRequestCodeSend']) {
      assert.equal(await barred(holder, act, { id }), 'FORBIDDEN', act);
    }
    assert.equal((await desk.look(id)).state, 'AWAITING_APPROVAL');
    const own = await filed(holder, 'dataExportRequest', { note: 'Mine' });
    assert.equal((await holder.data(WORDS, { id: own.id })).privacyRequest.note, 'Mine');
    assert.deepEqual(await codes(holder, 'privacyRequestCancel', { id: own.id }), []);
  });

  test('a copy is fetched after the visit by the link that asked for it, which opens nothing else', async () => {
    const { visitId } = await company.visit(null);
    const [holder, other] = [await company.customer(visitId), await company.customer(visitId)];
    const { id } = await filed(holder, 'dataExportRequest');
    const code = await codeTo(server, 'sam.bakker@example.com');
    await holder.does('privacyRequestVerify', { id, code }, OWN);
    const { package: made } = await desk.ended(id);
    await company.admin.does('visitCancel', { visitId }, 'visit { stage }');
    const fetched = async (actor: Actor) => {
      const at = new URL(new URL(made.url).pathname, actor.httpUrl);
      const response = await fetch(at, { headers: { authorization: `Bearer ${actor.token}` } });
      await response.arrayBuffer();
      return response.status;
    };
    assert.deepEqual([await fetched(holder), await fetched(other)], [200, 404]);
    assert.equal((await holder.ask('{ viewer { audience } }')).errors[0]?.extensions.code, 'UNAUTHENTICATED');
    await company.admin.does('shareGrantRevoke', { shareGrantId: holder.grantId }, 'shareGrant { id }');
    assert.equal(await fetched(holder), 401);
  });

  test('the office files for itself and for customers who show who they are, and never for a colleague', async () => {
    const { user } = await company.admin.does('userCreate', { name: 'Ada', roles: ['AGENT'] }, 'user { id }');
    const ada = await company.actor({ audience: 'office', role: 'AGENT', userId: user.id });
    const { customerId } = await company.visit(null);
    const { userId } = await provider();
    const about = { subject: { kind: 'CUSTOMER', id: customerId } };
    const called = await filed(ada, 'dataExportRequest', about);
    assert.deepEqual([called.filedAs, called.state], ['STAFF', 'VERIFYING_IDENTITY']);
    assert.deepEqual((await filed(ada, 'dataExportRequest')).filedAs, 'SELF');
    const colleague = { subject: { kind: 'USER', id: userId }, idempotencyKey: 'theirs' };
    for (const act of ['dataExportRequest', 'dataErasureRequest', 'dataOptOutRequest']) {
      assert.equal(await barred(ada, act, colleague), 'FORBIDDEN', act);
    }
    const { id } = called;
    const code = await codeTo(server, 'sam.bakker@example.com');
    await ada.does('privacyRequestVerify', { id, code }, OWN);
    assert.equal((await desk.look(id)).state, 'AWAITING_APPROVAL', 'an officer looks at what staff files');
  });

  test('an officer who alone answers for an identity is not the one who approves', async () => {
    const { phone } = await provider();
    const { id, state } = await filed(phone, 'dataExportRequest');
    assert.equal(state, 'VERIFYING_IDENTITY');
    await desk.first.does('privacyRequestConfirmIdentity', { id, method: 'IN_PERSON' }, OWN);
    const { state: waits, planHash } = await desk.look(id);
    assert.equal(waits, 'AWAITING_APPROVAL');
    assert.deepEqual(await codes(desk.first, 'privacyRequestApprove', { id, planHash }), ['SECOND_OFFICER_NEEDED']);
    assert.deepEqual(await codes(desk.second, 'privacyRequestApprove', { id, planHash }), []);
    assert.equal((await desk.ended(id)).state, 'COMPLETED');
  });

  test('a key that names nobody decides nothing, and no officer decides about themself', async () => {
    const { viewer } = await desk.second.data('{ viewer { user { id } } }');
    const about = { kind: 'user', id: viewer.user.id } as const;
    const { id } = await desk.file('dataExportRequest', about);
    const nameless = await company.officer();
    const decisions = {
      privacyRequestDeny: { id, reason: 'EXCESSIVE' },
      privacyRequestExtend: { id, reason: 'COMPLEXITY' },
      privacyRequestCancel: { id },
      privacyRequestConfirmReceipt: { id },
      privacyRequestRetry: { id },
    };
    const hold = { subject: { kind: 'USER', id: about.id }, ground: 'TAX' };
    assert.equal(await barred(nameless, 'legalHoldCreate', hold), 'FORBIDDEN');
    const { legalHold } = await desk.first.does('legalHoldCreate', hold, 'legalHold { id }');
    assert.equal(await barred(nameless, 'legalHoldRelease', { legalHoldId: legalHold.id }), 'FORBIDDEN');
    const confirm = { id, method: 'POST' };
    assert.equal(await barred(nameless, 'privacyRequestConfirmIdentity', confirm), 'FORBIDDEN');
    for (const [act, input] of Object.entries(decisions)) {
      assert.equal(await barred(nameless, act, input), 'FORBIDDEN', act);
      assert.equal(await barred(desk.second, act, input), 'FORBIDDEN', act);
    }
    assert.equal((await desk.look(id)).state, 'AWAITING_APPROVAL');
    assert.deepEqual(await codes(desk.first, 'privacyRequestDeny', decisions.privacyRequestDeny), []);
    const own = await filed(desk.second, 'dataExportRequest');
    assert.deepEqual(await codes(desk.second, 'privacyRequestCancel', { id: own.id }), [], 'what they filed themself');
  });

  test('what is open is not filed again, and a person is sent ten codes a day at most, outside of subjects', async () => {
    const email = `full${++made}@example.org`;
    const { phone } = await provider(email);
    const both = await Promise.all([tries(phone, 'dataExportRequest', {}), tries(phone, 'dataExportRequest', {})]);
    const refused = both.filter(({ userErrors }) => userErrors[0]?.code === 'ALREADY_OPEN');
    assert.equal(refused.length, 1);
    assert.equal(both[0].privacyRequest.id, both[1].privacyRequest.id);
    let { id } = both[0].privacyRequest;
    for (let again = 1; again <= 10; again++) {
      await phone.does('privacyRequestCancel', { id }, OWN);
      id = (await filed(phone, 'dataExportRequest')).id;
    }
    const letters = lettersTo(server, email);
    assert.equal(letters.length, 10);
    assert.ok(letters.every((text) => /shows it: \d{8}/.test(text) && !/^Subject: .*\d/m.test(text)));
    assert.deepEqual(await codes(phone, 'privacyRequestCodeSend', { id }), ['TOO_MANY_CODES']);
    await change(`update privacy_request set code_sent_at = code_sent_at - interval '1 day'`);
    assert.deepEqual(await codes(phone, 'privacyRequestCodeSend', { id }), []);
  });

  test('a person is told ten times a day at most that something has come in; an officer sees what was not told', async () => {
    const [flooded, other] = [`flood${++made}@example.org`, `calm${++made}@example.org`];
    const [id, calmId] = [(await provider(flooded)).userId, (await provider(other)).userId];
    const told = (address: string) => lettersTo(server, address).filter((text) => /has come in/.test(text)).length;
    const file = (userId: string) =>
      desk.file('dataExportRequest', { kind: 'user', id: userId }, { jurisdiction: 'CCPA' });
    for (let count = 1; count <= 10; count++) await file(id);
    const ask = '{ privacyRequests(first: 50) { nodes { id confirmedAt } } }';
    const waiting = async () =>
      (await desk.first.data(ask)).privacyRequests.nodes.filter((node: Json) => !node.confirmedAt);
    await until(20_000, async () => (await waiting()).length === 0 || undefined, 'ten receipts');
    const last = await file(id);
    await file(calmId);
    await until(20_000, async () => told(other) === 1 || undefined, 'the receipt of somebody else');
    await until(20_000, async () => (await waiting()).length === 1 || undefined, 'that nothing else is to come');
    assert.deepEqual([(await waiting())[0].id, told(flooded)], [last.id, 10]);
  });

  test('after twenty wrong codes in a day none is taken; what nobody shows to be theirs is refused when it is due', async () => {
    const email = `guess${++made}@example.org`;
    const { phone } = await provider(email);
    const { id } = await filed(phone, 'dataErasureRequest');
    let code = '';
    for (let sent = 1; sent <= 5; sent++) {
      if (sent > 1) assert.deepEqual(await codes(phone, 'privacyRequestCodeSend', { id }), []);
      code = await codeTo(server, email, sent);
      const wrong = String((Number(code) + 1) % 1e8).padStart(8, '0');
      for (let tried = 0; tried < 5 && sent < 5; tried++) {
        assert.deepEqual(await codes(phone, 'privacyRequestVerify', { id, code: wrong }), ['CODE_WRONG']);
      }
    }
    assert.deepEqual(await codes(phone, 'privacyRequestVerify', { id, code }), ['TOO_MANY_CODES']);
    const { watch } = server.app.features.privacy.requests;
    await watch.denyUnverified();
    assert.equal((await desk.look(id)).state, 'VERIFYING_IDENTITY');
    await change(`update privacy_request set due_by = now() - interval '1 second' where id = '${id}'`);
    await watch.denyUnverified();
    const { state, reason } = await desk.look(id);
    assert.deepEqual([state, reason], ['DENIED', 'IDENTITY_NOT_VERIFIED']);
    const next = await filed(phone, 'dataErasureRequest');
    await change(`update privacy_request set code_sent_at = code_sent_at - interval '1 day' where id = '${id}'`);
    const known = { id: next.id, code: await codeTo(server, email, 6) };
    assert.deepEqual(await codes(phone, 'privacyRequestVerify', known), []);
  });

  test.run();
}
