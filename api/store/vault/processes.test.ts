import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../kernel/clock.ts';
import { killProcesses, startProcess } from '../../test/support/second-process.ts';
import { suite } from '../../test/support/suite.ts';
import { openKeyStore } from './open-key-store.ts';
import { Sealed } from './sealed.ts';
import { Vault } from './vault.ts';

const test = suite('vault of several processes');

let root: string;
let folder: string;
const kek = randomBytes(32).toString('base64');

test.before.each(async () => {
  root = await mkdtemp(join(tmpdir(), 'vault-'));
  folder = join(root, 'keys');
});
test.after.each(async () => {
  await killProcesses();
  await rm(root, { recursive: true });
});

const open = () => openKeyStore({ folder, kek, production: true, clock: systemClock });

const start = (act: string, argument: string, withKek = kek) => startProcess(act, { folder, kek: withKek, argument });

async function keysThatRacersGet(subjectIds: string[], withKek: string): Promise<string[]> {
  const racers = await Promise.all(Array.from({ length: 4 }, () => start('obtain', subjectIds.join(','), withKek)));
  for (const { go } of racers) go();
  return Promise.all(racers.map(async ({ nextLine }) => (await nextLine())!));
}

test('processes that race for the same new keys get the same keys', async () => {
  const subjectIds = Array.from({ length: 30 }, (_, i) => `cus_${i}`);
  const answers = await keysThatRacersGet(subjectIds, kek);
  assert.equal(new Set(answers).size, 1);
  assert.equal(new Set(answers[0]!.split(',')).size, subjectIds.length);
  const keys = await open();
  const here = await Promise.all(subjectIds.map(async (id) => (await keys.get(id))!.key.export().toString('hex')));
  assert.equal(here.join(','), answers[0]);
});

test('processes that start together without a KEK make one', async () => {
  const answers = await keysThatRacersGet(['cus_ann'], '');
  assert.equal(new Set(answers).size, 1);
  assert.match(answers[0]!, /^[0-9a-f]{64}$/);
});

test('a process killed between key and row leaves a key that is whole, and nothing else', async () => {
  const { nextLine, go, kill } = await start('sealOnly', 'cus_ann');
  go();
  assert.equal(await nextLine(), 'sealed');
  await kill();
  const files = await readdir(folder);
  assert.equal(files.filter((name) => name.endsWith('.key')).length, 2);
  assert.deepEqual(
    files.filter((name) => !name.endsWith('.key')),
    ['sequences'],
  );
  const keys = await open();
  const left = await keys.get('cus_ann');
  assert.ok(left);
  assert.deepEqual((await keys.obtain('cus_ann')).id, left.id);
});

test('whenever a process is killed, every row that it wrote opens', async () => {
  const rows = join(root, 'rows');
  await writeFile(rows, '');
  for (const livedMs of [20, 55, 130, 210]) {
    const { go, kill } = await start('writeRows', rows);
    go();
    await new Promise((resolve) => setTimeout(resolve, livedMs));
    await kill();
  }
  const vault = new Vault(await open());
  const written = (await readFile(rows, 'utf8')).split('\n').slice(0, -1);
  assert.ok(written.length > 4, `${written.length} rows`);
  for (const line of written) {
    const [rowId, hex] = line.split(' ') as [string, string];
    const sealed = Sealed.fromBytes(Buffer.from(hex, 'hex'));
    assert.match((await vault.open(sealed, rowId, { table: 'guest', column: 'name', rowId })) ?? 'erased', /^name of/);
  }
});

test('a file that a killed process left half written is no key', async () => {
  await mkdir(folder);
  await writeFile(join(folder, '.new-0011223344556677'), 'half a key');
  const keys = await open();
  assert.equal(await keys.get('cus_ann'), null);
  assert.ok(await keys.obtain('cus_ann'));
});

test.run();
