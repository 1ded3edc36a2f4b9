// time-limit-s: 200
import assert from 'node:assert/strict';
import { CURRENT_WORDING } from '../../../policies/privacy/wordings.ts';
import type { StepRecord } from '../../features/privacy-step.ts';
import { newId } from '../../kernel/ids.ts';
import { Actor } from '../support/actor.ts';
import { Company } from '../support/company.ts';
import { RestartedServer } from '../support/restarted-server.ts';
import { flavours, type TestServer } from '../support/server.ts';
import { suite } from '../support/suite.ts';
import { until } from '../support/within.ts';

const CUSTOMER = 'query ($id: ID!) { customer(id: $id) { id name contactPoints { value } } }';
const CONSENTS = 'query ($subject: PrivacySubjectInput!) { consents(subject: $subject) { nodes { withdrawnAt } } }';
const REQUEST = 'query ($id: ID!) { privacyRequest(id: $id) { state } }';
const REPLAY =
  'mutation { privacyLedgerReplay { replay { erasures withdrawals revocations remaining } userErrors { code } } }';

/** What there is before the backup, and what is done after it. */
interface Story {
  readonly accountId: string;
  readonly admin: string;
  readonly officer: string;
  readonly strangerOfficer: string;
  readonly revoked: string;
  readonly revokedId: string;
  readonly erasedId: string;
  readonly withdrawnId: string;
}

async function before(server: TestServer): Promise<Story> {
  const company = await Company.found(server);
  const stranger = await Company.found(server, 'Another company');
  const erased = await company.job('Erased Person');
  const withdrawn = await company.job('Withdrawn Person');
  const consent = {
    subject: { kind: 'CUSTOMER', id: withdrawn.customerId },
    ...{ channel: 'EMAIL', purpose: 'REMINDERS', wordingVersion: CURRENT_WORDING.version, evidence: 'A signed form' },
  };
  await company.admin.does('consentGrant', consent, 'consent { id }');
  const revoked = await company.office('AGENT');
  const colleague = { name: 'Olive Officer', roles: ['COMPLIANCE_OFFICER'] };
  const { user } = await company.admin.does('userCreate', colleague, 'user { id }');
  const officerKey = { label: 'Officer', audience: 'compliance', userId: user.id };
  const officer = await company.admin.does('apiKeyCreate', officerKey, 'token');
  return {
    accountId: company.id,
    admin: company.admin.token,
    officer: officer.token,
    strangerOfficer: (await stranger.officer()).token,
    revoked: revoked.token,
    revokedId: revoked.keyId,
    erasedId: erased.customerId,
    withdrawnId: withdrawn.customerId,
  };
}

/** An erasure, a withdrawal and a revocation. */
async function act(server: TestServer, story: Story): Promise<void> {
  const subject = { kind: 'customer', id: story.erasedId } as const;
  const records: StepRecord[] = [];
  const job = { requestId: newId('PrivacyRequest', Date.now()), accountId: story.accountId, subject, planHash: null };
  for (const step of server.app.features.privacy.erasure.steps()) {
    const result = await step.run({ ...job, done: 0, before: records }, () => {});
    records.push({ name: step.name, store: step.store, ...result });
  }
  const admin = new Actor(server, story.admin);
  await admin.does('consentWithdraw', { subject: { kind: 'CUSTOMER', id: story.withdrawnId } }, 'consents { id }');
  await admin.does('apiKeyRevoke', { apiKeyId: story.revokedId }, 'apiKey { id }');
}

const readiness = async (server: TestServer) => {
  const answer = await fetch(server.httpUrl.replace('/graphql', '/readyz'));
  return [answer.status, ((await answer.json()) as { parts: { ledger: boolean } }).parts.ledger];
};

/** How things stand for those whom the story is about. */
async function state(server: TestServer, story: Story) {
  const officer = new Actor(server, story.officer);
  const { customer } = await officer.data(CUSTOMER, { id: story.erasedId });
  const { consents } = await officer.data(CONSENTS, { subject: { kind: 'CUSTOMER', id: story.withdrawnId } });
  const { status } = await new Actor(server, story.revoked).ask('{ viewer { audience } }');
  return {
    customer,
    isWithdrawn: consents.nodes.map((node: { withdrawnAt: string | null }) => node.withdrawnAt !== null),
    revokedKey: status,
  };
}

