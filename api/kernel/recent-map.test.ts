import assert from 'node:assert/strict';
import fc from 'fast-check';
import { suite } from '../test/support/suite.ts';
import { RecentMap } from './recent-map.ts';

const test = suite('a map that has at hand what was asked for last');

const KEYS = ['prv_1', 'prv_2', 'prv_3'];
const step = fc.record({ act: fc.constantFrom('get', 'set', 'delete'), key: fc.constantFrom(...KEYS) });

test('holds what a map holds, whatever is done to it in whatever order', () => {
  let found = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 40 }), (steps) => {
      const [recent, plain] = [new RecentMap<{ n: number }>(), new Map<string, { n: number }>()];
      for (const [n, { act, key }] of steps.entries()) {
        if (act === 'get') {
          assert.equal(recent.get(key), plain.get(key));
          if (plain.has(key)) found++;
        } else if (act === 'set') {
          const value = { n };
          recent.set(key, value);
          plain.set(key, value);
        } else {
          recent.delete(key);
          plain.delete(key);
        }
      }
      assert.deepEqual([...recent.values()], [...plain.values()]);
      for (const key of KEYS) assert.equal(recent.get(key), plain.get(key));
    }),
    { numRuns: 500 },
  );
  assert.ok(found > 500, `${found} found`);
});

test.run();
