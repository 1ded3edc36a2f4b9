// time-limit-s: 200
import assert from 'node:assert/strict';
import { systemClock } from '../kernel/clock.ts';
import { filesIn } from '../test/support/at-rest.ts';
import { gateOf, positionOf, settled } from '../test/support/bus-events.ts';
import { clientOf, NatsServer } from '../test/support/nats-server.ts';
import { suite } from '../test/support/suite.ts';
import { until, within } from '../test/support/within.ts';
import type { Bus, BusTrouble } from './bus.ts';
import { Subjects } from './nats/subjects.ts';
import { NatsBus, type NatsBusOptions } from './nats-bus.ts';

const test = suite('what NATS may do to the bus');

/** What a bus is to notice within: 1 s of silence, found out by a look every quarter of a second, on a busy machine. */
const NOTICED_WITHIN_MS = 2_000;
const BACK_WITHIN_MS = 5_000;

let server: NatsServer | null = null;
const buses: NatsBus[] = [];
/** How many processes are said to be at the database. */
let seats = 1;

// Nobody answers for a while in these tests: what that makes fail is told, and tried again.
const QUIET = { clock: systemClock, onError: () => {}, onLost: () => {}, seats: async () => seats };
const open = async (url: string, own: Partial<NatsBusOptions> = {}): Promise<NatsBus> => {
  const bus = await NatsBus.open({ url, ...QUIET, ...own });
  buses.push(bus);
  return bus;
};

const installation = async (program: string): Promise<string> => {
  server ??= await NatsServer.start(program);
  return server.installation();
};

test.after.each(async () => {
  await Promise.all(buses.splice(0).map((bus) => bus.close()));
});
test.after(() => server?.kill());

/** The newest position that a process which comes now is given; null if there is none. */
async function currentFor(url: string, providerId: string): Promise<number | null> {
  const comer = await open(url);
  let heard: number | null = null;
  comer.on('positionMoved', ({ latitude }) => {
    heard = latitude;
  });
  await comer.follow('positionMoved', providerId).ready;
  return heard;
}

test.needs('nats-server', 'a process hears only of the providers and accounts that it follows', async (program) => {
  const url = await installation(program);
  const [here, there] = [await open(url), await open(url)];
  const heard: string[] = [];
  there.on('positionMoved', ({ providerId }) => heard.push(providerId));
  there.on('gateChanged', ({ accountId }) => heard.push(accountId));
  await there.follow('positionMoved', 'prv_2').ready;
  await there.follow('gateChanged', 'acc_2').ready;
  here.publish('positionMoved', positionOf('prv_1', 1));
  here.publish('positionMoved', positionOf('prv_2', 1));
  here.publish('gateChanged', gateOf('prv_1', 1));
  here.publish('gateChanged', gateOf('prv_2', 1, { accountId: 'acc_2' }));
  await settled(here, there);
  await until(2_000, () => heard.length >= 2, 'what is followed');
  assert.deepEqual(new Set(heard), new Set(['prv_2', 'acc_2']));
});

test.needs('nats-server', 'installations on one server hear nothing of each other', async (program) => {
  const [own, others] = [await open(await installation(program)), await open(await installation(program))];
  const heard: string[] = [];
  others.on('accountChanged', ({ accountId }) => heard.push(accountId));
  others.on('positionMoved', ({ providerId }) => heard.push(providerId));
  await others.follow('positionMoved', 'prv_1').ready;
  own.publish('positionMoved', positionOf('prv_1', 1));
  own.publish('accountChanged', { accountId: 'acc_1' });
  await settled(own, own);
  await settled(others, others);
  await others.follow('positionMoved', 'prv_1').ready;
  assert.deepEqual(heard, []);
});

test.needs(
  'nats-server',
  'an older position that comes later, from another process, is not the current one',
  async (program) => {
    const url = await installation(program);
    const [one, other] = [await open(url), await open(url)];
    for (const bus of [one, other, one, other]) bus.publish('positionMoved', positionOf('prv_1', bus === one ? 9 : 3));
    await until(2_000, async () => (await currentFor(url, 'prv_1')) === 9, 'the newest position');
    other.publish('positionMoved', positionOf('prv_1', 4));
    await settled(other, one);
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(await currentFor(url, 'prv_1'), 9);
    other.publish('positionMoved', positionOf('prv_1', 10));
    await until(2_000, async () => (await currentFor(url, 'prv_1')) === 10, 'the newest position');
  },
);

