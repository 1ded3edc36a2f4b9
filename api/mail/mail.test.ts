import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { AppError } from '../kernel/app-error.ts';
import { ManualClock, systemClock } from '../kernel/clock.ts';
import { suite } from '../test/support/suite.ts';
import { temporaryFolder } from '../test/support/temporary-folder.ts';
import { within } from '../test/support/within.ts';
import { type Mail, openMailer } from './index.ts';
import { isAddress, parseSender } from './message.ts';
import { protectionOf, SmtpMailer, type SmtpOptions } from './smtp-mailer.ts';
import { CERTIFICATE, KEY } from './test/localhost-certificate.ts';
import { type MailServer, startMailServer, startStrangeServer } from './test/mail-server.ts';

const test = suite('outgoing mail');

const FROM = { name: 'Lumière Services', address: 'office@example.org' };
const MAIL: Mail = { to: 'ann.bee@example.com', subject: 'Your code', text: 'Your code is 123456.\nLumière Services' };
const TLS = { key: KEY, cert: CERTIFICATE };
const STARTTLS = { secure: false, requireTLS: true, ignoreTLS: false };

const open: { close(): unknown }[] = [];
const opened = async <T extends { close(): unknown }>(starting: Promise<T>): Promise<T> => {
  const server = await starting;
  open.push(server);
  return server;
};
test.after.each(async () => {
  for (const each of open.splice(0)) await each.close();
});

const mailerTo = (url: string, options: Partial<SmtpOptions> = {}) =>
  new SmtpMailer({ url, from: FROM, clock: systemClock, ...options });

/** What sending comes to: the error, whose every part is free of what was sent. */
async function failure(mailer: SmtpMailer): Promise<AppError> {
  const error = await within(
    8_000,
    mailer.send(MAIL).then(
      () => null,
      (thrown: unknown) => thrown,
    ),
    'a failure',
  );
  assert.ok(error instanceof AppError, String(error));
  assert.equal(error.code, 'MAIL_FAILED');
  const everything = inspect(error, { depth: 10, showHidden: true });
  for (const secret of ['ann.bee', '123456', 'Your code', 'hunter2']) assert.ok(!everything.includes(secret), secret);
  return error;
}

test('a message arrives as it was written, to one person, from a sender with a name', async () => {
  const server = await opened(startMailServer());
  await mailerTo(`smtp://127.0.0.1:${server.port}`).send({ ...MAIL, html: '<p lang="en">Your code is 123456.</p>' });
  const [{ from, to, raw }] = server.received as [MailServer['received'][number]];
  assert.deepEqual([from, to, server.received.length], [FROM.address, [MAIL.to], 1]);
  assert.match(raw, /^From: =\?UTF-8\?.*office@example\.org>$/m);
  assert.match(raw, /^Subject: Your code$/m);
  assert.match(raw, /^Auto-Submitted: auto-generated$/m);
  assert.match(raw, /Content-Type: text\/plain; charset=utf-8[\s\S]*Your code is 123456\./);
  assert.match(raw, /Content-Type: text\/html/);
});

test('a recipient that the server refuses is MAIL_FAILED with its number, without the address', async () => {
  const server = await opened(startMailServer({}, (address) => `no mailbox ${address} here`));
  const { details } = await failure(mailerTo(`smtp://127.0.0.1:${server.port}`));
  assert.deepEqual(details, { reason: 'REFUSED', responseCode: 550 });
  assert.deepEqual(server.received, []);
});

test('nobody at the port is MAIL_FAILED at once', async () => {
  const gone = await startStrangeServer();
  await gone.close();
  const { details } = await failure(mailerTo(`smtp://127.0.0.1:${gone.port}`));
  assert.equal(details['reason'], 'UNREACHABLE');
});

test('a server that says nothing, or a word now and then for ever, is given up at the deadline', async () => {
  const silent = await opened(startStrangeServer());
  const drip = await opened(
    startStrangeServer((socket) => {
      const timer = setInterval(() => socket.write('220-wait\r\n'), 50);
      socket.once('close', () => clearInterval(timer));
    }),
  );
  for (const { port } of [silent, drip]) {
    const startedMs = performance.now();
    const { details } = await failure(mailerTo(`smtp://127.0.0.1:${port}`, { deadlineMs: 400 }));
    assert.equal(details['reason'], 'TIMED_OUT');
    assert.ok(performance.now() - startedMs < 3_000);
  }
});

test('over TLS it arrives where the certificate is trusted, and nothing is said where it is not', async () => {
  for (const [protocol, options] of [
    ['smtps', { ...TLS, secure: true }],
    ['smtp', { ...TLS, disabledCommands: [] }],
  ] as const) {
    const server = await opened(startMailServer(options as never));
    const url = `${protocol}://localhost:${server.port}`;
    const protection = protocol === 'smtp' ? { protection: STARTTLS } : {};
    await mailerTo(url, { ...protection, ca: CERTIFICATE }).send(MAIL);
    assert.deepEqual(
      server.received.map(({ secure }) => secure),
      [true],
    );
    const { details } = await failure(mailerTo(url, protection));
    assert.equal(details['reason'], 'INSECURE', protocol);
    assert.equal(server.received.length, 1);
  }
});

