import assert from 'node:assert/strict';
import { Actor, type Json } from '../support/actor.ts';
import { Company } from '../support/company.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { suite } from '../support/suite.ts';

const test = suite('keys and links');
let server: TestServer;
let company: Company;

test.before(async () => {
  server = await startServer();
});
test.before.each(async () => {
  company = await Company.found(server);
});
test.after.each(() => company.leave());
test.after(() => server.close());

const rows = (table: string) => server.app.sessionOf(company.id).em.execute<Json[]>(`select * from "${table}"`);
const status = async (token: string) => (await new Actor(server, token).ask('{ viewer { audience } }')).status;

test('a key is shown once, stored as a hash, and listed without its secret', async () => {
  const officer = await company.officer();
  assert.equal(await status(officer.token), 200);
  const stored = JSON.stringify(await rows('api_key'));
  assert.ok(stored.includes(officer.keyId));
  assert.ok(!stored.includes(officer.token) && !stored.includes(officer.token.slice(-30, -8)));
  const { apiKeys } = await company.admin.data(
    '{ apiKeys { nodes { id label audience role scopes createdAt expiresAt revokedAt } } }',
  );
  const listed = apiKeys.nodes.find((key: Json) => key.id === officer.keyId);
  assert.deepEqual([listed.audience, listed.role, listed.revokedAt], ['compliance', 'COMPLIANCE_OFFICER', null]);
});

test('a link holds at least 128 random bits in its fragment, is stored as a hash and listed without them', async () => {
  const { visitId } = await company.visit(null);
  const select = 'link token shareGrant { id expiresAt revokedAt visit { id } }';
  const made = [1, 2].map(() => company.admin.does('shareGrantCreate', { visitId }, select));
  const [one, two] = await Promise.all(made);
  const { hash, search, pathname } = new URL(one.link);
  assert.deepEqual([hash, search, pathname], [`#${one.token}`, '', '/track']);
  assert.notEqual(one.token, two.token);
  assert.ok(one.token.length * 5 >= 128, one.token.length);
  assert.ok(!JSON.stringify(await rows('share_grant')).includes(one.token));
  const { shareGrants } = await company.admin.data(
    'query ($v: ID!) { shareGrants(visitId: $v) { nodes { id expiresAt revokedAt visit { id } } } }',
    { v: visitId },
  );
  assert.deepEqual(
    shareGrants.nodes.map((each: Json) => each.id).sort(),
    [one.shareGrant.id, two.shareGrant.id].sort(),
  );
  assert.equal(await status(one.token), 200);
});

test('one wrong character anywhere is no token, and neither is another prefix', async () => {
  const { token } = await company.officer();
  for (const at of [0, 3, 10, 20, token.length - 1]) {
    const other = token[at] === 'a' ? 'b' : 'a';
    assert.equal(await status(token.slice(0, at) + other + token.slice(at + 1)), 401, `at ${at}`);
  }
  for (const wrong of ['x', `${token}x`, token.slice(1), token.toUpperCase()]) assert.equal(await status(wrong), 401);
});

test('revoking twice is as once, and says since when', async () => {
  const officer = await company.officer();
  const revoke = () => company.admin.does('apiKeyRevoke', { apiKeyId: officer.keyId }, 'apiKey { revokedAt }');
  const first = (await revoke()).apiKey.revokedAt;
  assert.ok(Date.parse(first) > 0);
  assert.equal((await revoke()).apiKey.revokedAt, first);
  assert.equal(await status(officer.token), 401);
  const customer = await company.customer((await company.visit(null)).visitId);
  const end = () =>
    company.admin.does('shareGrantRevoke', { shareGrantId: customer.grantId }, 'shareGrant { revokedAt }');
  assert.equal((await end()).shareGrant.revokedAt, (await end()).shareGrant.revokedAt);
  assert.equal(await status(customer.token), 401);
});

test('the token alone says who asks: no header names a user', async () => {
  const { token } = await company.partner('eta:read');
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${token}`,
    'x-user-id': 'usr_1',
    'x-account-id': 'acc_1',
    'x-role': 'ADMIN',
    'x-audience': 'office',
    cookie: `token=${company.admin.token}`,
  };
  const body = JSON.stringify({ query: '{ viewer { audience role scopes account { id } } }' });
  const { data } = (await (await fetch(server.httpUrl, { method: 'POST', headers, body })).json()) as Json;
  const account = { id: company.id };
  assert.deepEqual(data.viewer, { audience: 'partner', role: null, scopes: ['eta:read'], account });
  const { authorization: _, ...without } = headers;
  assert.equal((await fetch(server.httpUrl, { method: 'POST', headers: without, body })).status, 401);
});

test.run();
