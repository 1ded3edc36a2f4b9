import assert from 'node:assert/strict';
import { suite } from '../test/support/suite.ts';
import { bearerToken } from './bearer.ts';
import { isAllowedOrigin } from './origins.ts';

const test = suite('who may call');
const RULES = { allowedOrigins: ['https://app.example'], requireOrigin: false };

test('an origin is allowed only as a whole', () => {
  const allowed = (origin: string): boolean => isAllowedOrigin({ origin, host: 'api.example' }, RULES);
  assert.equal(allowed('https://app.example'), true);
  for (const origin of [
    'https://app.example:444',
    'http://app.example',
    'https://app.example.evil.example',
    'https://api.example',
    'null',
    '',
  ]) {
    assert.equal(allowed(origin), false, origin);
  }
});

test('a client without origin is no browser, and may be kept out', () => {
  assert.equal(isAllowedOrigin({ host: 'api.example' }, RULES), true);
  assert.equal(isAllowedOrigin({ host: 'api.example' }, { ...RULES, requireOrigin: true }), false);
});

test('the own page is allowed on loopback names only', () => {
  for (const host of ['localhost:4000', '127.0.0.1:4000', '[::1]:4000', 'localhost']) {
    assert.equal(isAllowedOrigin({ origin: `http://${host}`, host }, RULES), true, host);
    assert.equal(isAllowedOrigin({ origin: 'http://localhost:9999', host }, RULES), false, host);
  }
  for (const host of ['rebound.example:4000', 'localhost.rebound.example', '127.0.0.1.rebound.example']) {
    assert.equal(isAllowedOrigin({ origin: `http://${host}`, host }, RULES), false, host);
  }
});

test('a bearer token is taken from its header, whatever the case of the scheme, and nothing else is', () => {
  assert.equal(bearerToken('Bearer wa_abc.DEF-1~2+3/4=='), 'wa_abc.DEF-1~2+3/4==');
  assert.equal(bearerToken('bearer wa_abc'), 'wa_abc');
  const refused = [
    undefined,
    null,
    7,
    {},
    '',
    'wa_abc',
    'Basic wa_abc',
    'Bearer',
    'Bearer ',
    'Bearer a b',
    'Bearer ä',
    `Bearer ${'x'.repeat(5_000)}`,
    'Bearer a\n',
  ];
  for (const value of refused) assert.equal(bearerToken(value), null, String(value).slice(0, 20));
});

test.run();
