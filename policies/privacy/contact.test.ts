import assert from 'node:assert/strict';
import { suite } from '../../api/test/support/suite.ts';
import { type ContactFacts, isOptional, obstacleTo } from './contact.ts';
import { CHANNELS, CONSENT_PURPOSES, CURRENT_WORDING, WORDINGS, wordingOf } from './wordings.ts';

const test = suite('who may be written to');

const GRANTED_AT = new Date('2026-11-01T12:00:00Z');
const AGREED: ContactFacts = {
  purpose: 'MARKETING',
  consent: { source: 'PERSON', grantedAt: GRANTED_AT },
  isRestricted: false,
  optedOutAt: null,
};
const after = (ms: number) => new Date(GRANTED_AT.getTime() + ms);

test('without a consent nobody is written to, for whatever purpose', () => {
  for (const purpose of CONSENT_PURPOSES) assert.equal(obstacleTo({ ...AGREED, purpose, consent: null }), 'NO_CONSENT');
});

test('with a consent for it and nothing against it there is no obstacle', () => {
  for (const purpose of CONSENT_PURPOSES) assert.equal(obstacleTo({ ...AGREED, purpose }), null);
});

test('a restriction outweighs every consent', () => {
  for (const purpose of CONSENT_PURPOSES)
    assert.equal(obstacleTo({ ...AGREED, purpose, isRestricted: true }), 'RESTRICTED');
});

test('an opt-out stops what is not needed for a visit, and only that', () => {
  const stopped = CONSENT_PURPOSES.filter((purpose) => obstacleTo({ ...AGREED, purpose, optedOutAt: after(1) }));
  assert.deepEqual(stopped, ['REVIEWS', 'MARKETING']);
  assert.deepEqual(CONSENT_PURPOSES.filter(isOptional), stopped);
});

test('what the person says after opting out counts, at the very instant and from the office it does not', () => {
  assert.equal(obstacleTo({ ...AGREED, optedOutAt: after(-1) }), null);
  assert.equal(obstacleTo({ ...AGREED, optedOutAt: after(0) }), 'OPTED_OUT');
  const consent = { source: 'OFFICE', grantedAt: GRANTED_AT } as const;
  assert.equal(obstacleTo({ ...AGREED, consent, optedOutAt: after(-1) }), 'OPTED_OUT');
});

test('every version of the words has a text for every purpose, a day, and a name of its own; the newest is in use', () => {
  const versions = WORDINGS.map(({ version }) => version);
  assert.equal(new Set(versions).size, versions.length);
  const days = WORDINGS.map(({ effectiveFrom }) => effectiveFrom);
  assert.deepEqual(days, [...days].sort());
  for (const { version, texts } of WORDINGS) {
    assert.equal(wordingOf(version)?.version, version);
    for (const purpose of CONSENT_PURPOSES) assert.match(texts[purpose], /\. I can stop this at any time\.$/);
  }
  assert.equal(CURRENT_WORDING, WORDINGS.at(-1));
  assert.equal(wordingOf('1999-01'), null);
  assert.equal(CHANNELS.length, 4);
});

test.run();
