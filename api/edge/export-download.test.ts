import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { AppError } from '../kernel/app-error.ts';
import { suite } from '../test/support/suite.ts';
import { startEdge, type TestEdge, TOKENS } from './fixture/edge.ts';
import { ask } from './fixture/http-client.ts';
import type { OpenPackage } from './ports.ts';

const test = suite('downloading a package');
const CONTENT = Buffer.from('PK and a lot more '.repeat(10_000));
const SHA256 = createHash('sha256').update(CONTENT).digest('hex');
const asked: [string, string][] = [];
let edge: TestEdge;

/** What the server answers, by the id that is asked for. */
const openPackage: OpenPackage = async ({ tokenId }, requestId) => {
  asked.push([tokenId, requestId]);
  const whole = { fileName: `whereabouts-export-${requestId}.zip`, bytes: CONTENT.length, sha256: SHA256 };
  if (requestId === 'prq_gone') return 'EXPIRED';
  if (requestId === 'prq_down') throw new AppError('UNAVAILABLE', 'The database does not answer.');
  if (requestId === 'prq_torn') {
    const torn = async function* () {
      yield CONTENT.subarray(0, 70_000);
      throw new AppError('INTERNAL', 'The file has been altered: SECRET.');
    };
    return { ...whole, content: Readable.from(torn()) };
  }
  return tokenId === 'key_wa_office' && requestId === 'prq_1' ? { ...whole, content: Readable.from([CONTENT]) } : null;
};
const get = (requestId: string, token: string | null = TOKENS.office, method = 'GET') =>
  ask(`${edge.origin}/privacy/exports/${requestId}`, { method, token });

test.before(async () => {
  edge = await startEdge({}, { openPackage, publicKeys: [{ kty: 'OKP', kid: 'k' }] });
});
test.after(() => edge.stop());

test('a package goes whole to the token it belongs to, as a file that nobody keeps on the way', async () => {
  const { status, headers, text } = await get('prq_1');
  assert.deepEqual([status, text], [200, CONTENT.toString()]);
  assert.equal(headers['content-type'], 'application/zip');
  assert.equal(headers['content-length'], String(CONTENT.length));
  assert.equal(headers['content-disposition'], 'attachment; filename="whereabouts-export-prq_1.zip"');
  assert.equal(headers['cache-control'], 'no-store');
  assert.equal(headers['repr-digest'], `sha-256=:${Buffer.from(SHA256, 'hex').toString('base64')}:`);
  assert.equal(headers['x-content-type-options'], 'nosniff');
});

test('another token, another id and no id at all find nothing, and none finds out why', async () => {
  const [other, unknown, long] = [await get('prq_1', TOKENS.other), await get('prq_2'), await get('x'.repeat(500))];
  const bodies = [other, unknown, long].map(({ status, json }) => [
    status,
    json.errors[0].extensions.code,
    json.errors[0].message,
  ]);
  assert.deepEqual(new Set(bodies.map(String)), new Set(['404,NOT_FOUND,There is nothing at this address.']));
  assert.equal((await get('')).status, 404);
  assert.ok(!asked.some(([, requestId]) => requestId.length > 64));
});

test('nobody without a token gets as far as asking', async () => {
  const before = asked.length;
  for (const token of [null, 'wrong']) {
    const { status, headers } = await get('prq_1', token);
    assert.equal(status, 401);
    assert.match(String(headers['www-authenticate']), /^Bearer/);
  }
  assert.equal(asked.length, before);
});

test('a package whose time is over is said to be gone', async () => {
  const { status, json } = await get('prq_gone');
  assert.equal(status, 410);
  assert.match(json.errors[0].message, /can be asked for again/);
});

test('only GET opens a package', async () => {
  const before = asked.length;
  for (const method of ['HEAD', 'POST', 'DELETE']) {
    const { status, headers } = await get('prq_1', TOKENS.office, method);
    assert.deepEqual([status, headers['allow']], [405, 'GET, OPTIONS'], method);
  }
  assert.equal(asked.length, before);
});

test('what fails on the way is cut off, never passed for whole, and its reason stays here', async () => {
  await assert.rejects(get('prq_torn'), /aborted|socket hang up|ECONNRESET/);
  const { status, text } = await get('prq_down');
  assert.equal(status, 503);
  assert.ok(!text.includes('SECRET'));
});

test('a token that asks again and again waits', async () => {
  const small = await startEdge({ budget: { burstPoints: 2_000, pointsPerSecond: 10 } }, { openPackage });
  try {
    const statuses = [];
    for (let i = 0; i < 3; i++) {
      const answer = await ask(`${small.origin}/privacy/exports/prq_1`, { method: 'GET' });
      statuses.push([answer.status, Number(answer.headers['retry-after'] ?? 0) > 0]);
    }
    assert.deepEqual(statuses, [
      [200, false],
      [200, false],
      [429, true],
    ]);
  } finally {
    await small.stop();
  }
});

test('the keys by which the platform signs are there for everybody', async () => {
  const { status, headers, json } = await ask(`${edge.origin}/.well-known/whereabouts-keys.json`, {
    method: 'GET',
    token: null,
  });
  assert.deepEqual([status, json], [200, { keys: [{ kty: 'OKP', kid: 'k' }] }]);
  assert.equal(headers['content-type'], 'application/jwk-set+json');
  assert.equal(headers['access-control-allow-origin'], '*');
  assert.equal(
    (await ask(`${edge.origin}/.well-known/whereabouts-keys.json`, { method: 'POST', token: null })).status,
    405,
  );
});

test.run();
