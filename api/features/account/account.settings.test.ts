import assert from 'node:assert/strict';
import { InProcessBus } from '../../events/in-process-bus.ts';
import { ManualClock } from '../../kernel/clock.ts';
import { suite } from '../../test/support/suite.ts';
import { AccountSettings } from './account.settings.ts';

const test = suite('settings in memory');

const ACCOUNT = 'acc_a';
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('a change that cannot be read is tried again until it can; meanwhile customers see the least', async () => {
  const clock = new ManualClock();
  const stored = { customerPrecision: 'EXACT', isDown: false };
  const session = {
    byId: async () => {
      if (stored.isDown) throw new Error('down');
      return stored;
    },
  };
  const errors: unknown[] = [];
  const told: string[] = [];
  const bus = new InProcessBus((error) => errors.push(error));
  const settings = new AccountSettings(
    clock,
    () => session as never,
    (error) => errors.push(error),
    bus,
  );
  settings.onChange(() => told.push(settings.customerPrecision(ACCOUNT)));
  await settings.load(session as never, ACCOUNT);
  assert.equal(settings.customerPrecision(ACCOUNT), 'EXACT');

  Object.assign(stored, { customerPrecision: 'STREET', isDown: true });
  bus.publish('accountChanged', { accountId: ACCOUNT });
  await turn();
  assert.deepEqual([told, errors.length], [['ETA_ONLY'], 1]);
  stored.isDown = false;
  clock.advance(1_000);
  await turn();
  clock.advance(60_000);
  await turn();
  assert.deepEqual([told, errors.length], [['ETA_ONLY', 'STREET'], 1]);
});

test.run();
