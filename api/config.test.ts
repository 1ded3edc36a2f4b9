import assert from 'node:assert/strict';
import { join } from 'node:path';
import { ConfigurationError, readConfig } from './config.ts';
import { suite } from './test/support/suite.ts';

const test = suite('configuration');

/** Stands in every wrong value, and must not come back in a message. */
const SECRET = 's3cr3t-v4lue';

const PRODUCTION = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgresql://whereabouts@db.example.com/whereabouts',
  KEYSTORE_KEK: Buffer.alloc(32, 7).toString('base64'),
  PUBLIC_URL: 'https://where.example.com',
};

function messageOf(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    assert.ok(error instanceof ConfigurationError);
    return error.message;
  }
  return 'taken';
}

const WRONG: readonly (readonly [key: string, values: readonly string[]])[] = [
  ['NODE_ENV', [SECRET, 'Production']],
  ['PORT', [SECRET, '-1', '65536', '80.5', '1e3', '0x50', ' ', '80 ']],
  ['PUBLIC_URL', [SECRET, `ftp://${SECRET}`, `/${SECRET}`]],
  ['ALLOWED_ORIGINS', [SECRET, `https://${SECRET}/path`, `https://a.example.com,${SECRET}`, '*']],
  ['DATABASE_URL', [SECRET, `mysql://${SECRET}`, 'postgresql://', `postgresql://a:${SECRET}@[`]],
  ['NATS_URL', [SECRET, `http://${SECRET}`, 'nats://', `nats://a:${SECRET}@h/x/y`, `nats://h/${SECRET}.>`]],
  ['KEYSTORE_URL', [SECRET, `https://${SECRET}`]],
  ['OSRM_URL', [SECRET, `file:///${SECRET}`]],
  ['FLEET_WINDOW_MS', [SECRET, '-1', '60001']],
  ['LOG_LEVEL', [SECRET, 'verbose', 'TRACE']],
  ['DEMO', [SECRET, 'yes', '2']],
  ['DEMO_PROVIDERS', [SECRET, '0', '10001', '1.5', '-3']],
  ['DEMO_DRIVE', [SECRET]],
  ['BUDGET_BURST_POINTS', [SECRET, '0']],
  ['BUDGET_POINTS_PER_SECOND', [SECRET, '0']],
  ['MAX_SUBSCRIPTIONS_PER_SOCKET', [SECRET, '0']],
  ['MAX_SOCKETS_PER_TOKEN', [SECRET, '0']],
  ['STALLED_SOCKET_MS', [SECRET, '999', '3600001']],
  ['MAX_MESSAGES_WHILE_STALLED', [SECRET, '0']],
  ['MAX_WAITING_EVENTS', [SECRET, '0']],
  ['ADMITTED_SOCKETS_PER_SECOND', [SECRET, '0']],
  ['MAX_WAITING_SOCKETS', [SECRET, '0']],
];

for (const [key, values] of WRONG) {
  test(`a wrong ${key} is named, and its value is not repeated`, () => {
    for (const value of values) {
      const message = messageOf({ [key]: value });
      assert.ok(message.startsWith(`${key}: `), `${JSON.stringify(value)}: ${message}`);
      assert.ok(!message.includes(SECRET) && !message.includes('\n'), message);
    }
  });
}

test('every wrong key is named at once', () => {
  const lines = messageOf({ PORT: SECRET, DEMO: SECRET, LOG_LEVEL: SECRET }).split('\n');
  assert.deepEqual(lines.map((line) => line.split(':')[0]).sort(), ['DEMO', 'LOG_LEVEL', 'PORT']);
});

test('nothing configured is a server of one machine with a demo account', () => {
  const config = readConfig({ PORT: '', DATABASE_URL: '' });
  assert.deepEqual(
    [config.port, config.host, config.dataDir, config.databaseUrl, config.production],
    [4000, '127.0.0.1', '.data', undefined, false],
  );
  assert.deepEqual(config.demo, { providers: 12, drive: true });
});

test('a server that is named gets no demo account unasked', () => {
  const { DATABASE_URL } = PRODUCTION;
  assert.equal(readConfig({ DATABASE_URL }).demo, null);
  assert.deepEqual(readConfig({ DATABASE_URL, DEMO: 'on', DEMO_PROVIDERS: '3', DEMO_DRIVE: 'off' }).demo, {
    providers: 3,
    drive: false,
  });
});

test('production takes no defaults for secrets, places and addresses, and no demo account', () => {
  assert.deepEqual([readConfig(PRODUCTION).production, readConfig(PRODUCTION).demo], [true, null]);
  for (const key of ['DATABASE_URL', 'KEYSTORE_KEK', 'PUBLIC_URL']) {
    assert.match(messageOf({ ...PRODUCTION, [key]: '' }), new RegExp(`^${key} is missing`), key);
  }
  assert.match(messageOf({ ...PRODUCTION, DEMO: '1' }), /^DEMO is on/);
  assert.equal(readConfig({ ...PRODUCTION, DEMO: '0' }).demo, null);
});

test('older KEKs are a list', () => {
  const listOf = (KEYSTORE_KEK_PREVIOUS: string) => readConfig({ KEYSTORE_KEK_PREVIOUS }).keyStore.previousKeks;
  assert.deepEqual([listOf(''), listOf('one'), listOf(' one, two,,')], [[], ['one'], ['one', 'two']]);
});

test('mail goes into a folder without a server, in production nowhere; with one it names its sender', () => {
  const MAIL_FROM = 'Example Ltd <office@example.com>';
  const SMTP_URL = 'smtps://user:hunter2@mail.example.com:465';
  assert.deepEqual(readConfig({ DATA_DIR: 'here' }).mail.folder, join('here', 'mail'));
  assert.deepEqual([readConfig(PRODUCTION).mail.folder, readConfig(PRODUCTION).mail.smtpUrl], [null, undefined]);
  const { mail } = readConfig({ ...PRODUCTION, SMTP_URL, MAIL_FROM });
  assert.deepEqual([mail.smtpUrl, mail.from], [SMTP_URL, { name: 'Example Ltd', address: 'office@example.com' }]);
  for (const wrong of [
    { SMTP_URL },
    { SMTP_URL, MAIL_FROM: 'office@example.com' },
    { SMTP_URL: 'https://hunter2.example.com', MAIL_FROM },
    { SMTP_URL: 'smtp://mail.example.com/hunter2', MAIL_FROM },
  ]) {
    assert.throws(
      () => readConfig(wrong),
      ({ message }: Error) => /SMTP_URL|MAIL_FROM/.test(message) && !message.includes('hunter2'),
    );
  }
});

test('the key store is not the database that it protects', () => {
  const { DATABASE_URL } = PRODUCTION;
  const other = 'postgres://keys@db.example.com:5432/whereabouts';
  assert.match(messageOf({ DATABASE_URL, KEYSTORE_URL: other }), /^KEYSTORE_URL /);
  assert.equal(messageOf({ DATABASE_URL, KEYSTORE_URL: 'postgres://keys@db.example.com/keys' }), 'taken');
});

test('a bus between processes needs a database between them', () => {
  const { DATABASE_URL } = PRODUCTION;
  for (const url of ['nats://bus', 'tls://user:password@bus.example.com:4222/staging', 'nats://token@bus/']) {
    assert.equal(readConfig({ DATABASE_URL, NATS_URL: url }).natsUrl, url);
  }
  assert.match(messageOf({ NATS_URL: 'nats://bus' }), /^NATS_URL /);
});

test.run();
