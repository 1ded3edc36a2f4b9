// time-limit-s: 200
import assert from 'node:assert/strict';
import type { Actor, Json } from '../support/actor.ts';
import { Company } from '../support/company.ts';
import { codeTo, lettersTo } from '../support/letters.ts';
import { PrivacyDesk } from '../support/privacy-desk.ts';
import { flavours, startServer, type TestServer } from '../support/server.ts';
import { suite } from '../support/suite.ts';
import { until } from '../support/within.ts';

const CUSTOMER = `query ($id: ID!) { customer(id: $id) {
  id kind restricted name notes contactPoints { id kind value } properties { id address { line1 } } } }`;
const USERS = '{ users(first: 100) { nodes { id name email roles restricted } } }';
/** Everything that leads to somebody who works here. What an audience has not is left out of what it is answered. */
const WHO_COMES = [
  [USERS, ''],
  ['query { providers { nodes { id displayName fullName clockedIn restricted } } }', ''],
  ['query { providers { nodes { id clockedIn } } }', ''],
  ['query ($id: ID!) { visit(id: $id) { id assignee { id displayName } } }', 'visit'],
  ['query ($id: ID!) { node(id: $id) { id ... on Provider { displayName } } }', 'provider'],
  ['query ($id: ID!) { node(id: $id) { id ... on Provider { displayName fullName } } }', 'provider'],
] as const;
const PROGRESS = `subscription ($id: ID!) { privacyRequestProgress(id: $id) {
  requestId sequence state reason percent steps { name state } } }`;

async function everythingSeenBy(actor: Actor, visitId: string, providerId: string): Promise<Json[]> {
  const answers = WHO_COMES.map(async ([query, about]) => {
    const id = about === 'visit' ? visitId : providerId;
    return (await actor.ask(query, about ? { id } : {})).data;
  });
  const seen = (await Promise.all(answers)).filter((data) => data !== null);
  assert.ok(seen.length > 0, 'something is there to be looked at');
  return seen;
}

