// time-limit-s: 240
import assert from 'node:assert/strict';
import { AppError } from '../kernel/app-error.ts';
import { asAdmin } from '../test/support/at-rest.ts';
import { expectNothing } from '../test/support/expect-nothing.ts';
import { suite } from '../test/support/suite.ts';
import { until, within } from '../test/support/within.ts';
import { type JobAttempt, type JobPayload, NoRetry } from './index.ts';
import { anId, flavours, QUICK, Workplace } from './test/workplace.ts';

/** No name of anything: what a test looks for afterwards. */
const SECRET = 'Ottilie-Quandt-+4915112345678';

for (const flavour of flavours) {
  const test = suite(`the queue on ${flavour.name}`);
  let place: Workplace;

  test.before.each(async () => {
    place = await Workplace.open(flavour);
  });
  test.after.each(() => place.close());

  test('a job is begun at once after its transaction has committed, and never exists if that does not', async () => {
    const begun: JobAttempt[] = [];
    const queue = await place.started((one) => one.work('errand', async (job) => void begun.push(job)));
    // Every worker has looked by itself: only being told can make it quick.
    await new Promise((resolve) => setTimeout(resolve, 100));
    const requestId = anId();
    let atMs = 0;
    await place.session.transaction(async (session) => {
      await queue.send(session, 'errand', { requestId });
      await new Promise((resolve) => setTimeout(resolve, 50));
      assert.equal(begun.length, 0, 'not before it commits');
      atMs = performance.now();
    });
    await until(1_000, () => begun.length === 1, 'the job');
    assert.ok(performance.now() - atMs < 500, `after ${Math.round(performance.now() - atMs)} ms`);
    assert.deepEqual([begun[0]!.payload, begun[0]!.attempt], [{ requestId }, 1]);
    const broken = place.session.transaction(async (session) => {
      await queue.send(session, 'errand', { requestId: anId() });
      throw new Error('no');
    });
    await assert.rejects(broken, /no/);
    const next = anId();
    await place.send(queue, 'errand', { requestId: next });
    await until(1_000, () => begun.length === 2, 'the next job');
    assert.equal(begun[1]!.payload['requestId'], next);
  });

  test('a job carries ids and nothing else; what is refused is not repeated', async () => {
    const queue = await place.started((one) => one.work('errand', async () => {}));
    const refused: JobPayload[] = [
      { name: SECRET },
      { requestId: `${anId()} ${SECRET}` },
      { requestId: '' },
      { requestId: anId().replace('prq', 'zzz') },
      { requestId: 4 as never },
      { requestId: { id: anId() } as never },
      { [SECRET]: anId() },
    ];
    for (const payload of refused) {
      await assert.rejects(place.send(queue, 'errand', payload), (error: Error) => {
        assert.match(error.message, /is no id|no proper name/);
        return !error.message.includes(SECRET);
      });
    }
    await assert.rejects(place.send(queue, 'errand', {}, { singletonKey: SECRET }), /is no id/);
  });

  test('a job is refused, and nothing hangs, outside a transaction, for unnamed work, and by a queue that is not open', async () => {
    const queue = place.queue((one) => one.work('errand', async () => {}));
    await assert.rejects(within(2_000, place.send(queue, 'errand')), /not open/);
    await queue.start();
    await assert.rejects(within(2_000, queue.send(place.session, 'errand', {})), /within a transaction/);
    for (const name of ['chore', 'dead-letters', SECRET]) {
      await assert.rejects(within(2_000, place.send(queue, name)), /Nobody does work of that name/);
    }
    assert.throws(() => queue.work('late', async () => {}), /before the queue opens/);
    await queue.stop();
    await assert.rejects(within(2_000, place.send(queue, 'errand')), /not open/);
  });

  test('a session can add a job, and neither read, change nor remove one, nor touch anything else of the queue', async () => {
    const queue = place.queue((one) => one.work('errand', async () => {}));
    await queue.open();
    await place.send(queue, 'errand', { requestId: anId() });
    for (const sql of [
      'select data from pgboss.job',
      'select data from pgboss.job_common',
      'select name from pgboss.job_common',
      "update pgboss.job_common set state = 'completed'",
      'delete from pgboss.job_common',
      'update pgboss.queue set retry_limit = 0',
      'insert into pgboss.queue (name) values (null)',
      'select version from pgboss.version',
      "select pgboss.delete_queue('errand')",
    ]) {
      const tried = place.session.transaction((session) => session.em.execute(sql));
      await assert.rejects(tried, (error: { code?: string }) => error.code === '42501', sql);
    }
  });

  test('a job that fails is tried again after growing pauses; after the last its end is told once, with a code and no message', async () => {
    const begunMs: number[] = [];
    const dead: unknown[] = [];
    const queue = await place.started((one) =>
      one.work(
        'errand',
        async () => {
          begunMs.push(performance.now());
          throw new AppError('UNAVAILABLE', SECRET);
        },
        {
          ...{ retries: 3, firstRetryMs: 100, longestRetryMs: 400 },
          onDead: async (payload, reason) => void dead.push(payload, reason),
        },
      ),
    );
    const requestId = anId();
    await place.send(queue, 'errand', { requestId });
    await until(10_000, () => dead.length > 0, 'the end');
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.deepEqual(dead, [{ requestId }, 'UNAVAILABLE']);
    assert.equal(begunMs.length, 4);
    const pausesMs = begunMs.slice(1).map((ms, i) => ms - begunMs[i]!);
    for (const [i, leastMs] of [100, 200, 400].entries()) assert.ok(pausesMs[i]! >= leastMs - 20, String(pausesMs));
    assert.ok(
      pausesMs.every((ms) => ms < 1_900),
      `told of its time, not found by a look: ${pausesMs}`,
    );
    await place.leave();
    const rows = await asAdmin(place.target, (run) => run('select one::text as row from pgboss.job one'));
    assert.equal(rows.length, 2, 'the job and its dead letter');
    assert.ok(rows.every(({ row }) => !String(row).includes(SECRET)));
  });

  test('a job that cannot be done is not tried again; its end is told again until that succeeds', async () => {
    let tries = 0;
    const told: string[] = [];
    const queue = await place.started((one) =>
      one.work(
        'errand',
        async () => {
          tries += 1;
          throw new NoRetry('SUBJECT_GONE');
        },
        {
          async onDead(_payload, reason) {
            told.push(reason);
            if (told.length === 1) throw new Error('the database is away');
          },
        },
      ),
    );
    await place.send(queue, 'errand');
    await until(10_000, () => told.length === 2, 'the second telling');
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.deepEqual([tries, told], [1, ['SUBJECT_GONE', 'SUBJECT_GONE']]);
  });

  test('a job that takes longer than its work allows has failed, and is told to stop', async () => {
    const dead: string[] = [];
    let wasToldToStop = false;
    const queue = await place.started((one) =>
      one.work(
        'errand',
        ({ signal }) =>
          new Promise((resolve) => {
            signal.addEventListener('abort', () => {
              wasToldToStop = true;
              resolve();
            });
          }),
        { retries: 0, longestMs: 200, onDead: async (_payload, reason) => void dead.push(reason) },
      ),
    );
    await place.send(queue, 'errand');
    await until(5_000, () => dead.length > 0, 'the end');
    assert.deepEqual([dead, wasToldToStop], [['TIMED_OUT'], true]);
  });

  test('a job of which one with its key waits is not added; two with one key are never worked on at once', async () => {
    const atWork = new Map<string, number>();
    const seen: string[] = [];
    const queue = await place.started((one) =>
      one.work(
        'errand',
        async ({ payload }) => {
          const key = payload['requestId']!;
          atWork.set(key, (atWork.get(key) ?? 0) + 1);
          seen.push(key);
          assert.equal(atWork.get(key), 1);
          await new Promise((resolve) => setTimeout(resolve, 150));
          atWork.set(key, atWork.get(key)! - 1);
        },
        { concurrency: 3 },
      ),
    );
    const [a, b] = [anId(), anId()];
    const send = (requestId: string) => place.send(queue, 'errand', { requestId }, { singletonKey: requestId });
    await send(a);
    await until(2_000, () => seen.length === 1);
    // One runs: one more waits, a third is that one.
    for (const requestId of [a, a, a, b]) await send(requestId);
    await until(6_000, () => seen.length === 3 && [...atWork.values()].every((count) => count === 0));
    await expectNothing(
      until(1_000, () => seen.length > 3),
      500,
    );
    assert.deepEqual([seen.sort(), place.errors], [[a, a, b].sort(), []]);
  });

  test('a job for later begins when its time has come', async () => {
    const begunMs: number[] = [];
    const queue = await place.started((one) => one.work('errand', async () => void begunMs.push(performance.now())));
    const sentMs = performance.now();
    await place.send(queue, 'errand', {}, { startAfterMs: 700 });
    await until(3_000, () => begunMs.length === 1);
    const waitedMs = begunMs[0]! - sentMs;
    assert.ok(waitedMs >= 690 && waitedMs < 1_700, `${Math.round(waitedMs)} ms`);
  });

  test('a job of which nobody told is found by looking: one that another process sent, at once or for later', async () => {
    const begun: string[] = [];
    const [sent, putOff] = [anId(), anId()];
    const work = async ({ payload }: { payload: { requestId: string } }) => void begun.push(payload.requestId);
    const queue = place.queue((one) => one.work('errand', work), { ...QUICK, pollMs: 200 });
    const other = place.queue((one) => one.work('errand', async () => {}));
    await other.open();
    await queue.start();
    // A start has its workers look once more, a little later.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await place.send(other, 'errand', { requestId: sent });
    await place.send(other, 'errand', { requestId: putOff }, { startAfterMs: 300 });
    await until(8_000, () => begun.length === 2, 'both');
    assert.deepEqual([begun.sort(), place.errors], [[sent, putOff].sort(), []]);
  });

  test('leaving asks handlers to stop and waits, but not for ever; what was not done is done by the next, and not held against it', async () => {
    const first: number[] = [];
    let obedient = false;
    const queue = await place.started((one) => {
      one.work('obedient', async ({ signal, attempt }) => {
        first.push(attempt);
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        await new Promise((resolve) => setTimeout(resolve, 200));
        obedient = true;
        throw signal.reason;
      });
      one.work('deaf', () => new Promise(() => first.push(0)));
    });
    await place.send(queue, 'obedient');
    await place.send(queue, 'deaf');
    await until(2_000, () => first.length === 2);
    const startMs = performance.now();
    await queue.stop();
    assert.ok(obedient && performance.now() - startMs < 3_000);
    const dead: string[] = [];
    const done: [string, number][] = [];
    await place.started((one) => {
      for (const name of ['obedient', 'deaf']) {
        const onDead = async (_payload: JobPayload, reason: string) => void dead.push(reason);
        one.work(name, async ({ attempt }) => void done.push([name, attempt]), { retries: 0, onDead });
      }
    });
    await until(5_000, () => done.length === 2, 'both');
    assert.deepEqual(new Map(done), new Map([['obedient', 2], ['deaf', 2]])); // biome-ignore format: as a table
    assert.deepEqual([dead, place.errors], [[], []]);
  });

  test('recurring work is done at once, and once in each stretch of time, also over restarts', async () => {
    const doneMs: number[] = [];
    const recurring = () => place.started((one) => one.every('sweep', 1_000, async () => void doneMs.push(Date.now())));
    const first = await recurring();
    await until(2_000, () => doneMs.length === 1);
    await first.stop();
    await recurring();
    await until(6_000, () => doneMs.length === 3, 'two more stretches');
    const stretches = doneMs.map((ms) => Math.floor(ms / 1_000));
    assert.equal(new Set(stretches).size, 3, String(doneMs));
  });

  test('is healthy while it takes jobs', async () => {
    const queue = place.queue(() => {});
    assert.equal(await queue.healthy(), false);
    await queue.start();
    assert.equal(await queue.healthy(), true);
    await queue.stop();
    assert.equal(await queue.healthy(), false);
  });

  test.run();
}
