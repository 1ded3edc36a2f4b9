import assert from 'node:assert/strict';
import { createSecretKey } from 'node:crypto';
import fc from 'fast-check';
import { suite } from '../../test/support/suite.ts';
import { KeyedHashes, normaliseEmail, normalisePhone } from './keyed-hashes.ts';
import { prefixesOfName, prefixesOfQuery } from './name-words.ts';

const test = suite('keyed hashes');

const hashes = new KeyedHashes(createSecretKey(Buffer.alloc(32, 7)));
const otherKey = new KeyedHashes(createSecretKey(Buffer.alloc(32, 8)));

/** Whether a search for `query` finds somebody with this `name`. */
function finds(query: string, name: string): boolean {
  const stored = new Set(hashes.namePrefixes('acc_1', name));
  const sought = hashes.queryPrefixes('acc_1', query);
  return sought.length > 0 && sought.every((hash) => stored.has(hash));
}

test('an equality hash is 128 bits, always the same, and another for another value, kind, account or key', () => {
  const hash = hashes.equality('acc_1', 'email', 'ann@example.com');
  assert.match(hash, /^[A-Za-z0-9_-]{22}$/);
  assert.equal(hash, hashes.equality('acc_1', 'email', 'ann@example.com'));
  const others = [
    hashes.equality('acc_1', 'email', 'bob@example.com'),
    hashes.equality('acc_2', 'email', 'ann@example.com'),
    hashes.equality('acc_1', 'phone', '4915112345678'),
    hashes.equality('acc_2', 'phone', '4915112345678'),
    otherKey.equality('acc_1', 'email', 'ann@example.com'),
  ];
  assert.equal(new Set([hash, ...others]).size, 6);
});

test('a prefix of a name has another hash than the same text as an address', () => {
  assert.ok(!hashes.namePrefixes('acc_1', 'ann').includes(hashes.equality('acc_1', 'email', 'ann')));
});

test('e-mail addresses compare without case and surrounding space', () => {
  assert.equal(normaliseEmail('  Ann.Keller@Example.COM\n'), 'ann.keller@example.com');
  assert.equal(
    hashes.equality('acc_1', 'email', ' Ann@Example.com '),
    hashes.equality('acc_1', 'email', 'ann@example.com'),
  );
});

test('telephone numbers compare by their digits and a leading plus', () => {
  assert.equal(normalisePhone(' (+49) 151 / 123-45 '), '+4915112345');
  assert.equal(normalisePhone('0151 123+45'), '015112345');
  assert.notEqual(normalisePhone('+49151'), normalisePhone('49151'));
  assert.equal(hashes.equality('acc_1', 'phone', '+49 151'), hashes.equality('acc_1', 'phone', '+49151'));
});

test('normalising twice is the same as once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      assert.equal(normaliseEmail(normaliseEmail(text)), normaliseEmail(text));
      assert.equal(normalisePhone(normalisePhone(text)), normalisePhone(text));
    }),
  );
});

test('a name has the prefixes of 2 to 12 characters of each word, each once', () => {
  assert.deepEqual(prefixesOfName('Ann Anna'), ['an', 'ann', 'anna']);
  assert.deepEqual(prefixesOfName('Li J. X-y'), ['li', 'j', 'x', 'y']);
  const long = prefixesOfName('Wolfeschlegelstein');
  assert.deepEqual([long.length, long[0], long.at(-1)], [11, 'wo', 'wolfeschlege']);
  assert.deepEqual(prefixesOfName(' -- '), []);
  assert.equal(hashes.namePrefixes('acc_1', 'Ann Anna').length, 3);
});

test('a name is found by any beginning of its words, in any order, with or without diacritics and case', () => {
  for (const query of ['jo', 'JOSÉ', 'jose', 'gar', 'garcia', 'García jo', 'jose garcía-már', 'marq']) {
    assert.ok(finds(query, 'José García-Márquez'), query);
  }
  for (const query of ['os', 'j', 'josef', 'jose müller', '', ' ', '%']) {
    assert.ok(!finds(query, 'José García-Márquez'), query);
  }
});

test('letters that do not come apart are found as people type them', () => {
  const pairs = { 'Jürgen Groß': 'jurgen gross', 'Søren Æbelø': 'soren aebelo', 'Łukasz Đorđe': 'lukasz dorde' };
  for (const [name, query] of Object.entries({ ...pairs, 'İpek Şahin': 'ipek sahin', ΣΊΣΥΦΟΣ: 'σισυφος' })) {
    assert.ok(finds(query, name), query);
    assert.ok(finds(name, query), name);
  }
  assert.ok(finds('ΣΙΣ', 'σίσυφος'), 'sigma inside a word is typed as one at its end');
  assert.ok(finds('김', '김민준') && finds('李', '李 明'));
  for (const query of ["o'bri", 'O’Brien', 'obrien', 'brien']) assert.ok(finds(query, "Mary O'Brien"), query);
});

test('a single character beside a longer word does not narrow a search', () => {
  assert.ok(finds('jose x', 'José García-Márquez'));
  assert.deepEqual(prefixesOfQuery('j garcia'), ['garcia']);
});

test('a query of more than 12 characters finds the names that begin with its first 12', () => {
  assert.ok(finds('Wolfeschlegelstein', 'Wolfeschlegelstein'));
  assert.ok(finds('Wolfeschlegelberg', 'Wolfeschlegelstein'));
  assert.ok(!finds('Wolfeschlage', 'Wolfeschlegelstein'));
});

test('any name is found by any beginnings of its words', () => {
  const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
  const cut = fc.tuple(word, fc.nat());
  fc.assert(
    fc.property(fc.array(cut, { minLength: 1, maxLength: 4 }), (cuts) => {
      const name = cuts.map(([text]) => text).join(' ');
      const query = cuts
        .map(([text, at]) =>
          Array.from(text)
            .slice(0, 1 + (at % text.length))
            .join(''),
        )
        .join(' ');
      // A word shortened to one character of several is not a prefix that is kept.
      const words = prefixesOfQuery(query);
      fc.pre(words.length > 0 && words.some((each) => Array.from(each).length > 1));
      assert.ok(finds(query, name));
    }),
    { numRuns: 1_000 },
  );
});

test('no hash of a name shows how it was spelt to whoever lacks the key', () => {
  const stored = hashes.namePrefixes('acc_1', 'Ann Keller').join(' ');
  assert.doesNotMatch(stored, /ann|keller/i);
  assert.deepEqual(
    otherKey.namePrefixes('acc_1', 'Ann Keller').filter((hash) => stored.includes(hash)),
    [],
  );
  assert.deepEqual(
    hashes.namePrefixes('acc_2', 'Ann Keller').filter((hash) => stored.includes(hash)),
    [],
  );
});

test.run();
