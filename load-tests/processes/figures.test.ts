import assert from 'node:assert/strict';
import { suite } from '../../api/test/support/suite.ts';
import { figuresOf, isRight } from './figures.ts';
import { ALONE, type Arrangement, CROSSED, IN_TURN, ONE, type ProcessesRun, TWO } from './run.ts';

const test = suite('figures of several processes');

const run = ({ name }: Arrangement, round: number, cpuMs: number): ProcessesRun => ({
  arrangement: name,
  round,
  reports: 100,
  deliveries: 500,
  cpuMs,
  natsCpuMs: 5,
  missed: 0,
  wrong: 0,
});

test('ratios are taken within a round, and of the rounds the median', () => {
  const rounds = [1, 10, 2].flatMap((busy, round) =>
    [
      run(ALONE, round, 80),
      run(ONE, round, 90),
      run(TWO, round, 100),
      run(CROSSED, round, 120),
      run(IN_TURN, round, 160),
    ].map((one) => ({
      ...one,
      cpuMs: one.cpuMs * busy,
    })),
  );
  const { twoToOne, crossedToOne, busShare, busShareCrossed, busShareInTurn } = figuresOf(rounds);
  assert.equal(twoToOne, 1.8);
  assert.equal(crossedToOne, 1.5);
  assert.ok(Math.abs(busShare - 0.2) < 1e-9);
  assert.ok(Math.abs(busShareCrossed - 1 / 3) < 1e-9);
  assert.ok(Math.abs(busShareInTurn - 0.5) < 1e-9);
});

test('who lacks the last event, or has what is not theirs, makes a run wrong', () => {
  assert.equal(isRight(run(TWO, 0, 1)), true);
  assert.equal(isRight({ ...run(TWO, 0, 1), missed: 1 }), false);
  assert.equal(isRight({ ...run(TWO, 0, 1), wrong: 1 }), false);
  assert.equal(isRight({ ...run(TWO, 0, 1), deliveries: 0 }), false);
});

test.run();
