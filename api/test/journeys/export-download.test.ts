import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor, Json } from '../support/actor.ts';
import { Company } from '../support/company.ts';
import { codeTo } from '../support/letters.ts';
import { PrivacyDesk } from '../support/privacy-desk.ts';
import { flavours, startServer, type TestServer } from '../support/server.ts';
import { suite } from '../support/suite.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { unzip } from '../support/unzip.ts';

const BIN = join(import.meta.dirname, '../../../../clients/cli/bin/whereabouts.js');

for (const flavour of flavours) {
  const test = suite(`fetching the copy of a person on ${flavour.name}`);
  let server: TestServer;
  let company: Company;
  let desk: PrivacyDesk;
  let request: Json;
  let zip: Buffer;
  const exportDir = join(temporaryFolder('exports'), 'packages');
  const get = (who: Actor, id: string = request.id) =>
    fetch(new URL(`/privacy/exports/${id}`, server.httpUrl), { headers: { authorization: `Bearer ${who.token}` } });

  test.before(async () => {
    server = await startServer(flavour, { EXPORT_DIR: exportDir });
    company = await Company.found(server);
    desk = await PrivacyDesk.of(company);
    const { customerId } = await company.visit(null);
    request = await desk.carryOut('dataExportRequest', { kind: 'customer', id: customerId });
  });
  test.after(async () => {
    company.leave();
    await server.close();
  });

  test('the officer who filed it gets it, as its request says that it is', async () => {
    const response = await get(desk.first);
    assert.equal(response.status, 200);
    zip = Buffer.from(await response.arrayBuffer());
    assert.equal(zip.length, request.package.bytes);
    const { concepts } = JSON.parse((await unzip(zip)).get('data.json')!.toString());
    assert.deepEqual([concepts.customer[0].name, concepts.visit[0].notes], ['Sam Bakker', 'Blue door']);
    assert.equal(concepts.contactPoint.length, 2);
  });

  test('it is counted and recorded: who, when, which', async () => {
    assert.equal((await desk.look(request.id)).package.downloads, 1);
    const nodes = 'nodes { event operation type rowIds userId audience at }';
    const { auditEntries } = await desk.first.data(
      `{ auditEntries(filter: { event: "download" }, last: 10) { ${nodes} } }`,
    );
    const [entry, ...others] = auditEntries.nodes;
    assert.deepEqual(others, []);
    assert.deepEqual(
      [entry.operation, entry.type, entry.rowIds],
      ['privacyExportDownload', 'PrivacyRequest', [request.id]],
    );
    assert.ok(entry.userId.startsWith('usr_') && entry.audience === 'compliance');
    assert.ok(Math.abs(Date.parse(entry.at) - Date.now()) < 60_000);
  });

  test('it lies encrypted where EXPORT_DIR says', () => {
    const [name, ...others] = readdirSync(exportDir);
    assert.deepEqual(others, []);
    const stored = readFileSync(join(exportDir, name!));
    for (const text of ['PK\u0003\u0004', 'Sam Bakker', 'data.json']) assert.ok(!stored.includes(text), text);
  });

  test('nobody else finds anything there: not the second officer, the office, the customer, another company', async () => {
    const visit = await company.visit(null);
    const stranger = await PrivacyDesk.of(await Company.found(server, 'Other'));
    const others = [desk.second, company.admin, await company.office(), await company.officer(), stranger.first];
    for (const who of [...others, await company.customer(visit.visitId)]) assert.equal((await get(who)).status, 404);
    assert.equal((await get(desk.first, 'prq_none')).status, 404);
    assert.equal((await desk.look(request.id)).package.downloads, 1);
  });

  test('verify finds it genuine by the key that the server publishes, and not by another', async () => {
    const keys = await fetch(new URL('/.well-known/whereabouts-keys.json', server.httpUrl));
    const folder = temporaryFolder('verify');
    const [zipFile, keyFile] = [join(folder, 'copy.zip'), join(folder, 'keys.json')];
    writeFileSync(zipFile, zip);
    writeFileSync(keyFile, await keys.text());
    const run = (key: string) =>
      spawnSync(process.execPath, [BIN, 'verify', zipFile, '--key', key], { encoding: 'utf8', timeout: 30_000 });
    const { status, stdout } = run(keyFile);
    assert.equal(status, 0, stdout);
    assert.match(stdout, /whole and genuine/);
    assert.equal(run('x'.repeat(43)).status, 1);
  });

  test('a customer fetches their own by the link that showed whose it is, and nobody by another, be it theirs too', async () => {
    const [{ visitId }, other] = [await company.visit(null), await company.visit(null)];
    const [link, sameCustomer, stranger] = await Promise.all(
      [visitId, visitId, other.visitId].map((id) => company.customer(id)),
    );
    const filed = await link!.does('dataExportRequest', { idempotencyKey: 'my own' }, 'privacyRequest { id }');
    const { id } = filed.privacyRequest;
    const code = await codeTo(server, 'sam.bakker@example.com');
    await link!.does('privacyRequestVerify', { id, code }, 'privacyRequest { id }');
    assert.equal((await desk.ended(id)).state, 'COMPLETED');
    const statuses = [];
    for (const who of [link!, sameCustomer!, stranger!, desk.first]) {
      const response = await get(who, id);
      await response.arrayBuffer();
      statuses.push(response.status);
    }
    assert.deepEqual(statuses, [200, 404, 404, 404]);
    assert.equal((await desk.look(id)).package.downloads, 1);
  });

  test('once its file is gone it is said to be gone', async () => {
    const name = readdirSync(exportDir).find((file) => file.includes(request.id))!;
    assert.equal(await server.app.features.privacy.files.remove(name), true);
    assert.equal((await get(desk.first)).status, 410);
    assert.equal((await desk.look(request.id)).package.downloads, 1);
  });

  test.run();
}
