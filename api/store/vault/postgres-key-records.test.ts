import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { AppError } from '../../kernel/app-error.ts';
import { ManualClock } from '../../kernel/clock.ts';
import { freePort, startPostgres, type TestPostgres } from '../../test/support/postgres.ts';
import { suite } from '../../test/support/suite.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { KeyStoreConfigurationError } from './kek.ts';
import type { KeyStore } from './key-store.ts';
import { openKeyStore } from './open-key-store.ts';
import { Vault } from './vault.ts';

const test = suite('key store in PostgreSQL');

let server: TestPostgres;
let url: string;
let databases = 0;
let opened: KeyStore[] = [];
const kek = randomBytes(32).toString('base64');

test.before(async () => {
  server = await startPostgres();
});
test.after(() => server.stop());
test.before.each(async () => {
  url = await server.createDatabase(`keys_${++databases}`);
});
test.after.each(async () => {
  await Promise.all(opened.map((keys) => keys.close()));
  opened = [];
});

async function open(at = url, withKek = kek): Promise<KeyStore> {
  const keys = await openKeyStore({
    url: at,
    folder: temporaryFolder('unused'),
    kek: withKek,
    production: true,
    clock: new ManualClock(),
  });
  opened.push(keys);
  return keys;
}

async function look<Row extends object>(sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

const bytesOf = async (key: ReturnType<KeyStore['get']>) => (await key)?.key.export().toString('hex');

test('a key is the same after a restart, and a missing one is null', async () => {
  const keys = await open();
  assert.equal(await keys.get('cus_ann'), null);
  const ann = await bytesOf(keys.obtain('cus_ann'));
  const again = await open();
  assert.equal(await bytesOf(again.get('cus_ann')), ann);
  await again.warm(['cus_ann', 'cus_bob']);
  assert.deepEqual([again.cached('cus_ann') !== undefined, again.cached('cus_bob')], [true, undefined]);
});

test('instances that start together on an empty database make one table and get the same keys', async () => {
  const instances = await Promise.all(Array.from({ length: 6 }, () => open()));
  const subjectIds = Array.from({ length: 10 }, (_, i) => `cus_${i}`);
  const answers = await Promise.all(
    instances.map((keys) => Promise.all(subjectIds.map((subjectId) => bytesOf(keys.obtain(subjectId))))),
  );
  assert.equal(new Set(answers.map(String)).size, 1);
  assert.equal(new Set(answers[0]).size, subjectIds.length);
  assert.deepEqual(await look('select count(*)::int from subject_key'), [{ count: subjectIds.length + 1 }]);
});

test('a destroyed key is gone, and a value under it reads as erased', async () => {
  const keys = await open();
  const vault = new Vault(keys);
  const binding = { table: 'customer', column: 'name', rowId: 'cus_ann' };
  const sealed = await vault.seal('cus_ann', binding, 'Ann');
  assert.equal(await vault.open(sealed, 'cus_ann', binding), 'Ann');
  await keys.destroy('cus_ann');
  assert.equal(await vault.open(sealed, 'cus_ann', binding), null);
  await keys.destroy('cus_ann');
});

test('the table holds neither the names of subjects nor a key in clear', async () => {
  const keys = await open();
  const key = (await bytesOf(keys.obtain('cus_ann')))!;
  const rows = await look<{ name: string; record: string }>(
    "select name, encode(record, 'hex') record from subject_key",
  );
  assert.equal(rows.length, 2);
  for (const { name, record } of rows) {
    assert.match(name, /^[0-9a-f]{64}$/);
    for (const secret of [key, Buffer.from('cus_ann').toString('hex'), Buffer.from(kek, 'base64').toString('hex')]) {
      assert.equal(`${name} ${record}`.includes(secret), false);
    }
  }
});

test('commits of keys wait for the disk, although the server’s default is not to', async () => {
  assert.deepEqual(await look('show synchronous_commit'), [{ synchronous_commit: 'off' }]);
  await open();
  await look(`create function noted() returns trigger language plpgsql as $$
    begin execute format('comment on table subject_key is %L', current_setting('synchronous_commit')); return new; end $$;
    create trigger noted before insert on subject_key for each row execute function noted()`);
  await (await open()).obtain('cus_ann');
  assert.deepEqual(await look("select obj_description('subject_key'::regclass) mode"), [{ mode: 'on' }]);
});

test('another KEYSTORE_KEK is refused at the start by its name', async () => {
  await open();
  await assert.rejects(
    open(url, randomBytes(32).toString('base64')),
    (error: unknown) => error instanceof KeyStoreConfigurationError && error.setting === 'KEYSTORE_KEK',
  );
});

test('an address that is not PostgreSQL’s is refused by the name of its setting, without being shown', async () => {
  for (const wrong of ['mysql://user:secret@127.0.0.1/keys', 'secret', 'postgres://[secret']) {
    await assert.rejects(
      open(wrong),
      (error: unknown) =>
        error instanceof KeyStoreConfigurationError &&
        error.message.includes('KEYSTORE_URL') &&
        !error.message.includes('secret'),
    );
  }
});

test('a server that does not answer is UNAVAILABLE, at the start and later, without address or password', async () => {
  const silent = `postgres://whereabouts:secret@127.0.0.1:${await freePort()}/keys`;
  const isUnavailable = (error: unknown) =>
    error instanceof AppError && error.code === 'UNAVAILABLE' && !/secret|127\.0\.0\.1|keys_/.test(error.message);
  await assert.rejects(open(silent), isUnavailable);
  const keys = await open();
  await server.dropDatabase(`keys_${databases}`);
  await assert.rejects(keys.obtain('cus_ann'), isUnavailable);
  await assert.rejects(keys.get('cus_ann'), isUnavailable);
});

test.run();
