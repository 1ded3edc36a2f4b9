import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { chromium } from 'playwright-core';
import { privacyPage } from '../features/data-practice/index.ts';
import { suite } from '../test/support/suite.ts';
import { startEdge, type TestEdge } from './fixture/edge.ts';
import { type Answer, ask } from './fixture/http-client.ts';

const test = suite('the page at /privacy');
const CONTACT = 'privacy@example.com';
let server: TestEdge;

test.before(async () => {
  server = await startEdge({ privacy: privacyPage(CONTACT) });
});
test.after(() => server.stop());

const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
  ask(`${server.origin}${path}`, { method, token: null, headers });

test('is served to everybody, without a token, whatever they accept', async () => {
  for (const accept of ['text/html', '*/*', 'application/json']) {
    const { status, headers, text } = await get('/privacy', { accept });
    assert.equal(status, 200);
    assert.equal(headers['content-type'], 'text/html; charset=utf-8');
    assert.ok(text.includes(CONTACT));
  }
  const { status, text } = await get('/privacy', {}, 'HEAD');
  assert.deepEqual([status, text], [200, '']);
  assert.equal((await get('/privacy', {}, 'POST')).status, 405);
  assert.equal((await get('/privacy/secret')).status, 404);
  const without = await startEdge();
  assert.equal((await ask(`${without.origin}/privacy`, { method: 'GET', token: null })).status, 404);
  await without.stop();
});

test('runs and loads nothing: its policy allows one style, the one that is in it', async () => {
  const { headers, text } = await get('/privacy');
  const [, style] = /<style>([\s\S]*)<\/style>/.exec(text)!;
  const hash = createHash('sha256').update(style!).digest('base64');
  const policy = String(headers['content-security-policy']);
  assert.ok(policy.startsWith(`default-src 'none'; style-src 'sha256-${hash}'; `));
  assert.doesNotMatch(policy, /script-src|unsafe|http/);
});

test('shows Global Privacy Control and Do Not Track back to who sends them, and caches keep the answers apart', async () => {
  const signal = async (headers: Record<string, string>) =>
    /honoured\.<\/p>/.test((await get('/privacy', headers)).text);
  assert.deepEqual([await signal({ 'sec-gpc': '1' }), await signal({ dnt: '1' })], [true, true]);
  assert.deepEqual(
    [await signal({}), await signal({ 'sec-gpc': '0' }), await signal({ dnt: 'null' })],
    [false, false, false],
  );
  assert.equal((await get('/privacy')).headers['vary'], 'Sec-GPC, DNT');
});

test('the site says where the specification looks for it that it honours Global Privacy Control', async () => {
  const { status, json } = await get('/.well-known/gpc.json');
  assert.equal(status, 200);
  assert.equal(json.gpc, true);
  assert.match(json.lastUpdate, /^\d{4}-\d\d-\d\d$/);
});

test.needs(
  'chromium',
  'is shown in the colours of the reader, on paper too, without a complaint of the browser',
  async (path) => {
    const browser = await chromium.launch({
      executablePath: path,
      args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
    });
    try {
      const brightness = async (
        colorScheme: 'light' | 'dark',
        media: 'screen' | 'print' = 'screen',
      ): Promise<number> => {
        const page = await browser.newPage({ colorScheme, viewport: { width: 360, height: 640 } });
        const complaints: string[] = [];
        page.on('console', (message) => complaints.push(message.text()));
        await page.emulateMedia({ media });
        await page.goto(`${server.origin}/privacy`);
        assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true);
        const color = String(await page.evaluate('getComputedStyle(document.body).backgroundColor'));
        // A browser asks for an icon by itself; a page without one has none.
        assert.deepEqual(
          complaints.filter((text) => !text.includes('404')),
          [],
        );
        await page.close();
        return Math.max(...color.match(/\d+/g)!.map(Number));
      };
      assert.ok((await brightness('dark')) < 100);
      assert.ok((await brightness('light')) > 200);
      assert.ok((await brightness('dark', 'print')) > 200);
    } finally {
      await browser.close();
    }
  },
);

test.run();
