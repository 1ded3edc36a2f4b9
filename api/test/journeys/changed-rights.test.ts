import assert from 'node:assert/strict';
import fc from 'fast-check';
import { arbitraryAct, EVENING } from '../support/day-acts.ts';
import { type SideBySide, startSideBySide } from '../support/side-by-side.ts';
import { suite } from '../support/suite.ts';
import { Tally, WatchedDay } from '../support/watched-day.ts';

/**
 * What the policy knows of a viewer are the facts of their token, which are never others: they change by its loss. What else changes is
 * what there is to see: the visit and its sharing, and how exactly the account lets customers see.
 */
const test = suite('rights that change while streams are open');

/** Each is a day of its own, of a company of its own, and takes a second or two. */
const RUNS = 8;
/** Enough for a visit to end, another to begin, and those who look to come and go meanwhile. */
const ACTS = { minLength: 12, maxLength: 24 };

let both: SideBySide;

test.before(async () => {
  both = await startSideBySide();
});
test.after(() => both.close());

test('whoever shares an execution is told what they would be alone, and with the loss of a right nothing more of it', async () => {
  const tally = new Tally();
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryAct, ACTS), async (acts) => {
      const day = await WatchedDay.begin(both, tally);
      try {
        for (const act of [...acts, ...EVENING]) await day.happens(act);
      } finally {
        day.leave();
      }
    }),
    // To look for a shorter day takes longer than a failing test should.
    { numRuns: RUNS, endOnFailure: true },
  );
  for (const [what, count] of Object.entries(tally)) assert.ok(count >= RUNS, `${count} ${what} in ${RUNS} days`);
});

test.run();
