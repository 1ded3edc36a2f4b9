import assert from 'node:assert/strict';
import type { Feed, FeedListener } from '../events/shared-source.ts';
import { suite } from '../test/support/suite.ts';
import { until, within } from '../test/support/within.ts';
import { Cohorts } from './cohorts.ts';
import { type Line, openLine } from './fixture/line.ts';
import type { Member } from './member.ts';
import { Turn } from './turn.ts';

const test = suite('a cohort');

/** A state that a test changes, and what was asked of it. */
class Source {
  state = 'a';
  payloads = 0;
  opened = 0;
  closed = 0;
  attending = 0;
  isSlow = false;
  missed: (() => string) | null = null;
  listener: FeedListener | null = null;

  readonly work = () => ({
    open: (listener: FeedListener): Feed<string> => {
      this.opened++;
      this.listener = listener;
      let last: string | null = null;
      const news = () => {
        const isNews = this.state !== last;
        last = this.state;
        return isNews ? { value: this.state } : null;
      };
      const { missed } = this;
      return { current: () => this.state, news, ...(missed && { missed }), close: () => void this.closed++ };
    },
    execute: (state: string) => ({ data: state }),
    payload: (state: string): string | Promise<string> => {
      this.payloads++;
      const payload = JSON.stringify({ data: state });
      return this.isSlow ? Promise.resolve(payload) : payload;
    },
  });

  readonly attend = () => {
    this.attending++;
    return () => void this.attending--;
  };

  becomes(state: string): void {
    this.state = state;
    this.listener?.poke();
  }
}

let source: Source;
let cohorts: Cohorts;
let lines: Line[];

test.before.each(() => {
  source = new Source();
  cohorts = new Cohorts(new Turn());
  lines = [];
});
test.after.each(() => {
  for (const line of lines) line.close();
});

async function line(): Promise<Line> {
  const one = await openLine();
  lines.push(one);
  return one;
}

const join = ({ writer }: Line, operationId: string, key = 'key') =>
  cohorts.join(key, { writer, operationId }, source.work, source.attend);

/** Reads a member as graphql-ws does: the first event, then the silence, which is given. */
async function seated(member: Member): Promise<{ first: unknown; silence: Promise<IteratorResult<object>> }> {
  const { value: first } = await member.next();
  return { first, silence: member.next() };
}

const got = ({ received }: Line) =>
  received.map((text) => JSON.parse(text)).map(({ id, payload }) => [id, payload.data]);
const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

test('executes and serialises once for an event, whoever is in it, and only the operation id differs', async () => {
  const [one, other] = [await line(), await line()];
  assert.deepEqual((await seated(join(one, '1'))).first, { data: 'a' });
  await seated(join(other, 'a longer id'));
  await seated(join(other, '2'));
  assert.deepEqual([cohorts.count, source.opened, source.attending], [1, 1, 3]);
  source.becomes('b');
  await until(2_000, () => other.received.length === 2 && one.received.length === 1);
  assert.equal(source.payloads, 1);
  assert.deepEqual(got(one), [['1', 'b']]);
  assert.deepEqual(got(other).sort(), [
    ['2', 'b'],
    ['a longer id', 'b'],
  ]);
});

test('begins with the current state for each who joins, and tells nobody else', async () => {
  const [one, other] = [await line(), await line()];
  await seated(join(one, '1'));
  source.becomes('b');
  const { first } = await seated(join(other, '2'));
  assert.deepEqual(first, { data: 'b' });
  await turn();
  assert.deepEqual(got(one), [['1', 'b']], 'news that waited were told before');
  assert.deepEqual(got(other), []);
});

test('tells afterwards what happens while the first event is on its way', async () => {
  const one = await line();
  const member = join(one, '1');
  await member.next();
  source.becomes('b');
  source.becomes('c');
  await turn();
  assert.deepEqual(one.received, []);
  void member.next();
  await until(2_000, () => one.received.length === 1);
  assert.deepEqual(got(one), [['1', 'c']]);
});

test('skips to the newest of one turn, and says nothing where nothing is new', async () => {
  const one = await line();
  await seated(join(one, '1'));
  for (const state of ['b', 'c', 'd']) source.becomes(state);
  await until(2_000, () => one.received.length > 0);
  source.becomes('d');
  await turn();
  assert.deepEqual(got(one), [['1', 'd']]);
});

