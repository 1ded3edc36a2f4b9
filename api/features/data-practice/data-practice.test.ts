import assert from 'node:assert/strict';
import { PRIVACY_CHANGES } from '../../../policies/privacy/changes.ts';
import { CONTACT_UNKNOWN } from '../../../policies/privacy/page-words.ts';
import { pageContentOf } from '../../../policies/privacy/practices.ts';
import { PRIVACY_MAPS } from '../../model/schema-hash.ts';
import { Company } from '../../test/support/company.ts';
import { flavours, startServer, type TestServer } from '../../test/support/server.ts';
import { suite } from '../../test/support/suite.ts';
import { HELD_FOR_MS } from '../position/position.board.ts';

const test = suite('data practices');
let server: TestServer;
let company: Company;

test.before(async () => {
  server = await startServer(flavours[0], { PRIVACY_CONTACT: 'privacy@example.com' });
  company = await Company.found(server);
});
test.after(async () => {
  await company.leave();
  await server.close();
});

const PRACTICES = `{ dataPractices {
  version effectiveAt contact principles
  categories { name what whose why basis how when keptFor }
  sharing
  rights { name text }
  signals { header name answer }
  promises
  changes { version effectiveAt changes }
} }`;

test('are the same for every audience, and what the privacy page says', async () => {
  const provider = await company.provider();
  const { visitId } = await company.visit(provider, 'EN_ROUTE');
  const officer = await company.actor({ audience: 'compliance', role: 'COMPLIANCE_OFFICER' });
  const viewers = [
    company.admin,
    provider.phone,
    await company.customer(visitId),
    officer,
    await company.partner('eta:read'),
  ];
  const answers = await Promise.all(viewers.map(async (viewer) => (await viewer.data(PRACTICES)).dataPractices));
  const { practices, rights, signals, principles, promises, sharing } = pageContentOf(PRIVACY_MAPS);
  const effectiveAt = `${PRIVACY_CHANGES[0].effectiveOn}T00:00:00.000Z`;
  for (const answer of answers) {
    assert.deepEqual(answer.categories, practices);
    assert.deepEqual([answer.rights, answer.signals], [rights, signals]);
    assert.deepEqual([answer.principles, answer.promises, answer.sharing], [principles, promises, sharing]);
    assert.deepEqual([answer.version, answer.effectiveAt], [PRIVACY_CHANGES[0].version, effectiveAt]);
    assert.equal(answer.changes.length, PRIVACY_CHANGES.length);
    assert.equal(answer.contact, 'privacy@example.com');
  }
});

test('are at /privacy of the running server, with the contact of its operator', async () => {
  const answer = await fetch(new URL('/privacy', server.httpUrl), { headers: { 'sec-gpc': '1' } });
  const text = await answer.text();
  assert.equal(answer.status, 200);
  assert.ok(text.includes('privacy@example.com') && !text.includes(CONTACT_UNKNOWN));
  assert.match(text, /Global Privacy Control: honoured/);
});

test('say of positions what is so: they are held for two minutes at most', () => {
  const positions = pageContentOf(PRIVACY_MAPS).practices.find(({ name }) => name === 'Where a provider is');
  assert.match(positions!.keptFor.join(), /two minutes at most/);
  assert.equal(HELD_FOR_MS, 120_000);
});

test.run();
