import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { systemClock } from '../../kernel/clock.ts';
import { flavours, startServerOn } from '../../test/support/server.ts';
import { suite } from '../../test/support/suite.ts';
import { until } from '../../test/support/within.ts';
import { KeyStoreConfigurationError } from './kek.ts';
import { openKeyStore } from './open-key-store.ts';

const test = suite('KEK rotation of a server');

const [OLDER, NEWER] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];

test('a server that is given a new KEK and the older one brings all keys under the new one, and says when it is done', async () => {
  const database = await flavours[0]!.create();
  const open = (kek: string) =>
    openKeyStore({ folder: join(database.dataDir, 'keys'), kek, production: true, clock: systemClock });
  const before = await open(OLDER);
  const key = (await before.obtain('cus_ann')).key;
  await before.close();
  const server = await startServerOn(database, { KEYSTORE_KEK: NEWER, KEYSTORE_KEK_PREVIOUS: OLDER });
  try {
    await until(
      10_000,
      () => server.log.some((line) => line.includes('no key needs KEYSTORE_KEK_PREVIOUS')),
      'the end',
    );
    assert.ok(!server.log.join().includes(OLDER) && !server.log.join().includes(NEWER));
  } finally {
    await server.close();
  }
  const after = await open(NEWER);
  assert.ok((await after.get('cus_ann'))?.key.equals(key));
  await after.close();
  await assert.rejects(open(OLDER), KeyStoreConfigurationError);
  await database.close();
});

test.run();