test('where TLS is demanded a server without it gets neither the message nor the password', async () => {
  const said: string[] = [];
  const server = await opened(
    startMailServer({
      authMethods: ['PLAIN'],
      onAuth(auth, _session, done) {
        said.push(auth.username ?? '');
        done(null, { user: 'x' });
      },
    }),
  );
  const url = `smtp://user:hunter2@localhost:${server.port}`;
  const { details } = await failure(mailerTo(url, { protection: STARTTLS }));
  assert.equal(details['reason'], 'INSECURE');
  assert.deepEqual([said, server.received], [[], []]);
});

test('a password that the server does not take is MAIL_FAILED, without it', async () => {
  const server = await opened(
    startMailServer({
      ...{ ...TLS, secure: true, authOptional: false },
      onAuth: (_auth, _session, done) => done(new Error('not with hunter2')),
    }),
  );
  const { details } = await failure(mailerTo(`smtps://user:hunter2@localhost:${server.port}`, { ca: CERTIFICATE }));
  assert.equal(details['reason'], 'SIGN_IN');
});

test('another machine is spoken to encrypted or not at all', () => {
  const of = (url: string) => protectionOf(new URL(url));
  assert.deepEqual(of('smtps://mail.example.com'), { secure: true, requireTLS: false, ignoreTLS: false });
  assert.deepEqual(of('smtp://mail.example.com:587'), STARTTLS);
  for (const host of ['10.0.0.1', '127.0.0.1.example.com', 'localhost.example.com']) {
    assert.deepEqual(of(`smtp://${host}`), STARTTLS, host);
  }
  for (const host of ['127.0.0.1', 'localhost', '[::1]'])
    assert.deepEqual(of(`smtp://${host}`), { secure: false, requireTLS: false, ignoreTLS: true }, host);
});

test('what is not one address, one line and a text is not sent', async () => {
  const server = await opened(startMailServer());
  const mailer = mailerTo(`smtp://127.0.0.1:${server.port}`);
  for (const wrong of [
    { to: 'a@example.com, b@example.com' },
    { to: 'Ann <a@example.com>' },
    { to: 'a@example.com\r\nBcc: b@example.com' },
    { to: 'nobody' },
    { subject: 'x\r\nBcc: b@example.com' },
    { subject: ' ' },
    { subject: 'x'.repeat(201) },
    { text: ' ' },
  ]) {
    await assert.rejects(mailer.send({ ...MAIL, ...wrong }), { code: 'INTERNAL' }, JSON.stringify(wrong));
  }
  assert.deepEqual(server.received, []);
  assert.equal(isAddress('ann.bee+x@example.co.uk'), true);
});

test('without a mail server messages lie in a folder that only its owner can read, until they are old or forgotten', async () => {
  const folder = join(temporaryFolder('mail'), 'mail');
  const clock = new ManualClock(Date.now());
  const mailer = openMailer({ smtpUrl: undefined, from: FROM, folder }, clock);
  await mailer.send(MAIL);
  await mailer.send({ ...MAIL, to: 'Kim@example.com' });
  const files = () => readdirSync(folder).map((name) => join(folder, name));
  assert.deepEqual(
    files().map((path) => statSync(path).mode & 0o777),
    [0o600, 0o600],
  );
  assert.equal(statSync(folder).mode & 0o777, 0o700);
  const written = files()
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  assert.match(written, /^To: ann\.bee@example\.com$[\s\S]*^Your code is 123456\.$/m);
  assert.deepEqual([await mailer.forget('kim@example.com'), await mailer.forget('kim@example.com')], [1, 0]);
  const [left] = files();
  clock.advance(25 * 3_600_000);
  await mailer.send({ ...MAIL, to: 'kim@example.com' });
  assert.deepEqual([files().length, files().includes(left!)], [1, false]);
});

test('in production without a mail server sending is refused, and says what to do', async () => {
  const mailer = openMailer({ smtpUrl: undefined, from: FROM, folder: null }, systemClock);
  await assert.rejects(mailer.send(MAIL), { code: 'MAIL_NOT_CONFIGURED', message: /SMTP_URL/ });
});

test('a sender is a name and an address', () => {
  assert.deepEqual(parseSender('Lumière Services <office@example.org>'), FROM);
  assert.deepEqual(parseSender('"Lumière Services" <office@example.org>'), FROM);
  for (const text of [
    'office@example.org',
    '<office@example.org>',
    'A <b>',
    'A <b@c.de> x',
    ' <b@c.de>',
    'A\n <b@c.de>',
  ]) {
    assert.equal(parseSender(text), null, text);
  }
});

test.run();