for (const flavour of flavours) {
  const test = suite(`a restored backup on ${flavour.name}`);
  let installation: RestartedServer;
  let story: Story;
  let backup: string;
  const DONE = { customer: null, isWithdrawn: [true], revokedKey: 401 };

  test.before(async () => {
    installation = await RestartedServer.on(flavour);
    story = await before(await installation.start());
    await installation.stop();
    backup = await installation.backUp();
    const server = await installation.start();
    await act(server, story);
    assert.deepEqual(await state(server, story), DONE);
    assert.deepEqual(await readiness(server), [200, true]);
    await installation.stop();
  });
  test.before.each(() => installation.restore(backup));
  test.after.each(() => installation.stop());
  test.after(() => installation.close());

  test('is not ready and does no background work; nobody who was erased can be read; a replay brings it up', async () => {
    const server = await installation.start();
    assert.deepEqual(await readiness(server), [503, false]);
    const restored = await state(server, story);
    assert.deepEqual([restored.isWithdrawn, restored.revokedKey], [[false], 200], 'the backup is as old as it is');
    assert.equal(restored.customer.name, null);
    assert.ok(restored.customer.contactPoints.every(({ value }: { value: unknown }) => value === null));
    const officer = new Actor(server, story.officer);
    const filing = { subject: { kind: 'CUSTOMER', id: story.withdrawnId }, idempotencyKey: 'after-the-restore' };
    const { privacyRequest } = await officer.does('dataOptOutRequest', filing, 'privacyRequest { id state }');
    const stateOf = async () => (await officer.data(REQUEST, { id: privacyRequest.id })).privacyRequest.state;

    const other = await new Actor(server, story.strangerOfficer).data(REPLAY);
    const nothing = { erasures: 0, withdrawals: 0, revocations: 0 };
    assert.deepEqual(other.privacyLedgerReplay.replay, { ...nothing, remaining: 3 }, 'nobody reaches another account');
    assert.deepEqual(await readiness(server), [503, false]);

    assert.equal(await stateOf(), 'SCHEDULED', 'nobody works on it');

    const { privacyLedgerReplay: first } = await officer.data(REPLAY);
    assert.deepEqual(first.replay, { erasures: 1, withdrawals: 1, revocations: 1, remaining: 0 });
    assert.deepEqual(await readiness(server), [200, true]);
    assert.deepEqual(await state(server, story), DONE);
    const { privacyLedgerReplay: again } = await officer.data(REPLAY);
    assert.deepEqual(again.replay, { ...nothing, remaining: 0 });
    await until(15_000, async () => (await stateOf()) === 'COMPLETED', 'background work');
  });

  test('a replay that is interrupted is gone on with', async () => {
    const server = await installation.start();
    const { ledger } = server.app;
    const adopt = ledger.adopt.bind(ledger);
    let left = 1;
    ledger.adopt = async (...args) => {
      if (left-- === 0) throw new Error('interrupted');
      return adopt(...args);
    };
    const officer = new Actor(server, story.officer);
    const { errors } = await officer.ask(REPLAY);
    assert.equal(errors[0]?.extensions.code, 'INTERNAL');
    await installation.stop();
    const next = await installation.start();
    assert.deepEqual(await readiness(next), [503, false]);
    const { privacyLedgerReplay: rest } = await new Actor(next, story.officer).data(REPLAY);
    assert.equal(rest.replay.erasures + rest.replay.withdrawals + rest.replay.revocations, 2);
    assert.deepEqual(await state(next, story), DONE);
    assert.deepEqual(await readiness(next), [200, true]);
  });

  test('an operator can have every account brought up before the server begins, with REPLAY_LEDGER', async () => {
    const server = await installation.start({ REPLAY_LEDGER: '1' });
    assert.deepEqual(await readiness(server), [200, true]);
    assert.deepEqual(await state(server, story), DONE);
    const { consents } = await new Actor(server, story.officer).data(CONSENTS, {
      subject: { kind: 'CUSTOMER', id: story.erasedId },
    });
    assert.deepEqual(consents.nodes, []);
  });

  test('nobody but compliance can have the ledger applied', async () => {
    const server = await installation.start();
    const { errors } = await new Actor(server, story.admin).ask(REPLAY);
    assert.equal(errors[0]?.extensions.code, 'GRAPHQL_VALIDATION_FAILED');
    assert.deepEqual(await readiness(server), [503, false]);
  });

  test.run();
}