test.needs('nats-server', 'the first position of a provider does not wait for others', async (program) => {
  const url = await installation(program);
  const standing = { ...systemClock, after: () => () => {} };
  const here = await open(url, { clock: standing });
  here.publish('positionMoved', positionOf('prv_1', 1));
  await until(2_000, async () => (await currentFor(url, 'prv_1')) === 1, 'the first position');
});

/** Writes to the bucket of positions until it takes nothing more. */
async function fillBucket(url: string): Promise<void> {
  const { client, prefix } = await clientOf(url);
  const subjects = new Subjects(prefix);
  let written = 0;
  for (const size of [1_000_000, 50_000, 2_000, 50]) {
    let isFull = false;
    while (!isFull) {
      const answer = await client.request(subjects.position(`other_${written++}`), new Uint8Array(size));
      isFull = 'error' in answer.json<object>();
    }
  }
  await client.close();
}

test.needs('nats-server', 'of what two processes write at once the newer stays', async (program) => {
  const url = await installation(program);
  const [one, other] = [await open(url), await open(url)];
  for (let second = 1; second <= 9; second++) {
    for (const bus of [one, other])
      bus.publish('positionMoved', positionOf('prv_1', 10 * second + (bus === one ? 1 : 0)));
    await until(2_000, async () => (await currentFor(url, 'prv_1')) === 10 * second + 1, 'the newer position');
  }
});

test.needs('nats-server', 'an older position does not replace that of a process which has left', async (program) => {
  const url = await installation(program);
  const [one, other] = [await open(url), await open(url)];
  one.publish('positionMoved', positionOf('prv_1', 9));
  await settled(one, other);
  await one.close();
  other.publish('positionMoved', positionOf('prv_1', 3));
  await settled(other, await open(url));
  assert.equal(await currentFor(url, 'prv_1'), 9);
  other.publish('positionMoved', positionOf('prv_1', 10));
  await until(2_000, async () => (await currentFor(url, 'prv_1')) === 10, 'the newest position');
});

test.needs(
  'nats-server',
  'that the bucket takes no more is told, and who follows hears all the same',
  async (program) => {
    const url = await installation(program);
    const errors: unknown[] = [];
    const here = await open(url, { onError: (error) => errors.push(error) });
    const there = await open(url);
    const heard: number[] = [];
    there.on('positionMoved', ({ latitude }) => heard.push(latitude));
    await there.follow('positionMoved', 'prv_1').ready;
    let second = 1;
    here.publish('positionMoved', positionOf('prv_1', second));
    await until(2_000, async () => (await currentFor(url, 'prv_1')) === second, 'the first position');
    await fillBucket(url);
    const isTold = () => {
      here.publish('positionMoved', positionOf('prv_1', ++second));
      return errors.length > 0;
    };
    await until(5_000, isTold, 'the error');
    assert.match(String(errors[0]), /A position could not be held on the bus/);
    await until(2_000, () => heard.at(-1) === second, 'the last position');
  },
);

test.needs(
  'nats-server',
  'a position that comes after the pause of its session is not given to who comes',
  async (program) => {
    const url = await installation(program);
    const [one, other] = [await open(url), await open(url)];
    one.publish('positionMoved', positionOf('prv_1', 1));
    await until(2_000, async () => (await currentFor(url, 'prv_1')) === 1, 'the position');
    other.publish('gateChanged', gateOf('prv_1', 2));
    await until(2_000, async () => (await currentFor(url, 'prv_1')) === null, 'the end of it');
    one.publish('positionMoved', positionOf('prv_1', 2));
    await settled(one, other);
    await until(2_000, async () => (await currentFor(url, 'prv_1')) === null, 'the end of it');
    one.publish('positionMoved', positionOf('prv_1', 1, { sessionId: 'ses_2', gateVersion: 3 }));
    await until(2_000, async () => (await currentFor(url, 'prv_1')) === 1, 'the position of the next session');
  },
);