for (const flavour of flavours) {
  const test = suite(`the rights of people on ${flavour.name}`);
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

  const customer = async (): Promise<string> => {
    const contactPoints = [{ kind: 'EMAIL', value: `kim${++made}@example.com` }];
    const input = { name: 'Kim Visser', notes: 'Has a dog', contactPoints };
    return (await company.admin.does('customerCreate', input, 'customer { id }')).customer.id;
  };
  /** The user behind a provider, and a dispatcher of the company: Ada Smit. */
  const peopleOf = async (provider: { phone: Actor }) => {
    const { viewer } = await provider.phone.data('{ viewer { user { id } } }');
    const ada = { name: 'Ada Smit', email: 'ada@example.com', roles: ['DISPATCHER'] };
    const { user } = await company.admin.does('userCreate', ada, 'user { id }');
    const colleague = await company.actor({ audience: 'office', role: 'DISPATCHER', userId: user.id });
    return { userId: viewer.user.id as string, colleague, colleaguesId: user.id as string };
  };
  const see = async (actor: Actor, id: string): Promise<Json> => (await actor.ask(CUSTOMER, { id })).data.customer;
  const change = (sql: string) => server.app.sessionOf(company.id).transaction((session) => session.em.execute(sql));

  test('a correction changes name, notes and address, and people are found by the new ones alone', async () => {
    const id = await customer();
    const [point] = (await see(company.admin, id)).contactPoints;
    const email = `kim.new${++made}@example.com`;
    const corrections = [
      { field: 'NAME', value: 'Kim Visscher' },
      { field: 'NOTES', value: '' },
      { field: 'CONTACT_POINT', id: point.id, value: email },
    ];
    const bad = { subject: { kind: 'CUSTOMER', id }, idempotencyKey: 'bad' };
    for (const correction of [
      { field: 'EMAIL', value: email },
      { ...corrections[2], value: 'nobody' },
    ]) {
      const tried = await desk.first.tries('dataRectificationRequest', { ...bad, corrections: [correction] });
      assert.equal(tried.userErrors[0].code, 'INVALID_INPUT');
    }
    await desk.carryOut('dataRectificationRequest', { kind: 'customer', id }, { corrections });
    const after = await see(company.admin, id);
    assert.deepEqual([after.name, after.notes, after.contactPoints[0].value], ['Kim Visscher', null, email]);
    const found = async (filter: object) =>
      (
        await company.admin.data('query ($filter: CustomerFilter) { customers(filter: $filter) { nodes { id } } }', {
          filter,
        })
      ).customers.nodes.length;
    assert.deepEqual(
      await Promise.all([found({ name: 'visscher' }), found({ name: 'visser' }), found({ email })]),
      [1, 0, 1],
    );
  });

  test('what is restricted is only stored: the office sees that there is somebody, and compliance the rest, until it is lifted', async () => {
    const robin = await company.provider();
    const { customerId: id, jobId, visitId } = await company.visit(robin, 'DISPATCHED');
    const subject = { kind: 'customer', id } as const;
    await desk.carryOut('dataRestrictionRequest', subject);
    const { data, errors } = await company.admin.ask(CUSTOMER, { id });
    assert.deepEqual([data.customer.id, data.customer.restricted, data.customer.name], [id, true, null]);
    assert.ok(errors.every(({ extensions }) => extensions.code === 'FORBIDDEN') && errors.length >= 3);
    const rest = `query ($job: ID!, $visit: ID!) { job(id: $job) { id summary notes } visit(id: $visit) { id notes property { id } } }`;
    const ids = { job: jobId, visit: visitId };
    for (const actor of [company.admin, robin.phone]) {
      const seen = JSON.stringify((await actor.ask(rest, ids)).data);
      assert.doesNotMatch(seen, /Leaking tap|Ring twice|Blue door|pty_/);
    }
    assert.equal((await see(desk.first, id)).name, 'Sam Bakker');
    const update = await company.admin.ask(
      'mutation ($input: CustomerUpdateInput!) { customerUpdate(input: $input) { customer { id } userErrors { code } } }',
      { input: { customerId: id, name: 'Other' } },
    );
    assert.equal(update.errors[0]?.extensions.code, 'FORBIDDEN');
    const named = await company.admin.data('query { customers(filter: { name: "bakker" }) { nodes { id } } }');
    assert.deepEqual(named.customers.nodes, [], 'nor is it found by what may not be read');
    await desk.carryOut('dataRestrictionRequest', subject, { lift: true });
    assert.equal((await see(company.admin, id)).name, 'Sam Bakker');
  });

  test('who works here and is restricted keeps their name to themself and compliance, until it is lifted', async () => {
    const robin = await company.provider('Robin Zeegers');
    const { visitId } = await company.visit(robin, 'DISPATCHED');
    const [holder, dispatcher, app] = await Promise.all([
      company.customer(visitId),
      company.office(),
      company.partner('positions:read', 'visits:read'),
    ]);
    const { userId, colleague, colleaguesId } = await peopleOf(robin);
    for (const id of [userId, colleaguesId]) await desk.carryOut('dataRestrictionRequest', { kind: 'user', id });
    for (const actor of [company.admin, dispatcher, app, holder]) {
      assert.doesNotMatch(JSON.stringify(await everythingSeenBy(actor, visitId, robin.id)), /Robin|Zeegers|Ada|Smit/);
    }
    const { users } = (await company.admin.ask(USERS)).data;
    const stored = users.nodes.filter(({ restricted }: Json) => restricted);
    assert.deepEqual(
      stored.map(({ id, name, email, roles }: Json) => [id, name, email, roles]),
      [
        [userId, null, null, ['PROVIDER']],
        [colleaguesId, null, null, ['DISPATCHER']],
      ],
    );
    const found = await company.admin.data('{ providers(filter: { name: "zeegers" }) { nodes { id } } }');
    assert.deepEqual(found.providers.nodes, [], 'nor are they found by what may not be read');
    const officers = JSON.stringify(await everythingSeenBy(desk.first, visitId, robin.id));
    assert.match(officers, /Robin Zeegers.*Ada Smit|Ada Smit.*Robin Zeegers/);
    const own = await robin.phone.data(
      `query ($id: ID!) { provider(id: $id) { displayName fullName restricted }
      viewer { user { name restricted } } }`,
      { id: robin.id },
    );
    assert.deepEqual(own.provider, { displayName: 'Robin', fullName: 'Robin Zeegers', restricted: true });
    assert.deepEqual(own.viewer.user, { name: 'Robin Zeegers', restricted: true });
    const { viewer } = await colleague.data('{ viewer { user { name email } } }');
    assert.deepEqual(viewer.user, { name: 'Ada Smit', email: 'ada@example.com' });
    await desk.carryOut('dataRestrictionRequest', { kind: 'user', id: userId }, { lift: true });
    const seen = JSON.stringify(await everythingSeenBy(holder, visitId, robin.id));
    assert.match(seen, /"displayName":"Robin"/);
    assert.match(JSON.stringify((await company.admin.ask(USERS)).data), /Robin Zeegers/);
  });

  test('an opt-out needs no code and no approval, and is done at once', async () => {
    const robin = await company.provider();
    const input = { idempotencyKey: 'no thanks' };
    const filed = await robin.phone.does('dataOptOutRequest', input, 'privacyRequest { id state }');
    const done = await desk.ended(filed.privacyRequest.id);
    assert.equal(done.state, 'COMPLETED');
    const { optOuts } = await robin.phone.data('query { optOuts { source } }');
    assert.deepEqual(optOuts, [{ source: 'REQUEST' }]);
  });

  test('the holder of a link files for the customer behind it, and sees that request and no other', async () => {
    const { visitId, customerId } = await company.visit(await company.provider(), 'DISPATCHED');
    const holder = await company.customer(visitId);
    const somebody = await customer();
    const other = await desk.file('dataExportRequest', { kind: 'customer', id: somebody });
    const input = { idempotencyKey: 'mine' };
    const { privacyRequest } = await holder.does(
      'dataExportRequest',
      input,
      'privacyRequest { id state subject { id } }',
    );
    assert.equal(privacyRequest.subject.id, customerId);
    const list = await holder.data('query { privacyRequests { nodes { id } } }');
    assert.deepEqual(list.privacyRequests.nodes, [{ id: privacyRequest.id }]);
    const hidden = await holder.data('query ($id: ID!) { privacyRequest(id: $id) { id } }', { id: other.id });
    assert.equal(hidden.privacyRequest, null);
    const foreign = await holder.tries('dataErasureRequest', {
      ...input,
      subject: { kind: 'CUSTOMER', id: somebody },
    });
    assert.equal(foreign.userErrors[0].code, 'NOT_FOUND');
    const code = await codeTo(server, 'sam.bakker@example.com');
    await holder.does('privacyRequestVerify', { id: privacyRequest.id, code }, 'privacyRequest { id }');
    assert.equal((await desk.ended(privacyRequest.id)).state, 'COMPLETED');
  });

  test('another company sees nothing of a request, and can do nothing to it', async () => {
    const { id } = await desk.file('dataErasureRequest', { kind: 'customer', id: await customer() });
    const others = await Company.found(server);
    const stranger = (await PrivacyDesk.of(others)).first;
    assert.equal(
      (await stranger.data('query ($id: ID!) { privacyRequest(id: $id) { id } }', { id })).privacyRequest,
      null,
    );
    assert.deepEqual((await stranger.data('query { privacyRequests { nodes { id } } }')).privacyRequests.nodes, []);
    for (const [act, input] of Object.entries({
      privacyRequestCancel: { id },
      privacyRequestDeny: { id, reason: 'EXCESSIVE' },
      privacyRequestApprove: { id, planHash: '' },
      privacyRequestConfirmIdentity: { id, method: 'POST' },
      privacyRequestExtend: { id, reason: 'COMPLEXITY' },
      privacyRequestRetry: { id },
    })) {
      assert.equal((await stranger.tries(act, input)).userErrors[0]?.code, 'NOT_FOUND', act);
    }
    const stream = stranger.watch(PROGRESS, { id });
    assert.equal((await stream.ended()).code, 'NOT_FOUND');
    others.leave();
    stranger.leave();
  });

  test('progress is told change by change from how it stands now to its end, to each who follows it', async () => {
    const { id } = await desk.file('dataExportRequest', { kind: 'customer', id: await customer() });
    const streams = [desk.first.watch(PROGRESS, { id }), desk.second.watch(PROGRESS, { id })];
    const told: Json[][] = [[], []];
    for (const [i, stream] of streams.entries()) told[i]!.push((await stream.next()).privacyRequestProgress);
    assert.equal(told[0]![0].state, 'AWAITING_APPROVAL');
    await desk.clear(id);
    for (const [i, stream] of streams.entries()) {
      const final = (data: Json) =>
        told[i]!.push(data.privacyRequestProgress) > 0 && data.privacyRequestProgress.percent === 100;
      await stream.until(final, 20_000);
      const { code, reason } = await stream.ended();
      assert.deepEqual([code, reason], ['STREAM_ENDED', 'COMPLETED']);
    }
    for (const events of told) {
      const first = events[0].sequence;
      assert.deepEqual(
        events.map(({ sequence }) => sequence),
        events.map((_event, i) => first + i),
      );
      const states = [...new Set(events.map(({ state }) => state))];
      assert.deepEqual(states, ['AWAITING_APPROVAL', 'SCHEDULED', 'RUNNING', 'COMPLETED']);
    }
    const late = desk.first.watch(PROGRESS, { id });
    assert.equal((await late.next()).privacyRequestProgress.state, 'COMPLETED');
    assert.equal((await late.ended()).reason, 'COMPLETED');
  });

  test('what is due soon and what is overdue can be listed, and comes first', async () => {
    const file = async () => (await desk.file('dataErasureRequest', { kind: 'customer', id: await customer() })).id;
    const [far, near, overdue] = [await file(), await file(), await file()];
    await change(
      `update privacy_request set due_near_from = now() - interval '1 day', due_by = now() + interval '1 day' where id = '${near}'`,
    );
    await change(
      `update privacy_request set due_near_from = now() - interval '9 days', due_by = now() - interval '1 day' where id = '${overdue}'`,
    );
    const list = async (filter: object) =>
      (
        await desk.first.data(
          'query ($filter: PrivacyRequestFilter) { privacyRequests(filter: $filter) { nodes { id deadline } } }',
          { filter },
        )
      ).privacyRequests.nodes;
    assert.deepEqual(await list({}), [
      { id: overdue, deadline: 'OVERDUE' },
      { id: near, deadline: 'NEAR' },
      { id: far, deadline: 'ON_TIME' },
    ]);
    const ids = async (filter: object) => (await list(filter)).map(({ id }: Json) => id);
    assert.deepEqual(await ids({ deadline: ['NEAR'] }), [near]);
    assert.deepEqual(await ids({ deadline: ['ON_TIME', 'OVERDUE'] }), [overdue, far]);
    assert.deepEqual(await ids({ overdueOnly: true }), [overdue]);
    await server.app.features.privacy.requests.watch.count();
    assert.ok(server.app.features.privacy.requests.watch.counts.overdue >= 1);
    await desk.first.does('privacyRequestCancel', { id: overdue }, '');
    assert.deepEqual(await ids({ overdueOnly: true }), []);
    assert.deepEqual(await ids({ deadline: ['OVERDUE'] }), [overdue], 'it was late, for ever');
  });

  test('under the law of California receipt is confirmed by e-mail with the filing, or waits to be confirmed', async () => {
    const reachable = await customer();
    const ccpa = { jurisdiction: 'CCPA' };
    const { id } = await desk.file('dataExportRequest', { kind: 'customer', id: reachable }, ccpa);
    const ask = async (which: string) =>
      (await desk.first.data('query ($id: ID!) { privacyRequest(id: $id) { confirmBy confirmedAt } }', { id: which }))
        .privacyRequest;
    await until(10_000, async () => (await ask(id)).confirmedAt ?? undefined, 'the confirmation');
    const address = `kim${made}@example.com`;
    assert.equal(
      lettersTo(server, address).filter((text) => /^Subject: Your request has come in/m.test(text)).length,
      1,
    );
    const contactPoints = [{ kind: 'PHONE', value: '+31201234567' }];
    const mute = await company.admin.does('customerCreate', { name: 'No Mail', contactPoints }, 'customer { id }');
    const other = await desk.file('dataExportRequest', { kind: 'customer', id: mute.customer.id }, ccpa);
    const waiting = await ask(other.id);
    assert.ok(waiting.confirmBy);
    assert.equal(waiting.confirmedAt, null);
    await desk.first.does('privacyRequestConfirmReceipt', { id: other.id }, '');
    assert.ok((await ask(other.id)).confirmedAt);
  });

  test('what a copy would contain is told by counts, to officers and to the person themself', async () => {
    const id = await customer();
    const ask =
      'query ($subject: PrivacySubjectInput) { dataCategories(subject: $subject) { concept category rows properties } }';
    const { dataCategories } = await desk.first.data(ask, { subject: { kind: 'CUSTOMER', id } });
    const contact = dataCategories.find(({ concept }: Json) => concept === 'contactPoint');
    assert.deepEqual([contact.category, contact.rows], ['contact', 1]);
    assert.doesNotMatch(JSON.stringify(dataCategories), /Kim|kim\d/);
    const robin = await company.provider();
    assert.ok((await robin.phone.data(ask)).dataCategories.length > 0);
    const foreign = await robin.phone.data(ask, { subject: { kind: 'CUSTOMER', id } });
    assert.deepEqual(foreign.dataCategories, []);
  });

  test.run();
}
