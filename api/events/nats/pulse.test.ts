import assert from 'node:assert/strict';
import { ManualClock } from '../../kernel/clock.ts';
import { suite } from '../../test/support/suite.ts';
import { until } from '../../test/support/within.ts';
import { Pulse } from './pulse.ts';
import { Subjects } from './subjects.ts';

const test = suite('the pulse of a bus');

type Heard = (error: Error | null, message: { subject: string; string(): string }) => void;

/** A connection as far as a pulse looks at it, whose messages come when a test says so: between two steps of the program. */
class Connection {
  readonly #heard = new Map<string, Heard>();
  readonly #statuses: { type: string }[] = [];
  #wake = () => {};
  readonly over = Promise.withResolvers<void>();

  subscribe(subject: string, { callback }: { callback: Heard }) {
    this.#heard.set(subject, callback);
    return { unsubscribe: () => this.#heard.delete(subject) };
  }

  publish(): void {}

  flush(): Promise<void> {
    return Promise.resolve();
  }

  isClosed(): boolean {
    return false;
  }

  closed(): Promise<void> {
    return this.over.promise;
  }

  async *status(): AsyncGenerator<{ type: string }> {
    for (;;) {
      const next = this.#statuses.shift();
      if (next) yield next;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  becomes(type: string): void {
    this.#statuses.push({ type });
    this.#wake();
  }

  arrives(subject: string, subscribed = subject): void {
    this.#heard.get(subscribed)?.(null, { subject, string: () => '' });
  }
}

const parts = (connection: Connection) => ({
  connection: connection as never,
  subjects: new Subjects('test'),
  processId: 'prc_1',
  clock: new ManualClock(),
  onError: (error: unknown) => assert.fail(error as Error),
  renew: async () => {},
  seats: async () => 1,
  onLost: () => assert.fail('it is not lost'),
});

test('a call to read anew that comes in the very step in which a reading ends is heard', async () => {
  const connection = new Connection();
  let readings = 0;
  const given = { ...parts(connection), renew: async () => void readings++ };
  const pulse = new Pulse(given);
  let isCalled = false;
  pulse.onHealth((trouble) => {
    if (trouble || isCalled) return;
    isCalled = true;
    connection.arrives(given.subjects.resync);
  });
  connection.becomes('disconnect');
  connection.becomes('reconnect');
  await until(2_000, () => readings === 2, 'the second reading');
  assert.equal(pulse.healthy(), true);
  pulse.stop();
});

test('while one that has fallen silent may be at the database only that is asked, and then everything is read once', async () => {
  const connection = new Connection();
  let [seats, looks, readings] = [2, 0, 0];
  const given = {
    ...parts(connection),
    onError: () => {},
    renew: async () => void readings++,
    seats: async () => {
      looks++;
      return seats;
    },
  };
  const { clock, subjects } = given;
  const pulse = new Pulse(given);
  pulse.onResync(async () => void readings++);
  const passes = async (ms: number) => {
    for (let passedMs = 0; passedMs < ms; passedMs += 250) {
      clock.advance(250);
      await new Promise(setImmediate);
    }
  };
  connection.arrives(subjects.beat('prc_2'), subjects.beat('*'));
  await passes(6_000);
  assert.ok(looks >= 5, `${looks} looks`);
  assert.deepEqual([readings, pulse.healthy()], [0, false]);
  seats = 1;
  await passes(1_000);
  assert.deepEqual([readings, pulse.healthy()], [2, true]);
  pulse.stop();
});

test('that its connection is over for good is told, unless it was stopped before', async () => {
  for (const isStopped of [false, true]) {
    const connection = new Connection();
    let lost = 0;
    const pulse = new Pulse({ ...parts(connection), onLost: () => void lost++ });
    if (isStopped) pulse.stop();
    connection.over.resolve();
    await new Promise(setImmediate);
    assert.equal(lost, isStopped ? 0 : 1);
    pulse.stop();
  }
});

test.run();