test.needs(
  'nats-server',
  'what another process wrote of somebody who is erased is gone when that is told, and does not come back',
  async (program) => {
    const url = await installation(program);
    const [one, other] = [await open(url), await open(url)];
    other.publish('positionMoved', positionOf('prv_1', 1));
    await until(2_000, async () => (await currentFor(url, 'prv_1')) === 1, 'the position');
    await one.erase({ accountId: 'acc_1', kind: 'user', subjectId: 'usr_1', providerIds: ['prv_1'] });
    assert.equal(await currentFor(url, 'prv_1'), null);
    other.publish('positionMoved', positionOf('prv_1', 2, { gateVersion: 9 }));
    await settled(other, one);
    await until(2_000, async () => (await currentFor(url, 'prv_1')) === null, 'the end of it');
  },
);

test.needs('nats-server', 'that somebody is erased is not told where nobody answers', async (program) => {
  const bus = await open(await installation(program));
  const erasure = { accountId: 'acc_1', kind: 'customer', subjectId: 'cus_1', providerIds: [] } as const;
  await bus.erase(erasure);
  server!.signal('SIGSTOP');
  try {
    await until(1_000, () => server!.isStopped, 'the silence');
    await within(5_000, assert.rejects(bus.erase(erasure), { code: 'UNAVAILABLE' }), 'the refusal');
  } finally {
    server!.signal('SIGCONT');
  }
});

/** Breaks the server, and looks on while it is broken and when it is whole again. */
async function outage(url: string, trouble: BusTrouble, breaks: () => unknown, mends: () => unknown): Promise<void> {
  const [here, there] = [await open(url), await open(url)];
  const story: string[] = [];
  there.on('positionMoved', ({ latitude }) => story.push(`position ${latitude}`));
  await there.follow('positionMoved', 'prv_1').ready;
  there.onHealth((now) => story.push(now ?? 'healthy'));
  there.onResync(async () => void story.push('read'));
  await breaks();
  await until(NOTICED_WITHIN_MS, () => !there.healthy() && !here.healthy(), 'the silence');
  assert.deepEqual(story, [trouble] as string[]);
  here.publish('positionMoved', positionOf('prv_1', 5));
  await mends();
  await until(BACK_WITHIN_MS, () => there.healthy() && here.healthy(), 'the return');
  await until(BACK_WITHIN_MS, () => story.includes('position 5'), 'what was reported meanwhile');
  assert.ok(story.indexOf('read') < story.indexOf('healthy'), story.join(', '));
  assert.equal(await currentFor(url, 'prv_1'), 5);
}

test.needs(
  'nats-server',
  'a server that is killed is noticed, and when it is back everything is read before it is healthy',
  async (program) => {
    const url = await installation(program);
    await outage(
      url,
      'disconnected',
      () => server!.kill(),
      () => server!.start(),
    );
  },
);

test.needs(
  'nats-server',
  'a server that falls silent without a word is noticed within a second or two',
  async (program) => {
    const url = await installation(program);
    await outage(
      url,
      'server silent',
      () => server!.signal('SIGSTOP'),
      () => server!.signal('SIGCONT'),
    );
  },
);

test.needs(
  'nats-server',
  'what another process has ended does not come back with the server, from the memory of who reported it',
  async (program) => {
    const url = await installation(program);
    const [here, there] = [await open(url), await open(url)];
    for (const id of ['prv_1', 'prv_2', 'prv_3']) here.publish('positionMoved', positionOf(id, 1));
    await until(2_000, async () => (await currentFor(url, 'prv_3')) === 1, 'the last position');
    await here.follow('gateChanged', 'acc_1').ready;
    there.publish('gateChanged', gateOf('prv_1', 2));
    await there.erase({ accountId: 'acc_1', kind: 'user', subjectId: 'usr_2', providerIds: ['prv_2'] });
    await settled(there, here);
    // Else it would say itself, when the server is back, that there is none.
    await there.close();
    await server!.kill();
    await until(NOTICED_WITHIN_MS, () => !here.healthy(), 'the silence');
    await server!.start();
    await until(BACK_WITHIN_MS, () => here.healthy(), 'the return');
    const current = [];
    for (const id of ['prv_1', 'prv_2', 'prv_3']) current.push(await currentFor(url, id));
    assert.deepEqual(current, [null, null, 1]);
  },
);

