import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { suite } from '../../test/support/suite.ts';
import { joined } from './joined.ts';
import { needleSearch } from './needle-search.ts';

const test = suite('the search for what was erased');
const NONE = { texts: [], words: [], hashes: [] };

test('a text is found anywhere, in any case, a word where it is the whole value, a hash outside of an index', () => {
  const search = needleSearch({ texts: ['1 canal row'], words: ['bakker'], hashes: ['hash-of-a-name'] });
  assert.equal(search(joined(['', 'see 1 CANAL Row, left'])), true);
  assert.equal(search(joined(['1 canal ro', 'w'])), false, 'not across two values');
  assert.equal(search(joined(['x', 'Bakker', null])), true);
  assert.equal(search(joined(['the bakker', 'bakkerij'])), false);
  assert.equal(search(joined(['{hash-of-a-name}'])), true);
  assert.equal(search(joined(['{hash-of-a-name}']), true), false);
  assert.equal(search(joined(['1 canal row']), true), true);
  assert.equal(needleSearch(NONE)(joined(['anything'])), false);
});

test('finds what looking for each needle by itself would find', () => {
  const letters = ['a', 'b', '\u00e9', '\u2019', '\u4e2d', '1'];
  const text = (length: number) => Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
  let found = 0;
  for (let i = 0; i < 3_000; i++) {
    const texts = Array.from({ length: 1 + randomInt(5) }, () => text(6 + randomInt(3)));
    const hay = joined([text(randomInt(400)), i % 3 === 0 ? text(3) + texts[0] : '', text(randomInt(40))]);
    const expected = texts.some((each) => hay.includes(each));
    assert.equal(needleSearch({ ...NONE, texts })(hay), expected);
    found += expected ? 1 : 0;
  }
  assert.ok(found > 500 && found < 2_900, String(found));
});

test.run();
