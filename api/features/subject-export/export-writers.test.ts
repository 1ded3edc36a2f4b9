import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { contentsWith, job } from '../../test/support/export-contents.ts';
import { suite } from '../../test/support/suite.ts';
import { readCsv, unzip } from '../../test/support/unzip.ts';
import { csvHeader, csvLine } from './csv.ts';
import { dataJson } from './data-json.ts';
import { indexHtml } from './index-html.ts';
import type { PackageContents } from './package-contents.ts';
import { packZip } from './package-zip.ts';
import { readme } from './readme.ts';
import type { CopiedRow } from './record.ts';

const test = suite('the forms of a copy');

/** What people, and those who mean ill, can have written. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='x",
  '</style><svg/onload=alert(1)>',
  '&lt;b&gt; &#x3C;',
  'http://example.com/?a=1&b=2',
  'a,b;c\td|e',
  'line one\r\nline two\nline three',
  'say "hello"',
  '\u202Eevil\u2066 \u0000\u0007\u001B[31m',
  'Zoë 日本語 🏡',
];
const FORMULAS = [
  '=1+1',
  '+1',
  '-1+2',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '=HYPERLINK("http://x","y")',
  '＝1+1',
  '＋1',
  '－1',
  '＠x',
];

const htmlOf = async (contents: PackageContents) => text(Readable.from(indexHtml(contents)));

test('CSV gives back every text as it was, and quotes each, so that no other separator splits it', () => {
  const lines = HOSTILE.map((value, i) => csvLine({ id: `job_${i}`, summary: value }, ['summary']));
  const records = readCsv(csvHeader(['summary']) + lines.join(''));
  assert.deepEqual(records, [['id', 'summary'], ...HOSTILE.map((value, i) => [`job_${i}`, value])]);
  for (const line of lines) assert.match(line, /^"job_\d+",".*"\r\n$/s);
});

test('CSV lets no text begin as a formula, and leaves numbers, instants and nothing as they are', () => {
  for (const value of FORMULAS) {
    const [[, cell] = []] = readCsv(csvLine({ id: 'x', summary: value }, ['summary']));
    assert.equal(cell, `'${value}`);
  }
  const row: CopiedRow = {
    id: 'x',
    a: -1.5,
    b: true,
    c: null,
    d: '2026-01-01T00:00:00.000Z',
    e: ['=1', 'b'],
    f: { g: '=1' },
  };
  assert.equal(
    csvLine(row, ['a', 'b', 'c', 'd', 'e', 'f']),
    '"x",-1.5,true,,"2026-01-01T00:00:00.000Z","[""=1"",""b""]","{""g"":""=1""}"\r\n',
  );
});

test('the page shows hostile texts and runs none of them', async () => {
  const html = await htmlOf(await contentsWith(HOSTILE.map((value, i) => job(`job_${i}`, value))));
  const tags = new Set([...html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, tag]) => tag));
  const known =
    'html head meta title style body main h1 h2 p nav ul li a section strong div table caption thead tbody tr th td bdi time span code';
  assert.deepEqual(
    [...tags].filter((tag) => !known.split(' ').includes(tag!)),
    [],
  );
  assert.equal(html.match(/<\/style>/g)?.length, 1);
  assert.ok(
    !/<script|javascript:|\son[a-z]+\s*=\s*["']?alert/i.test(
      html.replaceAll('&quot;', '').replaceAll(/<bdi>.*?<\/bdi>/gs, ''),
    ),
  );
  assert.ok(html.includes('<bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi>'));
  assert.ok(html.includes('&#39; onmouseover=&#39;x'));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be left.
  assert.ok(!/[\0-\x08\x0B\x0C\x0E-\x1F]/.test(html));
});

test('the page loads nothing and says so, has no script, and is fit for dark rooms and screen readers', async () => {
  const html = await htmlOf(await contentsWith([job('job_1', 'http://example.com/x.png')]));
  assert.match(
    html,
    /<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">/,
  );
  assert.ok(
    !/<(script|link|img|iframe|object|embed|form)|\s(src|srcset|action|style|on\w+)=|@import|url\(/i.test(html),
  );
  assert.deepEqual(new Set([...html.matchAll(/href="([^"]*)"/g)].map(([, to]) => to)), new Set(['#job', '#visit']));
  assert.match(html, /<html lang="en">/);
  assert.match(html, /prefers-color-scheme: dark/);
  assert.equal(html.match(/<h1>/g)?.length, 1);
  assert.match(html, /<th scope="col">Id<\/th>/);
  assert.match(html, /<th scope="row">job_1<\/th>/);
  assert.match(html, /<caption>Job: 1 of 1<\/caption>/);
});

test('the page says of each concept what it is, why and how long, and what is not in the copy', async () => {
  const html = await htmlOf(await contentsWith([job('job_1', 'Tap')]));
  assert.match(html, /What it is:<\/strong> What somebody wrote about you or the work/);
  assert.match(html, /Why:<\/strong> To plan a visit/);
  assert.match(html, /How long:<\/strong> 3 years from the end of the visit/);
  assert.match(html, /Positions: none is stored/);
  assert.match(html, /the audit log has 2 readings of your entry/);
  assert.match(html, /<h2 id="visit">Visit<\/h2>\n<p>Nothing is held\.<\/p>/);
});

test('the page stays usable with many rows: the first thousand, and where the others are', async () => {
  const rows = Array.from({ length: 2_500 }, (_, i) => job(`job_${i}`, 'Tap'));
  const html = await htmlOf(await contentsWith(rows));
  assert.equal(html.match(/<th scope="row">/g)?.length, 1_000);
  assert.match(html, /The other 1500 rows are in <a href="csv\/job\.csv">/);
});

test('dates on the page are in the language asked for, and an unknown one is refused', async () => {
  assert.match(await htmlOf(await contentsWith([], 'nl')), /6 mei 2026/);
  await assert.rejects(contentsWith([], 'no such').then(htmlOf), RangeError);
});

test('data.json has every text exactly, and the README says what was done to the CSV files', async () => {
  const rows = [...HOSTILE, ...FORMULAS].map((value, i) => job(`job_${i}`, value));
  const contents = await contentsWith(rows);
  const data = JSON.parse(await text(Readable.from(dataJson(contents))));
  assert.deepEqual(data, {
    format: 'whereabouts-export/1',
    account: 'acc_1',
    subject: { kind: 'customer', id: 'cus_1' },
    generatedAt: '2026-05-06T07:08:09.000Z',
    concepts: { job: rows, visit: [] },
  });
  const about = readme(contents);
  assert.match(about, /has an apostrophe put before it/);
  assert.match(about, /- Job: 23 rows\. See csv\/job\.csv\./);
  assert.match(about, /- Visit: Nothing is held\./);
});

test('a ZIP has its files in order with what they were, and fails as a whole when one of them fails', async () => {
  const seen: string[][] = [];
  const file = (path: string, content: () => Iterable<string> | AsyncIterable<string>) => ({
    path,
    content: (packed: readonly { path: string }[]) => {
      seen.push(packed.map((one) => one.path));
      return content();
    },
  });
  const big = 'é'.repeat(200_000);
  const zip = await buffer(packZip([file('a.txt', () => ['one', 'two']), file('b/c.txt', () => [big])], new Date(0)));
  const files = await unzip(zip);
  assert.deepEqual(
    [...files].map(([path, content]) => [path, content.toString()]),
    [
      ['a.txt', 'onetwo'],
      ['b/c.txt', big],
    ],
  );
  assert.deepEqual(seen, [[], ['a.txt']]);
  const broken = file('b.txt', async function* () {
    yield 'x';
    throw new Error('the spool is gone');
  });
  await assert.rejects(buffer(packZip([file('a.txt', () => ['one']), broken], new Date(0))), /the spool is gone/);
});

test.run();