test.needs('nats-server', 'a password that is refused again and again is tried until it is taken', async (program) => {
  const url = await installation(program);
  const troubles: unknown[] = [];
  const bus = await open(url, { onLost: () => troubles.push('lost') });
  bus.onHealth((trouble) => troubles.push(trouble));
  const before = server!.refusals();
  await server!.kill();
  await server!.start('whereabouts:another');
  await until(10_000, () => server!.refusals() >= before + 4, 'the refusals');
  await server!.kill();
  await server!.start();
  await until(BACK_WITHIN_MS, () => bus.healthy(), 'the return');
  assert.deepEqual(troubles, ['disconnected', null]);
});

test.needs('nats-server', 'while what was missed cannot be read, it is not healthy', async (program) => {
  const url = await installation(program);
  const bus = await open(url);
  let broken = true;
  let attempts = 0;
  bus.onResync(async () => {
    attempts += 1;
    if (broken) throw new Error('the database does not answer');
  });
  await server!.kill();
  await until(NOTICED_WITHIN_MS, () => !bus.healthy(), 'the silence');
  await server!.start();
  await until(BACK_WITHIN_MS, () => attempts >= 2, 'a second attempt');
  assert.equal(bus.healthy(), false);
  broken = false;
  await until(BACK_WITHIN_MS, () => bus.healthy(), 'the return');
});

test.needs('nats-server', 'processes hear of each other: who comes, who leaves, and who is killed', async (program) => {
  const url = await installation(program);
  const here = await open(url);
  const story: string[] = [];
  let reads = 0;
  here.onPeer((peer) => story.push(`${peer.processId} ${peer.here}`));
  here.onResync(async () => void reads++);
  const there: Bus = await open(url);
  await until(2_000, () => story.includes(`${there.processId} true`), 'the other');
  await there.close();
  await until(2_000, () => story.includes(`${there.processId} false`), 'its goodbye');
  assert.deepEqual([here.healthy(), reads], [true, 0]);
});

test.needs(
  'nats-server',
  'while one that has fallen silent is still at the database, nothing is sure',
  async (program) => {
    const url = await installation(program);
    const here = await open(url);
    const { client: other, prefix } = await clientOf(url);
    let gone: string | null = null;
    const troubles: (BusTrouble | null)[] = [];
    here.onHealth((trouble) => troubles.push(trouble));
    here.onPeer(({ processId, here: isHere }) => {
      if (!isHere) gone = processId;
    });
    seats = 2;
    other.publish(new Subjects(prefix).beat('cut-off'));
    await other.flush();
    await until(5_000, () => !here.healthy(), 'the doubt');
    assert.deepEqual(troubles, ['process silent']);
    await until(5_000, () => gone === 'cut-off', 'the end of its announcements');
    assert.equal(here.healthy(), false);
    seats = 1;
    await until(2_000, () => here.healthy(), 'the end of the doubt');
    await other.close();
  },
);

test.needs('nats-server', 'nothing that it was told of a position is in its folder', async (program) => {
  const url = await installation(program);
  const bus = await open(url);
  for (let second = 1; second <= 50; second++) bus.publish('positionMoved', positionOf('prv_1', second));
  await until(2_000, async () => (await currentFor(url, 'prv_1')) === 50, 'the last of them');
  await server!.kill();
  const found = [...filesIn(server!.folder, 'nats')].filter(
    ({ name, bytes }) => name.includes('store/') && bytes.includes('4.895168'),
  );
  await server!.start();
  assert.deepEqual(
    found.map(({ name }) => name),
    [],
  );
});

test.needs(
  'nats-server',
  'a wrong password, and a server that is not there, are refused without a word of the URL',
  async (program) => {
    const url = (await installation(program)).replace('secret', 'another');
    for (const wrong of [url, 'nats://whereabouts:secret@127.0.0.1:1/test']) {
      await within(
        10_000,
        assert.rejects(NatsBus.open({ url: wrong, ...QUIET }), (error: Error) => {
          assert.match(error.message, /^NATS_URL: /);
          assert.doesNotMatch(error.message, /whereabouts|another|secret|127/);
          return true;
        }),
        'the refusal',
      );
    }
  },
);

test.run();