test('whoever leaves is settled at once, and gets nothing of what had happened by then', async () => {
  const [one, other] = [await line(), await line()];
  const member = join(one, '1');
  const { silence } = await seated(member);
  await seated(join(other, '2'));
  source.becomes('b');
  void member.return();
  assert.deepEqual(await within(1_000, silence), { value: undefined, done: true });
  await until(2_000, () => other.received.length === 1);
  await turn();
  assert.deepEqual(one.received, []);
  assert.equal(source.attending, 1);
});

test('is over when the last has left, and its source with it; who comes later begins anew', async () => {
  const one = await line();
  const member = join(one, '1');
  await seated(member);
  await member.return();
  assert.deepEqual([source.closed, source.attending, cohorts.count], [1, 0, 0]);
  source.becomes('b');
  await seated(join(one, '2'));
  assert.deepEqual([source.opened, cohorts.count], [2, 1]);
});

test('that fails ends every member with the error, before anything more is written', async () => {
  const [one, other] = [await line(), await line()];
  const { silence } = await seated(join(one, '1'));
  const late = join(other, '2');
  source.becomes('b');
  source.listener?.fail(new Error('it is over'));
  await assert.rejects(silence, /it is over/);
  await assert.rejects(late.next(), /it is over/);
  await turn();
  assert.deepEqual([one.received, other.received], [[], []]);
  assert.deepEqual([source.closed, source.attending, cohorts.count], [1, 0, 0]);
});

test('gives a member whose socket was busy what is current when it drains, once, and keeps nothing meanwhile', async () => {
  const [slow, quick] = [await line(), await line()];
  await seated(join(slow, '1'));
  await seated(join(quick, '2'));
  slow.client.pause();
  const fill = {
    isDue: false,
    run: () => void slow.writer.put('\x82\x7f\0\0\0\0\0\x04\0\0'.padEnd(10 + 0x4_0000, 'x'), slow.turn),
  };
  while (!slow.writer.isBusy) {
    slow.turn.later(fill);
    slow.turn.now(fill);
  }
  const held = slow.socket.writableLength;
  for (let i = 1; i <= 500; i++) {
    source.becomes(`state ${i}`);
    await turn();
  }
  await until(2_000, () => quick.received.length === 500);
  assert.equal(slow.socket.writableLength, held);
  assert.equal(slow.writer.lateCount, 1);
  slow.client.resume();
  const messages = () => slow.received.filter((text) => text.startsWith('{'));
  await until(5_000, () => messages().length > 0);
  await turn();
  assert.deepEqual(
    messages().map((text) => JSON.parse(text).payload.data),
    ['state 500'],
  );
});

for (const isSlow of [false, true]) {
  const how = isSlow ? ', executed while others wait' : '';
  test(`whose news are changes gives who missed some what puts them right, also where newer news come first${how}`, async () => {
    Object.assign(source, { isSlow, missed: () => `all of ${source.state}` });
    const [late, quick] = [await line(), await line()];
    const member = join(late, '1');
    await member.next();
    await seated(join(quick, '2'));
    source.becomes('b');
    await turn();
    // In one turn: the member who has missed b begins, and c happens.
    void member.next();
    source.becomes('c');
    await until(2_000, () => late.received.length === 2 && quick.received.length === 2);
    await turn();
    assert.deepEqual(got(late), [
      ['1', 'c'],
      ['1', 'all of c'],
    ]);
    assert.deepEqual(got(quick), [
      ['2', 'b'],
      ['2', 'c'],
    ]);
  });
}

test('that has to wait for an execution tells the newest when it is there, and nothing to who has left', async () => {
  const [one, other] = [await line(), await line()];
  const leaver = join(one, '1');
  await seated(leaver);
  await seated(join(other, '2'));
  source.isSlow = true;
  source.becomes('b');
  await new Promise((resolve) => setImmediate(resolve));
  void leaver.return();
  source.becomes('c');
  await until(2_000, () => other.received.some((text) => text.includes('"c"')));
  await turn();
  assert.deepEqual(one.received, []);
});

test('of another key has nothing in common', async () => {
  const one = await line();
  await seated(join(one, '1'));
  await seated(join(one, '2', 'another key'));
  assert.deepEqual([cohorts.count, source.opened], [2, 2]);
});

test.run();
