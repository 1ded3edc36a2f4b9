import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Client,
  createClient,
  disconnect,
  positionReport,
  sharingPause,
  sharingResume,
  shiftClockIn,
  shiftClockOut,
  visitArrive,
  visitComplete,
  visitDepart,
} from '@whereabouts/provider';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type ServerProcess, startServerProcess } from '../../../../api/test/support/server-process.ts';
import { suite } from '../../../../api/test/support/suite.ts';
import { temporaryFolder } from '../../../../api/test/support/temporary-folder.ts';
import { until } from '../../../../api/test/support/within.ts';
import { aged, endingFor, firstName, type Tracking, windowText, wordsFor } from './words.ts';

// time-limit-s: 180

const test = suite('the page of a share link');
const BROWSER_ARGUMENTS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];
const HERE = { latitude: 45.75, longitude: 4.85 };
let server: ServerProcess | null = null;
let browser: Browser | null = null;
let phone: Client | null = null;

test.after(async () => {
  await browser?.close();
  if (phone) await disconnect(phone);
  await server?.stop();
});

const tracking = (changes: Partial<Tracking>): Tracking => ({
  visitId: 'vis_1',
  stage: 'EN_ROUTE',
  tier: 'STREET',
  arrivalWindow: null,
  position: null,
  freshness: 'LIVE',
  unavailableReason: null,
  eta: 12,
  etaSource: 'GREAT_CIRCLE',
  ...changes,
});
const said = (changes: Partial<Tracking>): string[] => Object.values(wordsFor(tracking(changes), 'Ada'));

test('says in plain words how the visit stands', () => {
  assert.deepEqual(said({}), ['Ada is on the way', 'Here in about 12 minutes', '']);
  assert.deepEqual(said({ eta: 1 })[1], 'Here in about 1 minute');
  assert.deepEqual(said({ eta: 0 })[1], 'Here any moment');
  assert.deepEqual(said({ eta: null, freshness: 'UNAVAILABLE' }).slice(1), [
    '',
    'The position will show as soon as there is one.',
  ]);
  assert.deepEqual(said({ freshness: 'PAUSED' }).slice(1), ['', 'Ada is not sharing the way just now.']);
  assert.deepEqual(said({ stage: 'DISPATCHED', eta: null, freshness: 'UNAVAILABLE' }), [
    'Ada will come to you',
    '',
    '',
  ]);
  assert.equal(wordsFor(tracking({ stage: 'ON_SITE' }), null).headline, 'Your visitor has arrived');
});

test('has words for a stage, a freshness and an end that it does not know', () => {
  assert.equal(said({ stage: 'TELEPORTING' })[0], 'Your visit is under way');
  assert.equal(said({ freshness: 'HAZY' })[2], 'The position will show as soon as there is one.');
  assert.equal(endingFor('GRANT_REVOKED').headline, 'This link has ended');
  assert.equal(endingFor('COMPLETED').headline, 'The visit is done');
});

test('does not go on to say that it is live when nothing is heard any more', () => {
  const position = {} as NonNullable<Tracking['position']>;
  const after = (silentMs: number, changes: Partial<Tracking> = {}) => {
    const { freshness, position: left, eta } = aged(tracking({ position, ...changes }), silentMs);
    return [freshness, left === position, eta];
  };
  assert.deepEqual(after(39_999), ['LIVE', true, 12]);
  assert.deepEqual(after(40_000), ['STALE', true, 12]);
  assert.deepEqual(after(120_000), ['UNAVAILABLE', false, null]);
  assert.deepEqual(after(60_000, { freshness: 'PAUSED' }), ['PAUSED', true, 12]);
  assert.deepEqual(after(600_000, { stage: 'DISPATCHED', freshness: 'UNAVAILABLE' }), ['UNAVAILABLE', true, 12]);
});

test('knows people by their first name, and names the zone where the company is in another', () => {
  assert.deepEqual(['Ada Lovelace', '  Ada', '', null].map(firstName), ['Ada', 'Ada', null, null]);
  const window = { start: '2026-03-01T09:00:00Z', end: '2026-03-01T11:00:00Z' };
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  assert.match(windowText(window, zone, 'en'), /^Planned for Sunday/);
  assert.notEqual(windowText(window, 'Pacific/Chatham', 'en'), windowText(window, zone, 'en'));
});

