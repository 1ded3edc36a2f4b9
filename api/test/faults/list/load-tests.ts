import type { Fault } from '../fault.ts';

// What load tests check: that they see what they are there to see.

const JUDGE = { file: 'load-tests/k6/judge.js', tests: ['load-tests/run/judge.test.ts'] };
const JUDGED = { tests: ['load-tests/run/judged.test.ts'] };
const VISITOR = { file: 'load-tests/storm/visitor.ts', tests: ['load-tests/storm/visitor.test.ts'] };

export const FAULTS: readonly Fault[] = [
  {
    ...JUDGE,
    name: 'the judge lets strangers see positions',
    find: 'fleetPositions?.positions.length === 0 && fleetPositions.removed.length === 0',
    replace: '!fleetPositions || fleetPositions.removed.length === 0',
    redSentence: 'each way to show too much is a leak',
  },
  {
    ...JUDGE,
    name: 'the judge takes the visit of another customer for theirs',
    find: 'visitId === visitTracking.visitId)) {',
    replace: 'visitId !== null)) {',
    redSentence: 'each way to show too much is a leak',
  },
  {
    ...JUDGE,
    name: 'of a fleet the judge looks at nobody but the first',
    find: 'for (const position of positionsIn(kind, data)) {',
    replace: 'for (const position of positionsIn(kind, data).slice(0, 1)) {',
    redSentence: 'each way to show too much is a leak',
  },
  {
    ...JUDGE,
    name: 'the judge takes any error for a refusal',
    find: 'errors.every(({ extensions }) => ',
    replace: 'errors.some(({ extensions }) => ',
    redSentence: 'only that there is nothing, or nothing for them, is a refusal',
  },
  {
    ...JUDGED,
    file: 'load-tests/run/judged.ts',
    name: 'the memory of a run grows from before everybody is connected',
    find: 'atMs >= measureFromMs && atMs <= finalAtMs',
    replace: 'atMs <= finalAtMs',
    redSentence: 'memory that grows while everybody is connected is noticed, and so is memory that nobody saw',
  },
  {
    ...JUDGED,
    file: 'load-tests/run/held.ts',
    name: 'a metric that is gone after a run counts as given back',
    find: 'after.get(metric) ?? Number.POSITIVE_INFINITY',
    replace: 'after.get(metric) ?? 0',
    redSentence: 'what is held for those who have left is noticed, and so is what is not shown',
  },
  {
    file: 'api/edge/server.ts',
    tests: ['api/test/journeys/cohorts.test.ts'],
    name: 'no metric says how many cohorts there are',
    find: 'metrics.observeCohorts(() => operations.cohortCount);',
    replace: 'metrics.observeCohorts(() => 0);',
    redSentence: 'viewers with different ids and equal rights share, others do not',
  },
  {
    file: 'load-tests/run/main.ts',
    tests: ['load-tests/run/main.test.ts'],
    name: 'in CI a load test without k6 is skipped',
    find: "const isSkipped = smoke && process.env['CI'] !== 'true';",
    replace: 'const isSkipped = smoke;',
    redSentence: "a smoke run counts as skipped on a machine of one's own, and as failed in CI; any other run fails",
  },
  {
    ...VISITOR,
    name: 'the storm does not look at what is shown',
    find: 'if (leak) this.leaks.push(',
    replace: 'if (!leak) String(',
    redSentence: 'each event that shows too much is a leak',
  },
  {
    ...VISITOR,
    name: 'the storm takes an old position for the current one',
    find: 'if (!judge.isCurrent(',
    replace: 'if (judge.isCurrent(',
    redSentence: 'an event that is older than what the server had, or than the one before, is wrong',
  },
  {
    ...VISITOR,
    name: 'the storm takes a part of the fleet for all of it',
    find: 'if (this.firstMs === 0 && positions.length < this.#watched.size) this.wrong += 1;',
    replace: '',
    redSentence: 'a fleet that lacks somebody at first is wrong, later it has only who is news',
  },
  {
    file: 'api/test/faults/turn.ts',
    tests: ['api/test/faults/faults.test.ts'],
    name: 'each run of the faults leaves out the same ones',
    find: 'list.length * ((turn * STEP) % 1)',
    replace: 'list.length * ((turn * 0) % 1)',
    redSentence: 'what a limit leaves out is tried in one of the next turns, however far these are apart',
  },
];
