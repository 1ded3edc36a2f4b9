import assert from 'node:assert/strict';
import type { Precision } from '../../../policies/precision.ts';
import type { Bus } from '../../events/bus.ts';
import { InProcessBus } from '../../events/in-process-bus.ts';
import { ManualClock } from '../../kernel/clock.ts';
import { suite } from '../../test/support/suite.ts';
import { within } from '../../test/support/within.ts';
import { AccountSettings } from './account.settings.ts';

const test = suite('how exactly customers see, in memory');

type Row = { readonly customerPrecision: Precision } | null;
type Answer = PromiseWithResolvers<Row> & { readonly accountId: string };

/** A database that answers when a test says so. */
class Desk {
  readonly clock = new ManualClock();
  readonly errors: unknown[] = [];
  readonly told: string[] = [];
  /** What was asked, in order, answered or not. */
  readonly asked: Answer[] = [];
  readonly settings: AccountSettings;
  readonly #bus = new InProcessBus((error) => this.errors.push(error));
  resync = () => Promise.resolve();

  constructor() {
    const onResync = (read: () => Promise<void>) => {
      this.resync = read;
    };
    const bus = { on: this.#bus.on.bind(this.#bus), onResync } as unknown as Bus;
    const sessionOf = (accountId: string) => ({ byId: () => this.#ask(accountId) });
    const onError = (error: unknown) => this.errors.push(error);
    this.settings = new AccountSettings({ bus, clock: this.clock, sessionOf: sessionOf as never, onError });
    this.settings.onChange((accountId) => this.told.push(accountId));
  }

  get shown(): Precision {
    return this.settings.customerPrecision('acc_1');
  }

  change(accountId = 'acc_1'): void {
    this.#bus.publish('accountChanged', { accountId });
  }

  /** Answers the question of that number, counted from 0, and lets what follows from it happen. */
  answer(index: number, customerPrecision: Precision): Promise<void> {
    this.asked[index]!.resolve({ customerPrecision });
    return settled();
  }

  fail(index: number): Promise<void> {
    this.asked[index]!.reject(new Error('the database is away'));
    return settled();
  }

  /** Loads the account, as it is said to be. */
  async load(customerPrecision: Precision, accountId = 'acc_1'): Promise<void> {
    const loading = this.settings.load(accountId);
    await this.answer(this.asked.length - 1, customerPrecision);
    await loading;
  }

  #ask(accountId: string): Promise<unknown> {
    const answer = Object.assign(Promise.withResolvers<Row>(), { accountId });
    this.asked.push(answer);
    return answer.promise;
  }
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

let desk: Desk;

test.before.each(() => {
  desk = new Desk();
});

test('is nothing but the time until the account was read, and then what it says; it is read once', async () => {
  assert.equal(desk.shown, 'ETA_ONLY');
  const both = [desk.settings.load('acc_1'), desk.settings.load('acc_1')];
  await desk.answer(0, 'EXACT');
  await within(1_000, Promise.all(both));
  await desk.settings.load('acc_1');
  assert.deepEqual([desk.shown, desk.asked.length], ['EXACT', 1]);
});

test('is forgotten with the word of a change, and told again when it was read', async () => {
  await desk.load('EXACT');
  desk.change();
  assert.equal(desk.shown, 'ETA_ONLY');
  assert.deepEqual(desk.told, []);
  await desk.answer(1, 'STREET');
  assert.deepEqual([desk.shown, desk.told], ['STREET', ['acc_1']]);
});

test('stays forgotten while the account cannot be read, which is tried until it can', async () => {
  await desk.load('EXACT');
  desk.change();
  await desk.fail(1);
  assert.deepEqual([desk.shown, desk.errors.length], ['ETA_ONLY', 1]);
  desk.clock.advance(1_000);
  await desk.fail(2);
  assert.equal(desk.shown, 'ETA_ONLY');
  desk.clock.advance(1_000);
  await desk.answer(3, 'NEIGHBOURHOOD');
  assert.deepEqual([desk.shown, desk.told], ['NEIGHBOURHOOD', ['acc_1']]);
  desk.clock.advance(60_000);
  assert.equal(desk.asked.length, 4);
});

test('is tried again once in the time, however many changes could not be read', async () => {
  await desk.load('EXACT');
  for (let i = 0; i < 3; i++) desk.change();
  await desk.fail(1);
  desk.clock.advance(1_000);
  assert.equal(desk.asked.length, 3);
});

test('is read again where the account changes while it is first read', async () => {
  const loading = desk.settings.load('acc_1');
  desk.change();
  await desk.answer(0, 'EXACT');
  assert.equal(desk.shown, 'ETA_ONLY');
  await desk.answer(1, 'STREET');
  await loading;
  assert.equal(desk.shown, 'STREET');
});

test('of an account that changed twice is never the older of two answers: one is waited for before the next is asked', async () => {
  await desk.load('EXACT');
  desk.change();
  desk.change();
  assert.equal(desk.asked.length, 2);
  await desk.answer(1, 'STREET');
  assert.deepEqual([desk.shown, desk.asked.length], ['ETA_ONLY', 3]);
  await desk.answer(2, 'NEIGHBOURHOOD');
  assert.deepEqual([desk.shown, desk.asked.length], ['NEIGHBOURHOOD', 3]);
});

test('is heard of by every listener, whatever becomes of the others', async () => {
  const heard: string[] = [];
  desk.settings.onChange(() => {
    throw new Error('a listener failed');
  });
  desk.settings.onChange((accountId) => heard.push(accountId));
  await desk.load('EXACT');
  desk.change();
  await desk.answer(1, 'STREET');
  desk.clock.advance(60_000);
  assert.deepEqual([heard, desk.errors.length, desk.asked.length], [['acc_1'], 1, 2]);
});

test('of an account that could not be read is asked for by the next who needs it', async () => {
  const failing = assert.rejects(desk.settings.load('acc_1'), /away/);
  await desk.fail(0);
  await failing;
  assert.equal(desk.shown, 'ETA_ONLY');
  await desk.load('STREET');
  assert.equal(desk.shown, 'STREET');
});

test('is read anew after an outage, a few accounts at a time, and only changes are told', async () => {
  const ids = Array.from({ length: 10 }, (_, index) => `acc_${index}`);
  for (const id of ids) await desk.load('EXACT', id);
  const done = desk.resync();
  for (let index = 10; index < 20; index++) {
    const waiting = desk.asked.length - index;
    assert.equal(waiting, Math.min(3, 20 - index));
    await desk.answer(index, desk.asked[index]!.accountId === 'acc_7' ? 'STREET' : 'EXACT');
  }
  await done;
  assert.deepEqual(desk.told, ['acc_7']);
  assert.equal(desk.settings.customerPrecision('acc_7'), 'STREET');
});

test('is not believed after an outage until it could be read', async () => {
  await desk.load('EXACT');
  const failing = assert.rejects(desk.resync(), /away/);
  await desk.fail(1);
  await failing;
  assert.equal(desk.shown, 'ETA_ONLY');
  const done = desk.resync();
  await desk.answer(2, 'EXACT');
  await done;
  assert.deepEqual([desk.shown, desk.told], ['EXACT', ['acc_1']]);
});

test('that is on its way during an outage is read again after it', async () => {
  const loading = desk.settings.load('acc_1');
  const done = desk.resync();
  await desk.answer(0, 'EXACT');
  assert.equal(desk.shown, 'ETA_ONLY');
  await desk.answer(1, 'STREET');
  await Promise.all([loading, done]);
  assert.equal(desk.shown, 'STREET');
});

test('of an account that is gone is nothing but the time', async () => {
  await desk.load('EXACT');
  desk.change();
  desk.asked[1]!.resolve(null);
  await settled();
  assert.equal(desk.shown, 'ETA_ONLY');
});

test.run();