/** A phone's view of the page, with all that it asked for and complained about. */
async function open(path: string, address: string, colorScheme: 'light' | 'dark' = 'light') {
  browser ??= await chromium.launch({ executablePath: path, args: BROWSER_ARGUMENTS });
  const context = await browser.newContext({ colorScheme, locale: 'en', viewport: { width: 390, height: 800 } });
  const page = await context.newPage();
  const hosts = new Set<string>();
  const complaints: string[] = [];
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  return { context, page, hosts, complaints };
}

const shows = (page: Page, text: string) =>
  until(8_000, async () => (await page.locator('main').innerText()).includes(text), `'${text}' on the page`);

async function screenshot(page: Page, name: string): Promise<void> {
  const folder = process.env['PAGE_SCREENSHOTS'];
  if (folder) await page.screenshot({ path: join(folder, `track-${name}.png`) });
}

/** A server whose demo stands still: this test drives the first visit itself. */
async function setUp(): Promise<{ link: string; visitId: string; provider: Client }> {
  const dataDir = temporaryFolder('data');
  server = await startServerProcess({ DATA_DIR: dataDir, DEMO: '1', DEMO_PROVIDERS: '1', DEMO_DRIVE: '0' });
  const { personas } = JSON.parse(readFileSync(join(dataDir, 'demo-credentials.json'), 'utf8'));
  phone = createClient({ url: server.httpUrl, token: personas.provider.token });
  return {
    link: `${server.origin}/track#${personas.customer.token}`,
    visitId: personas.customer.visitId,
    provider: phone,
  };
}

const report = async (provider: Client, northDeg: number) => {
  const input = {
    ...HERE,
    latitude: HERE.latitude + northDeg,
    headingDeg: 90,
    accuracyM: 5,
    recordedAt: new Date().toISOString(),
  };
  assert.equal((await positionReport(provider, { input })).accepted, true);
};

test.needs('chromium', 'follows a visit from the plan to its end, and then has nothing more', async (path) => {
  const { link, visitId, provider } = await setUp();
  const step = { input: { visitId } };
  // Back to where the visit was before the demo's provider set out.
  await shiftClockOut(provider, {});
  const { page, hosts, complaints, context } = await open(path, link);
  await shows(page, 'will come to you');
  await shows(page, 'Planned for');
  assert.equal(page.url(), `${server!.origin}/track`, 'the token has left the address');
  assert.equal(await page.evaluate('history.length'), 2, 'and is no entry of the history');
  await shiftClockIn(provider, {});
  await visitDepart(provider, step);
  await shows(page, 'is on the way');
  await report(provider, 0);
  await shows(page, 'Live');
  await shows(page, 'Here in about');
  assert.ok(await page.locator('#sketch .area').isVisible());
  await screenshot(page, 'en-route');
  await sharingPause(provider, {});
  await shows(page, 'is not sharing the way just now');
  assert.ok(!(await page.locator('#place').isVisible()));
  await sharingResume(provider, {});
  await report(provider, 0.001);
  await shows(page, 'Live');
  await page.reload();
  await shows(page, 'Live');
  await visitArrive(provider, step);
  await shows(page, 'has arrived');
  assert.ok(!(await page.locator('#place').isVisible()));
  await visitComplete(provider, step);
  await shows(page, 'The visit is done');
  await screenshot(page, 'done');
  await page.reload();
  await shows(page, 'Open the link again');
  assert.deepEqual([...hosts], [new URL(server!.origin).host]);
  assert.deepEqual(complaints, []);
  await isOverFor(context, link);
});

/** What somebody finds who opens the link once more. */
async function isOverFor(context: BrowserContext, link: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(link);
  await shows(page, 'This link has ended');
  assert.equal(await page.locator('[role=status]').getAttribute('aria-live'), 'polite');
  await page.close();
}

test.needs('chromium', 'is dark where the system is, and runs nothing but its own scripts', async (path) => {
  const brightness = async (scheme: 'light' | 'dark'): Promise<number> => {
    const { page, context } = await open(path, `${server!.origin}/track`, scheme);
    await shows(page, 'Open the link again');
    await screenshot(page, scheme);
    const color = String(await page.evaluate('getComputedStyle(document.body).backgroundColor'));
    await context.close();
    return Math.max(...color.match(/\d+/g)!.map(Number));
  };
  assert.ok((await brightness('dark')) < 100);
  assert.ok((await brightness('light')) > 200);
  const response = await fetch(`${server!.origin}/track`);
  assert.match(response.headers.get('content-security-policy')!, /default-src 'none'; script-src 'self'/);
  assert.match(response.headers.get('content-type')!, /^text\/html/);
});

test.run();
