import assert from 'node:assert/strict';
import { channel } from 'node:diagnostics_channel';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import type { PrivacyRequest } from '../../model/privacy-request.ts';
import { Queue } from '../../queue/index.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { foundAccount, openWorld, type World } from '../../test/support/erasure-world.ts';
import { flavours } from '../../test/support/server.ts';
import { suite } from '../../test/support/suite.ts';
import { until } from '../../test/support/within.ts';
import type { Parts } from '../parts.ts';
import { type PrivacyStep, StepFailed, type StepResult } from '../privacy-step.ts';
import { privacyRequestStore } from './privacy-request.store.ts';
import type { Progress } from './progress.ts';
import { RequestJournal } from './request-journal.ts';
import { RequestPlans } from './request-plan.ts';
import { RequestRunner, type RunnerOptions } from './request-runner.ts';

const DONE: StepResult = { outcome: 'DONE', count: 1 };

for (const flavour of flavours) {
  const test = suite(`carrying requests out on ${flavour.name}`);
  let database: TestDatabase;
  let world: World;
  let accountId: string;
  let effects: string[];

  test.before(async () => {
    database = await flavour.create();
    world = await openWorld(database, systemClock);
    accountId = await foundAccount(world);
  });
  test.before.each(() => {
    effects = [];
  });
  test.after(async () => {
    await world.close();
    await database.close();
  });

  const step = (name: string, run: PrivacyStep['run'] = async () => DONE): PrivacyStep => ({
    name,
    store: 'database',
    run: async (job, progress) => {
      effects.push(name);
      return run(job, progress);
    },
  });
  const runner = (steps: PrivacyStep[], parts: Parts = world.parts) => {
    const plans = new RequestPlans(() => Promise.reject(new Error('nothing is erased here')));
    const none: PrivacyStep[] = [];
    const all = { EXPORT: steps, ERASURE: none, RECTIFICATION: none, RESTRICTION: none, OPT_OUT: none };
    return new RequestRunner(parts, new RequestJournal(parts), plans, all);
  };
  const request = async (state: PrivacyRequest['state'] = 'SCHEDULED'): Promise<string> => {
    const now = new Date();
    const id = newId('PrivacyRequest', now.getTime());
    await world.sessionOf(accountId).transaction(async (session) => {
      privacyRequestStore.insert(session, {
        ...{ id, accountId, kind: 'EXPORT', customerId: newId('Customer', 0), userId: null, state },
        ...{
          jurisdiction: 'GDPR',
          filedAs: 'SELF',
          filedBy: 'usr_1',
          idempotencyHash: id,
          inputHash: '',
          detail: null,
        },
        ...{ lifts: false, receivedAt: now, confirmBy: null, confirmNearFrom: null, dueBy: now, dueNearFrom: now },
      });
    });
    return id;
  };
  const look = async (id: string) => (await privacyRequestStore.find(world.sessionOf(accountId), id))!;
  const steps = (id: string) => privacyRequestStore.freshSteps(world.sessionOf(accountId), id);
  const changes = async (id: string) =>
    (await privacyRequestStore.changesAfter(world.sessionOf(accountId), id, 0)).map(({ sequence, progress }) => {
      return { sequence, ...(progress as Progress) };
    });
  const job = (requestId: string) => ({ payload: { accountId, requestId }, signal: new AbortController().signal });

  test('does its steps in order, says so of each, and tells every change by its number', async () => {
    const heard: string[] = [];
    const listen = (message: unknown) => {
      const { step, phase } = message as { step: string; phase: string };
      heard.push(`${step} ${phase}`);
    };
    channel('whereabouts:privacy-step').subscribe(listen);
    const id = await request();
    const count = step('count', async (_job, progress) => {
      for (let done = 1; done <= 4; done++) await progress(done, 4);
      return { outcome: 'DONE', count: 4 };
    });
    await runner([count, step('build'), step('look', async () => ({ outcome: 'NOTHING_FOUND', count: 0 }))]).run(
      job(id),
    );
    channel('whereabouts:privacy-step').unsubscribe(listen);
    assert.deepEqual(heard, ['count start', 'count done', 'build start', 'build done', 'look start', 'look done']);
    assert.deepEqual(
      (await steps(id)).map(({ state, done }) => [state, done]),
      [
        ['DONE', 4],
        ['DONE', 1],
        ['NOTHING_FOUND', 0],
      ],
    );
    const told = await changes(id);
    assert.deepEqual(
      told.map(({ sequence }) => sequence),
      told.map((_change, i) => i + 1),
    );
    const percents = told.map(({ percent }) => percent);
    assert.deepEqual(
      percents,
      [...percents].sort((a, b) => a - b),
      'it never falls',
    );
    assert.ok(told.every(({ percent, state }) => (percent === 100) === (state === 'COMPLETED')));
    assert.equal((await look(id)).state, 'COMPLETED');
  });

  test('two workers with the same request have its effects once', async () => {
    const id = await request();
    const slow = () => step('slow', () => sleep(400).then(() => DONE));
    const [one, other] = [runner([slow(), step('last')]), runner([slow(), step('last')])];
    const first = one.run(job(id));
    await until(5_000, () => effects.length === 1, 'the first of them at work');
    await Promise.all([first, other.run(job(id)), one.run(job(id))]);
    assert.deepEqual(effects, ['slow', 'last']);
    assert.equal((await look(id)).state, 'COMPLETED');
  });

  test('goes on at the first step that is not done, also when the worker before it was lost', async () => {
    const id = await request();
    let fails = true;
    const flaky = step('second', async () => {
      if (fails) throw new Error('not this time');
      return DONE;
    });
    const work = runner([step('first'), flaky, step('third')]);
    await assert.rejects(work.run(job(id)));
    assert.equal((await look(id)).state, 'RUNNING');
    const sql = `update privacy_request set worker = 'lost', leased_until = now() + interval '700 ms' where id = '${id}'`;
    await world.sessionOf(accountId).transaction((session) => session.em.execute(sql));
    fails = false;
    const beganMs = performance.now();
    await work.run(job(id));
    assert.ok(performance.now() - beganMs >= 600, 'it waited for the lease of the other to end');
    assert.deepEqual(effects, ['first', 'second', 'second', 'third']);
    assert.equal((await look(id)).state, 'COMPLETED');
  });

  test('a worker that has lost its request records nothing any more', async () => {
    const id = await request();
    const taken = step('taken', async () => {
      const sql = `update privacy_request set worker = 'another' where id = '${id}'`;
      await world.sessionOf(accountId).transaction((session) => session.em.execute(sql));
      return DONE;
    });
    await runner([taken, step('after')]).run(job(id));
    assert.deepEqual(effects, ['taken']);
    assert.equal((await steps(id))[0]!.state, 'RUNNING');
  });

  test('a table that is missing fails the request, and counts as nothing done', async () => {
    const id = await request();
    const gone = step('gone', async () => ({ outcome: 'MISSING', count: 0 }));
    await assert.rejects(runner([gone, step('after')]).run(job(id)));
    const { state, reason, percent } = await look(id);
    assert.deepEqual([state, reason, percent], ['FAILED', 'STORE_MISSING', 0]);
    assert.equal((await steps(id))[0]!.state, 'MISSING');
    assert.deepEqual(effects, ['gone']);
  });

  test('nothing runs for a request that waits for somebody or has ended', async () => {
    for (const state of ['VERIFYING_IDENTITY', 'AWAITING_APPROVAL', 'FAILED', 'CANCELLED', 'COMPLETED'] as const) {
      const id = await request(state);
      await runner([step('never')]).run(job(id));
      assert.equal((await look(id)).state, state);
    }
    assert.deepEqual(effects, []);
  });

  const inQueue = async (failing: PrivacyStep, options: RunnerOptions) => {
    const queue = new Queue({ storage: world.database.jobs, clock: systemClock, onError: () => {} });
    const parts = { ...world.parts, queue };
    runner([failing], parts).employ({ retries: 1, firstRetryMs: 50, longestRetryMs: 50, ...options });
    await queue.start();
    const id = await request();
    await world
      .sessionOf(accountId)
      .transaction((session) => queue.send(session, 'privacy-requests', { accountId, requestId: id }));
    const failed = await until(
      15_000,
      async () => ((await look(id)).state === 'FAILED' ? look(id) : undefined),
      'it fails',
    );
    await queue.stop();
    return { failed, row: (await steps(id))[0]! };
  };

  test('a step that fails again and again fails the request, with its reason, after its retries', async () => {
    const { failed, row } = await inQueue(
      step('poison', async () => {
        throw Object.assign(new Error('a message with somebody’s name'), { code: 'ECONNRESET' });
      }),
      {},
    );
    assert.equal(failed.reason, 'POISON_STEP');
    assert.deepEqual([row.state, row.reason, row.attempts], ['FAILED', 'ECONNRESET', 2]);
  });

  test('a step that says that no other try is of use, and a store that does not answer, fail it by their names', async () => {
    const useless = await inQueue(
      step('useless', async () => {
        throw new StepFailed('REMAINS_FOUND', ['customer.name']);
      }),
      {},
    );
    assert.deepEqual([useless.failed.reason, useless.row.attempts], ['REMAINS_FOUND', 1]);
    const away = await inQueue(
      step('away', async () => ({ outcome: 'UNAVAILABLE', count: 0 })),
      {},
    );
    assert.deepEqual([away.failed.reason, away.row.state], ['STORE_UNAVAILABLE', 'UNAVAILABLE']);
  });

  test.run();
}
