import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { AppError } from '../kernel/app-error.ts';
import { suite } from '../test/support/suite.ts';
import { until } from '../test/support/within.ts';
import { startEdge, type TestEdge, TOKENS } from './fixture/edge.ts';
import { ask } from './fixture/http-client.ts';

// time-limit-s: 180

const test = suite('the page at /graphql');
/** From `api/edge`, in the sources or compiled one folder deeper. */
const root = [join(import.meta.dirname, '../..'), join(import.meta.dirname, '../../..')].find((folder) =>
  existsSync(join(folder, 'package.json')),
)!;
const pageDir = join(root, 'clients/web/dist');
const BROWSER_ARGUMENTS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];
const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
let server: TestEdge;
let browser: Browser | null = null;

test.before(async () => {
  server = await startEdge({ pageDir });
});
test.after(async () => {
  await browser?.close();
  await server.stop();
});

/** A fresh tab, with all that it asked for and complained about. */
async function open(path: string, address: string, colorScheme: 'light' | 'dark' = 'light') {
  browser ??= await chromium.launch({ executablePath: path, args: BROWSER_ARGUMENTS });
  const context = await browser.newContext({ colorScheme, viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const hosts = new Set<string>();
  const complaints: string[] = [];
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  page.on('websocket', (socket) => hosts.add(new URL(socket.url()).host));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  return { page, hosts, complaints, close: () => context.close() };
}

const host = (): string => new URL(server.url).host;
const RESULT = '.result-window';

async function usesToken(page: Page, token: string): Promise<void> {
  await page.getByLabel('Token').fill(token);
  await page.getByRole('button', { name: 'Use' }).click();
  await page.locator('.graphiql-editor').first().waitFor();
}

/** Replaces the operation in the editor and runs it, as a person would. */
async function runs(page: Page, operation: string): Promise<void> {
  await page.locator('.graphiql-editor .view-lines').first().click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(operation);
  await page.keyboard.press('Control+Enter');
}

const shows = (page: Page, text: string) =>
  until(
    8_000,
    async () => (await page.locator(RESULT).innerText()).replaceAll('\u00a0', ' ').includes(text),
    `'${text}' in the result`,
  );

test('is for who prefers HTML; programs are asked for a token as ever', async () => {
  const page = await ask(server.url, { method: 'GET', token: null, headers: html });
  assert.equal(page.status, 200);
  assert.match(String(page.headers['content-type']), /^text\/html/);
  assert.match(String(page.headers['content-security-policy']), /default-src 'none'; script-src 'self'/);
  assert.equal((await ask(server.url, { method: 'GET', token: null })).status, 401);
  assert.equal((await ask(server.url, { method: 'GET', token: null, headers: { accept: '*/*' } })).status, 401);
  assert.equal((await ask(`${server.url}?query={hello}`, { method: 'GET', headers: html })).status, 200);
});

test('has its files kept for good, and nothing else of the folder', async () => {
  const { text } = await ask(server.url, { method: 'GET', token: null, headers: html });
  const [, script] = /src="(\/graphql\/assets\/[^"]+\.js)"/.exec(text)!;
  const asset = await ask(`${server.origin}${script}`, { method: 'GET', token: null });
  assert.equal(asset.status, 200);
  assert.match(String(asset.headers['cache-control']), /immutable/);
  for (const path of ['assets/', 'assets/..%2findex.html', 'assets/none.js']) {
    assert.equal((await ask(`${server.url}/${path}`, { method: 'GET', token: null })).status, 404, path);
  }
});

test.needs(
  'chromium',
  'takes a token, runs a query and shows a live subscription, without the internet',
  async (path) => {
    const { page, hosts, complaints, close } = await open(path, server.url);
    await usesToken(page, TOKENS.office);
    await runs(page, 'query { hello payroll }');
    await shows(page, '"payroll": "paid"');
    await runs(page, 'subscription { events }');
    await until(5_000, () => server.hub.active === 1, 'the subscription');
    for (const event of ['first', 'second']) {
      server.hub.publish(`the ${event} event`);
      await shows(page, `the ${event} event`);
    }
    server.hub.fail(new AppError('STREAM_ENDED', 'Over.', { details: { reason: 'COMPLETED' } }));
    await shows(page, '"reason": "COMPLETED"');
    await until(5_000, () => server.hub.active === 0, 'the end of the subscription that ended');
    await runs(page, 'subscription { events(topic: "other") }');
    await until(5_000, () => server.hub.active === 1, 'the second subscription');
    await page.locator('button[aria-label^="Stop"]').click();
    await until(5_000, () => server.hub.active === 0, 'the end of the subscription');
    assert.deepEqual([...hosts], [host()]);
    assert.deepEqual(complaints, []);
    const stored = await page.evaluate('JSON.stringify([Object.keys(localStorage), document.cookie])');
    assert.equal(stored, '[[],""]');
    await close();
  },
);

test.needs(
  'chromium',
  'takes a token from the fragment, removes it from the address and shows that audience only',
  async (path) => {
    const { page, complaints, close } = await open(path, `${server.url}#token=${TOKENS.customer}`);
    await page.locator('.graphiql-editor').first().waitFor();
    assert.equal(page.url(), server.url);
    await runs(page, 'query { __type(name: "Query") { fields { name } } }');
    await shows(page, '"tokenId"');
    assert.doesNotMatch(await page.locator(RESULT).innerText(), /payroll/);
    await page.getByRole('button', { name: 'Forget' }).click();
    await page.getByText('Explore the API').waitFor();
    assert.doesNotMatch(String(await page.evaluate('JSON.stringify(sessionStorage)')), new RegExp(TOKENS.customer));
    assert.deepEqual(complaints, []);
    await close();
  },
);

test.needs('chromium', 'says so when the token is refused', async (path) => {
  const { page, close } = await open(path, server.url);
  await usesToken(page, 'wa_wrong');
  await page.getByText('The server refuses this token').waitFor({ timeout: 5_000 });
  await close();
});

test.needs('chromium', 'is dark where the system is', async (path) => {
  const brightness = async (scheme: 'light' | 'dark'): Promise<number> => {
    const { page, close } = await open(path, `${server.url}#token=${TOKENS.office}`, scheme);
    await page.locator('.graphiql-editor').first().waitFor();
    const screenshot = process.env['PAGE_SCREENSHOTS'];
    if (screenshot) await page.screenshot({ path: join(screenshot, `${scheme}.png`) });
    const colors = await page.evaluate(
      '["body", ".graphiql-container"].map((at) => getComputedStyle(document.querySelector(at)).backgroundColor).join()',
    );
    await close();
    return Math.max(...String(colors).match(/\d+/g)!.map(Number));
  };
  assert.ok((await brightness('dark')) < 100);
  assert.ok((await brightness('light')) > 200);
});

test.run();
