// time-limit-s: 240
import assert from 'node:assert/strict';
import { channel } from 'node:diagnostics_channel';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileNameOf, ownerTagOf } from '../../features/subject-export/file-name.ts';
import type { Subject } from '../../store/subject-rows.ts';
import type { Json } from '../support/actor.ts';
import { Company } from '../support/company.ts';
import { lettersTo } from '../support/letters.ts';
import { PrivacyDesk } from '../support/privacy-desk.ts';
import { flavours, startServer, type TestServer } from '../support/server.ts';
import { suite } from '../support/suite.ts';
import { until } from '../support/within.ts';

const EXPORTS = `query ($id: ID!) { privacyRequests(filter: { subjectId: $id, kind: [EXPORT] }) {
  nodes { id state reason package { url } } } }`;
const STEPS = channel('whereabouts:privacy-step');

for (const flavour of flavours) {
  const test = suite(`what else is asked for a person who is erased, on ${flavour.name}`);
  let server: TestServer;
  let company: Company;
  let desk: PrivacyDesk;
  let made = 0;

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

  const customer = async (): Promise<{ subject: Subject; email: string }> => {
    const email = `quinn${++made}@example.com`;
    const input = { name: 'Quinn Aalders', contactPoints: [{ kind: 'EMAIL', value: email }] };
    const { customer } = await company.admin.does('customerCreate', input, 'customer { id }');
    return { subject: { kind: 'customer', id: customer.id }, email };
  };
  const texts = (): string[] => {
    const folder = join(server.dataDir, 'mail');
    const names = existsSync(folder) ? readdirSync(folder) : [];
    return names.map((name) => readFileSync(join(folder, name), 'utf8'));
  };

  test('requests that were open are closed with the reason, and the certificate goes out last, to nobody who is named', async () => {
    const { subject, email } = await customer();
    const open = await desk.file('dataExportRequest', subject);
    assert.equal(open.state, 'AWAITING_APPROVAL');
    const before = texts().filter((text) => text.includes('Your data was erased')).length;
    const { certificate } = await desk.carryOut('dataErasureRequest', subject);
    const { state, reason, closedAt } = await desk.look(open.id);
    assert.deepEqual([state, reason], ['CANCELLED', 'SUBJECT_ERASED']);
    assert.ok(closedAt);
    const sent = texts().filter((text) => text.includes('Your data was erased'));
    assert.equal(sent.length, before + 1);
    assert.ok(JSON.parse(certificate).signature);
    assert.ok(!texts().some((text) => text.includes(email)), 'no letter names the address');
  });

  test('a copy that is asked for while the person is being erased is not made, and both requests end', async () => {
    const { subject } = await customer();
    const { id } = await desk.file('dataErasureRequest', subject);
    let copying: Promise<string> | undefined;
    const listen = (message: unknown) => {
      const { step, phase } = message as { step: string; phase: string };
      if (step !== 'erasure.files' || phase !== 'start' || copying) return;
      copying = desk.file('dataExportRequest', subject).then(async (request) => {
        await desk.clear(request.id);
        return request.id;
      });
      copying.catch(() => {});
    };
    STEPS.subscribe(listen);
    await desk.clear(id);
    const done = await desk.ended(id);
    STEPS.unsubscribe(listen);
    assert.equal(done.state, 'COMPLETED', JSON.stringify(done));
    // Whoever comes too late is told that there is no such person, or that the request has ended.
    const late = await copying!.catch((error: Error) => error);
    if (late instanceof Error) assert.match(late.message, /NOT_FOUND|INVALID_TRANSITION/);
    else assert.equal((await desk.ended(late)).state, 'CANCELLED');
    const { nodes } = (await desk.first.data(EXPORTS, { id: subject.id })).privacyRequests;
    for (const copy of nodes) {
      assert.deepEqual([copy.state, copy.reason, copy.package], ['CANCELLED', 'SUBJECT_ERASED', null]);
    }
  });

  /** Approves an erasure, and has a package of the person made when it is too late for that: gives the request that failed. */
  async function failedBy(id: string, subject: Subject): Promise<{ failed: Json; path: string }> {
    const late = { ownerTag: ownerTagOf(subject.id), requestId: id, expiresAtMs: Date.now() + 86_400_000 };
    const path = join(server.dataDir, 'exports', fileNameOf(late));
    const listen = (message: unknown) => {
      const { step, phase } = message as { step: string; phase: string };
      if (step === 'erasure.key' && phase === 'start') writeFileSync(path, 'a package that was late');
    };
    STEPS.subscribe(listen);
    await desk.clear(id);
    const failed = await desk.ended(id);
    STEPS.unsubscribe(listen);
    assert.deepEqual([failed.state, failed.reason], ['FAILED', 'REMAINS_FOUND'], JSON.stringify(failed));
    const verify = failed.steps.find(({ name }: Json) => name === 'erasure.verify');
    assert.deepEqual([verify.state, verify.reason], ['FAILED', 'REMAINS_FOUND: files']);
    return { failed, path };
  }

  test('an erasure that failed at its last look is done from its first step again, and counts all of it', async () => {
    const { subject } = await customer();
    const { id } = await desk.file('dataErasureRequest', subject);
    const { path } = await failedBy(id, subject);
    await desk.first.does('privacyRequestRetry', { id }, 'privacyRequest { id }');
    const done = await desk.ended(id);
    assert.equal(done.state, 'COMPLETED', JSON.stringify(done));
    assert.ok(!existsSync(path));
    const { counts } = JSON.parse(done.certificate);
    const count = (name: string) => counts.find(({ step }: Json) => step === name).count;
    assert.deepEqual([count('erasure.files'), count('erasure.rows:customer'), count('erasure.key')], [1, 1, 1]);
  });

  test('an erasure that failed under a hold is brought up when the hold ends: for a new approval, then to the end', async () => {
    const { subject } = await customer();
    const on = { subject: { kind: 'CUSTOMER', id: subject.id }, ground: 'LITIGATION' };
    const { legalHold } = await desk.first.does('legalHoldCreate', on, 'legalHold { id }');
    const { id } = await desk.file('dataErasureRequest', subject);
    await failedBy(id, subject);
    await desk.first.does('legalHoldRelease', { legalHoldId: legalHold.id }, 'legalHold { active }');
    const isBroughtUp = async () => (await desk.look(id)).state === 'AWAITING_APPROVAL';
    await until(60_000, isBroughtUp, 'the erasure that had failed');
    await desk.clear(id);
    const done = await desk.ended(id);
    assert.equal(done.state, 'COMPLETED', JSON.stringify(done));
    assert.equal(JSON.parse(done.certificate).keysDestroyed, 1);
  });

  test('what became of a request is told by a letter', async () => {
    const { subject, email } = await customer();
    await desk.carryOut('dataExportRequest', subject);
    await desk.carryOut('dataRestrictionRequest', subject);
    const { id } = await desk.file('dataErasureRequest', subject);
    await desk.first.does('privacyRequestDeny', { id, reason: 'EXCESSIVE' }, 'privacyRequest { id }');
    const told = () => {
      const letters = lettersTo(server, email).join('\n');
      return ['The copy is ready', 'it is only stored', 'The request was refused'].every((words) =>
        letters.includes(words),
      );
    };
    await until(20_000, told, 'three letters');
  });

  test.run();
}
