import assert from 'node:assert/strict';
import { Actor } from '../support/actor.ts';
import { Company, reading, report } from '../support/company.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { watchPosition } from '../support/streams.ts';
import { suite } from '../support/suite.ts';
import { TcpLine } from '../support/tcp-line.ts';
import { until } from '../support/within.ts';

const test = suite('a subscriber whose network is gone without a word');

const KEEP_ALIVE_MS = 300;
/** Two periods, and a machine that is shared. */
const NOTICED_WITHIN_MS = 4_000;
let server: TestServer;
let line: TcpLine;

test.before(async () => {
  server = await startServer(undefined, {}, { keepAliveMs: KEEP_ALIVE_MS });
  line = await TcpLine.to(Number(new URL(server.httpUrl).port));
});
test.after(async () => {
  line.close();
  await server.close();
});

test('is closed by the keep-alive: they watch no longer, the device need not report, and the others see on', async () => {
  const company = await Company.found(server);
  const provider = await company.provider();
  await company.visit(provider, 'EN_ROUTE');
  const far = new Actor({ httpUrl: server.httpUrl, wsUrl: line.through(server.wsUrl) }, (await company.office()).token);
  const near = await company.office();
  const watching = async () => (await provider.phone.data('{ watchers { id } }')).watchers.length;
  const mode = async () => (await provider.phone.data('{ reportingInstruction { mode } }')).reportingInstruction.mode;
  await watchPosition(far, provider.id).next();
  const seen = watchPosition(near, provider.id);
  await seen.next();
  assert.equal(await watching(), 2);

  line.freeze();
  await report(provider, 50);
  await until(NOTICED_WITHIN_MS, async () => (await watching()) === 1, 'the end of who is gone');
  assert.equal(server.app.edge.socketCount, 1);
  await report(provider, 100);
  await seen.until(({ providerPosition }) => providerPosition.point?.latitude === reading(100).latitude);
  assert.equal(await mode(), 'LIVE');
  // Who answers is kept, however many periods pass.
  await new Promise((resolve) => setTimeout(resolve, KEEP_ALIVE_MS * 4));
  assert.equal(await watching(), 1);
  seen.stop();
  await until(NOTICED_WITHIN_MS, async () => (await mode()) === 'IDLE', 'the instruction');
  company.leave();
  far.leave();
});

test.run();
