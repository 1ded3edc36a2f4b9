// time-limit-s: 180
import assert from 'node:assert/strict';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestDatabase } from '../support/database.ts';
import { exportedValues } from '../support/exported-values.ts';
import { checkGenuine } from '../support/genuine-file.ts';
import { environmentOf, foundPrivacyCompany, type PrivacyCompany } from '../support/privacy-company.ts';
import { PrivacyDesk } from '../support/privacy-desk.ts';
import { flavours } from '../support/server.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { suite } from '../support/suite.ts';
import { mountTinyDisk, type TinyDisk } from '../support/tiny-disk.ts';
import { unzip } from '../support/unzip.ts';

const test = suite('a disk that is full while a copy is made');
const SIZE_KB = 1_024;
/** The package of the customer takes about 30 kB. */
const LEFT_BYTES = 8_192;

const disk: TinyDisk | null = mountTinyDisk(SIZE_KB);
let database: TestDatabase;
let company: PrivacyCompany;
let server: ServerProcess;

test.before(async () => {
  database = await flavours[0]!.create();
  company = await foundPrivacyCompany(database);
  if (disk) server = await startServerProcess({ ...environmentOf(database), EXPORT_DIR: disk.folder });
});
test.after(async () => {
  await server?.stop('SIGKILL');
  disk?.unmount();
  await database.close();
});

// Where nobody may mount, `mount` is as good as missing; what the export does then is tested with a file that has no room.
test.needs(
  disk ? [] : ['a mount that this user may do'],
  'fails the request with that reason, leaves nothing behind, and the copy is made once there is room',
  async () => {
    const { folder, fill } = disk!;
    const desk = PrivacyDesk.at(server, ...company.officers);
    fill('filler', LEFT_BYTES);
    const { id } = await desk.file('dataExportRequest', company.customer);
    await desk.clear(id);
    const failed = await desk.ended(id);
    assert.deepEqual([failed.state, failed.reason, failed.package], ['FAILED', 'DISK_FULL', null]);
    const build = failed.steps.find(({ name }: { name: string }) => name === 'export.build');
    assert.deepEqual([build.state, build.reason], ['FAILED', 'DISK_FULL']);
    assert.deepEqual(readdirSync(folder), ['filler']);

    rmSync(join(folder, 'filler'));
    await desk.first.does('privacyRequestRetry', { id }, 'privacyRequest { state }');
    const done = await desk.ended(id);
    assert.equal(done.state, 'COMPLETED', JSON.stringify(done));
    const zip = await desk.download(done.package.url);
    checkGenuine(zip);
    assert.ok(zip.length > LEFT_BYTES, 'there was no room for it before');
    assert.deepEqual(exportedValues(company.graph, company.customer, await unzip(zip)).missing, []);
    assert.equal(readdirSync(folder).length, 1);
  },
);

test.run();
