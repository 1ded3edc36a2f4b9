import assert from 'node:assert/strict';
import { PRIVACY_CHANGES } from '../../../policies/privacy/changes.ts';
import { pageContentOf } from '../../../policies/privacy/practices.ts';
import { PRIVACY_MAPS } from '../../model/schema-hash.ts';
import { suite } from '../../test/support/suite.ts';
import { html, raw } from './markup.ts';
import { privacyPage } from './privacy-page.ts';

const test = suite('the text of the privacy page');

const escaped = (text: string): string => html`${text}`.text;
const page = privacyPage('Privacy desk, 1 Main Street <privacy@example.com>');

test('says of every kind of data what, whose, why, on what ground, how, when and how long', () => {
  const text = page.html([]);
  const { practices } = pageContentOf(PRIVACY_MAPS);
  assert.ok(practices.length >= 8);
  for (const { name, what, whose, why, basis, how, when, keptFor } of practices) {
    const from = text.indexOf(`<h3>${escaped(name)}</h3>`);
    const section = text.slice(from, text.indexOf('</dl>', from));
    assert.ok(from > 0, name);
    for (const said of [what, how, when, ...whose, ...why, ...basis, ...keptFor])
      assert.ok(section.includes(escaped(said)), said);
  }
});

test('says the rights, who sees what, the kept promises, the day from which it holds, and every change', () => {
  const text = page.html([]);
  const { rights, promises, principles, sharing } = pageContentOf(PRIVACY_MAPS);
  const sentences = [...rights.map(({ text }) => text), ...promises, ...principles, ...sharing];
  for (const said of sentences) assert.ok(text.includes(escaped(said)), said);
  assert.ok(text.includes(`<time datetime="${PRIVACY_CHANGES[0].effectiveOn}">`));
  for (const { version, effectiveOn, changes } of PRIVACY_CHANGES) {
    assert.ok(text.includes(`Version ${version}, from ${effectiveOn}`));
    for (const said of changes) assert.ok(text.includes(escaped(said)), said);
  }
});

test('says how the two signals are answered, and shows them back to who sends them', () => {
  const silent = page.html([]);
  for (const name of ['Global Privacy Control', 'Do Not Track']) assert.ok(silent.includes(name));
  assert.doesNotMatch(silent, /role="status"/);
  assert.match(page.html(['Sec-GPC']), /role="status"[^>]*>Your browser sends Global Privacy Control: honoured/);
  assert.match(page.html(['Sec-GPC', 'DNT']), /sends Global Privacy Control and Do Not Track: honoured/);
});

test('has the contact as text, or says whom to ask where none is configured', () => {
  assert.ok(page.html([]).includes('1 Main Street &#60;privacy@example.com&#62;'));
  assert.match(privacyPage(null).html([]), /<address>Ask the company/);
});

test('is one document with a language, headings in order and nothing that runs or is fetched', () => {
  const text = page.html(['DNT']);
  assert.match(text, /^<!doctype html>\n<html lang="en">/);
  assert.equal(text.match(/<h1>/g)?.length, 1);
  const levels = [...text.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
  for (const [i, level] of levels.entries()) assert.ok(level <= (levels[i - 1] ?? 0) + 1, `h${level}`);
  assert.doesNotMatch(text, /<script|<link|<img|<iframe|<form|src=|url\(|@import|\son\w+=|https?:/i);
  const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  const labels = [...text.matchAll(/aria-labelledby="([^"]+)"/g)].map(([, id]) => id);
  assert.deepEqual(labels, ids);
});

test('what is inserted is escaped, unless it is markup', () => {
  assert.equal(html`<p title="${'"'}">${"<b>&'"}</p>`.text, '<p title="&#34;">&#60;b&#62;&#38;&#39;</p>');
  assert.equal(html`${[html`<i>${1}</i>`, 'a<b']}${null}${raw('<hr>')}`.text, '<i>1</i>a&#60;b<hr>');
});

test.run();
