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

  arrives(subject: string): void {
    this.#heard.get(subject)?.(null, { subject, string: () => '' });
  }
}

test('a call to read anew that comes in the very step in which a reading ends is heard', async () => {
  const connection = new Connection();
  const subjects = new Subjects('test');
  let readings = 0;
  const pulse = new Pulse({
    connection: connection as never,
    subjects,
    processId: 'prc_1',
    clock: new ManualClock(),
    onError: (error) => assert.fail(error as Error),
    renew: async () => void readings++,
    seats: async () => 1,
  });
  let isCalled = false;
  pulse.onHealth((trouble) => {
    if (trouble || isCalled) return;
    isCalled = true;
    connection.arrives(subjects.resync);
  });
  connection.becomes('disconnect');
  connection.becomes('reconnect');
  await until(2_000, () => readings === 2, 'the second reading');
  assert.equal(pulse.healthy(), true);
  pulse.stop();
});

test.run();
