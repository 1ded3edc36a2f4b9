import assert from 'node:assert/strict';
import { suite } from '../../api/test/support/suite.ts';
import { connectMsOf, PlanError, planOf, SCENARIOS } from './plan.ts';

const test = suite('plan of a load test');

test('the shapes: hot has one provider, spread one for every five subscribers', () => {
  assert.equal(planOf('fan-out', ['--subscribers', '5000']).providers, 1);
  assert.equal(planOf('fan-out', ['--subscribers', '5000', '--shape', 'hot']).providers, 1);
  assert.equal(planOf('fan-out', ['--subscribers', '5000', '--shape', 'spread']).providers, 1_000);
  assert.equal(planOf('fan-out', ['--shape', 'spread', '--providers', '7']).providers, 7);
});

test('one process serves unless several are asked for', () => {
  assert.equal(planOf('fan-out', []).processes, 1);
  assert.equal(planOf('fan-out', ['--processes', '3']).processes, 3);
});

test('a smoke run is small in every scenario', () => {
  for (const scenario of SCENARIOS) {
    const plan = planOf(scenario, ['--smoke']);
    assert.ok(plan.subscribers <= 100 && plan.seconds <= 10, scenario);
    assert.ok(connectMsOf(plan) <= 3_000);
  }
});

test('what makes no sense is refused by name', () => {
  for (const args of [
    ['--subscribers', 'many'],
    ['--subscribers', '-1'],
    ['--shape', 'round'],
    ['--plant', 'tree'],
    ['--processes', '0'],
    ['--env', 'lower=1'],
    ['--nothing'],
    ['stray'],
  ]) {
    assert.throws(() => planOf('fan-out', args), PlanError, args.join(' '));
  }
});

test('settings for the server are passed on whole', () => {
  assert.deepEqual(planOf('soak', ['--env', 'NATS_URL=nats://127.0.0.1:4222', '--env', 'A=b=c']).environment, {
    NATS_URL: 'nats://127.0.0.1:4222',
    A: 'b=c',
  });
});

test.run();
