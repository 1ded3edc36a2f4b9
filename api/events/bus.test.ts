import assert from 'node:assert/strict';
import { systemClock } from '../kernel/clock.ts';
import { gateOf, positionOf, settled } from '../test/support/bus-events.ts';
import { NatsServer } from '../test/support/nats-server.ts';
import { suite, type Test } from '../test/support/suite.ts';
import { until, within } from '../test/support/within.ts';
import type { Bus } from './bus.ts';
import type { PositionReading } from './events.ts';
import { InProcessBus } from './in-process-bus.ts';
import { NatsBus } from './nats-bus.ts';

/** What every bus does, whatever is behind it: two ends of it, which may be one. */
type Declare = (sentence: string, body: (here: Bus, there: Bus, errors: unknown[]) => Promise<void>) => void;

function contract(declare: Declare): void {
  contractOfListening(declare);
  contractOfFollowing(declare);
}

function contractOfListening(declare: Declare): void {
  declare('an event has been heard here when publish returns, and is heard there, once each', async (here, there) => {
    const heardHere: string[] = [];
    const heardThere: string[] = [];
    here.on('accountChanged', ({ accountId }) => heardHere.push(accountId));
    there.on('accountChanged', ({ accountId }) => heardThere.push(accountId));
    here.publish('accountChanged', { accountId: 'acc_1' });
    assert.deepEqual(heardHere, ['acc_1']);
    await until(2_000, () => heardThere.length > 0, 'the event there');
    await settled(here, there);
    assert.deepEqual([heardHere, heardThere], [['acc_1'], ['acc_1']]);
  });

  declare('a listener that throws is reported, and the others hear all the same', async (here, _there, errors) => {
    const heard: string[] = [];
    here.on('accountChanged', () => {
      throw new Error('planted');
    });
    here.on('accountChanged', ({ accountId }) => heard.push(accountId));
    here.publish('accountChanged', { accountId: 'acc_1' });
    assert.deepEqual([heard, errors.length], [['acc_1'], 1]);
    errors.length = 0;
  });

  declare('who has stopped listening hears nothing more', async (here, there) => {
    const heard: string[] = [];
    const stop = there.on('accountChanged', ({ accountId }) => heard.push(accountId));
    stop();
    here.publish('accountChanged', { accountId: 'acc_1' });
    await settled(here, there);
    assert.deepEqual(heard, []);
  });

  declare('that somebody is being erased has been heard here and there when it is told', async (here, there) => {
    const heard: string[] = [];
    for (const bus of new Set([here, there])) bus.on('subjectErased', ({ subjectId }) => heard.push(subjectId));
    await here.erase({ accountId: 'acc_1', kind: 'user', subjectId: 'usr_1', providerIds: ['prv_1'] });
    await until(2_000, () => heard.length === new Set([here, there]).size, 'the erasure');
    await settled(here, there);
    assert.equal(heard.length, new Set([here, there]).size);
  });

  declare('it is healthy while nothing is wrong', async (here, there) => {
    assert.deepEqual([here.healthy(), there.healthy()], [true, true]);
  });
}

function contractOfFollowing(declare: Declare): void {
  declare(
    'who follows a provider has the current position when it is ready, and hears every later one',
    async (here, there) => {
      const heard: number[] = [];
      there.on('positionMoved', ({ latitude }) => heard.push(latitude));
      here.publish('positionMoved', positionOf('prv_1', 1));
      await settled(here, there);
      const following = there.follow('positionMoved', 'prv_1');
      await within(2_000, following.ready, 'the following');
      assert.equal(heard.at(-1), 1);
      for (const second of [2, 3]) {
        here.publish('positionMoved', positionOf('prv_1', second));
        await until(2_000, () => heard.at(-1) === second, 'the next position');
      }
      following.stop();
    },
  );

  declare('who follows twice hears once, until both have ended', async (here, there) => {
    const heard: PositionReading[] = [];
    there.on('positionMoved', (reading) => heard.push(reading));
    const [first, second] = [there.follow('positionMoved', 'prv_2'), there.follow('positionMoved', 'prv_2')];
    await Promise.all([first.ready, second.ready]);
    first.stop();
    first.stop();
    here.publish('positionMoved', positionOf('prv_2', 1));
    await until(2_000, () => heard.length === 1, 'the position');
    await settled(here, there);
    assert.equal(heard.length, 1);
    second.stop();
  });

  declare('who follows an account hears of the gates of all its providers', async (here, there) => {
    const heard: [string, number][] = [];
    there.on('gateChanged', ({ providerId, version }) => heard.push([providerId, version]));
    await there.follow('gateChanged', 'acc_1').ready;
    here.publish('gateChanged', gateOf('prv_1', 1));
    here.publish('gateChanged', gateOf('prv_2', 1));
    await until(2_000, () => heard.length === 2, 'both gates');
    assert.deepEqual(heard, [
      ['prv_1', 1],
      ['prv_2', 1],
    ]);
  });
}

const alone = suite('the bus of one process');

contract((sentence, body) => {
  alone(sentence, async () => {
    const errors: unknown[] = [];
    const bus = new InProcessBus((error) => errors.push(error));
    await body(bus, bus, errors);
    await bus.close();
    assert.deepEqual(errors, []);
  });
});

alone.run();

const several: Test = suite('the bus of several processes, over NATS');
let server: NatsServer | null = null;

several.after(() => server?.kill());

contract((sentence, body) => {
  several.needs('nats-server', sentence, async (program: string) => {
    server ??= await NatsServer.start(program);
    const url = server.installation();
    const errors: unknown[] = [];
    const open = () =>
      NatsBus.open({
        url,
        clock: systemClock,
        onError: (error) => errors.push(error),
        onLost: () => errors.push(new Error('lost')),
        seats: async () => 2,
      });
    const [here, there] = [await open(), await open()];
    try {
      await body(here, there, errors);
      assert.deepEqual(errors, []);
    } finally {
      await Promise.all([here.close(), there.close()]);
    }
  });
});

several.run();
