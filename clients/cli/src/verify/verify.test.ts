import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { issueCertificate } from '../../../../api/features/erasure/erasure.certificate.ts';
import { exportPackage } from '../../../../api/features/subject-export/export-package.ts';
import { signatureText } from '../../../../api/features/subject-export/manifest.ts';
import { openSigner, type Signer } from '../../../../api/store/vault/index.ts';
import { openPackageFolder } from '../../../../api/test/support/export-bench.ts';
import { contentsWith, job } from '../../../../api/test/support/export-contents.ts';
import { suite } from '../../../../api/test/support/suite.ts';
import { temporaryFolder } from '../../../../api/test/support/temporary-folder.ts';
import { unzip } from '../../../../api/test/support/unzip.ts';
import { checkCertificate } from './check-certificate.ts';
import { checkPackage } from './check-package.ts';

const test = suite('verify');
const BIN = join(import.meta.dirname, '../../../../../clients/cli/bin/whereabouts.js');
const folder = temporaryFolder('verify');
let signer: Signer;
let stranger: Signer;
let zip: Buffer;
let files: Map<string, Buffer>;
let certificate: string;

const opened: Awaited<ReturnType<typeof openPackageFolder>>[] = [];
async function newSigner(): Promise<Signer> {
  const one = await openPackageFolder();
  opened.push(one);
  return openSigner(one.keys);
}
const rows = Array.from({ length: 30 }, (_, i) => job(`job_${i}`, `Tap ${i} <b>`));

test.before(async () => {
  signer = await newSigner();
  stranger = await newSigner();
  zip = await buffer(exportPackage(await contentsWith(rows), signer));
  files = await unzip(zip);
  const counts = [{ store: 'database', step: 'erasure.rows:visit', outcome: 'DONE' as const, count: 3 }];
  const about = {
    requestId: 'prq_1',
    accountId: 'acc_1',
    subjectKind: 'customer',
    subjectPseudonym: 'p',
    issuedAt: '2026-05-06T00:00:00.000Z',
  };
  const hashes = { schemaHash: 'a'.repeat(64), planHash: null };
  certificate = issueCertificate(
    { ...about, ...hashes, counts, keysDestroyed: 1, kept: [], foundElsewhere: [], ledgerNumber: 7, remains: [] },
    signer,
  );
});
test.after(async () => {
  for (const { keys } of opened) await keys.close();
});

let written = 0;
function write(content: Buffer | string): string {
  const path = join(folder, `file-${written++}`);
  writeFileSync(path, content);
  return path;
}
/** A ZIP of these files, as anybody could make one. */
function zipped(entries: Iterable<[string, Buffer]>): Promise<Buffer> {
  const made = new ZipFile();
  for (const [path, content] of entries) made.addBuffer(content, path);
  made.end();
  return buffer(made.outputStream as never);
}
/** Whether the check takes it; what else is wrong with it ends in NotGenuine, never in anything else. */
async function isGenuine(content: Buffer): Promise<boolean> {
  try {
    return (await checkPackage(write(content))).genuine;
  } catch (error) {
    assert.equal((error as Error).constructor.name, 'NotGenuine', String(error));
    return false;
  }
}
const changed = (path: string, content: Buffer | null): [string, Buffer][] =>
  [...files].flatMap(([name, was]): [string, Buffer][] =>
    name !== path ? [[name, was]] : content ? [[name, content]] : [],
  );
function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, 'verify', ...args], {
    encoding: 'utf8',
    timeout: 30_000,
  });
  return { status, stdout, stderr };
}

test('a package as the server made it is genuine, and so is one that was packed again unchanged', async () => {
  assert.equal(await isGenuine(zip), true);
  assert.equal(await isGenuine(await zipped(files)), true);
  const { says, keyId, findings } = await checkPackage(write(zip));
  assert.equal(keyId, signer.keyId);
  assert.deepEqual([says['request'], says['subject'], says['account']], ['prq_1', 'customer cus_1', 'acc_1']);
  assert.equal(findings.length, files.size);
});

test('a package with any one file altered, cut, emptied, gone or renamed is not', async () => {
  for (const [path, content] of files) {
    const altered = Buffer.from(content);
    altered[Math.floor(content.length / 2)]! ^= 1;
    for (const other of [
      altered,
      content.subarray(0, -1),
      Buffer.concat([content, Buffer.from(' ')]),
      Buffer.alloc(0),
      null,
    ]) {
      assert.equal(await isGenuine(await zipped(changed(path, other))), false, `${path} ${other?.length}`);
    }
    assert.equal(await isGenuine(await zipped([...changed(path, null), [`x${path}`, content]])), false, path);
  }
});

test('a package with a file added, twice, or with a name that leads elsewhere is not', async () => {
  for (const name of ['extra.txt', 'csv/extra.csv', 'README.txt', 'DATA.json', 'a b.txt', 'naïve.txt']) {
    assert.equal(await isGenuine(await zipped([...files, [name, Buffer.from('x')]])), false, name);
  }
  const plain = await zipped([...files, ['csv/evil_name.csv', Buffer.from('x')]]);
  const evil = Buffer.from(plain.toString('latin1').replaceAll('csv/evil_name.csv', '../../etc/passwd0'), 'latin1');
  assert.equal(await isGenuine(evil), false);
});

test('a package cut off anywhere, or with anything changed in it, is refused or has the same content', async () => {
  for (let bytes = 0; bytes < zip.length; bytes += Math.ceil(zip.length / 40))
    assert.equal(await isGenuine(zip.subarray(0, bytes)), false);
  for (let at = 0; at < zip.length; at += Math.ceil(zip.length / 150)) {
    const altered = Buffer.from(zip);
    altered[at]! ^= 0x10;
    if (!(await isGenuine(altered))) continue;
    // What ZIP says of dates and modes is not signed.
    assert.deepEqual(await unzip(altered), files, `at ${at}`);
  }
});

test('a manifest that says something else than the data is found out, even if it is signed', async () => {
  const manifest = JSON.parse(files.get('manifest.json')!.toString());
  const lies = [
    { subject: { kind: 'customer', id: 'cus_2' } },
    { account: 'acc_2' },
    { concepts: [{ ...manifest.concepts[0], rows: 29 }, manifest.concepts[1]] },
    { concepts: [manifest.concepts[1]] },
    { files: [...manifest.files, manifest.files[0]] },
  ];
  const signed = (value: object) => {
    const text = JSON.stringify(value);
    const others = [...files].filter(([name]) => !name.startsWith('manifest.'));
    const signature = Buffer.from(signatureText(text, signer));
    return zipped([...others, ['manifest.json', Buffer.from(text)], ['manifest.sig', signature]]);
  };
  assert.equal(await isGenuine(await signed(manifest)), true);
  for (const lie of lies)
    assert.equal(await isGenuine(await signed({ ...manifest, ...lie })), false, JSON.stringify(lie));
});

test('a file that unpacks to far more than it is, is refused before it is unpacked', async () => {
  const startedMs = performance.now();
  const bomb = await zipped([...files, ['csv/zeros.csv', Buffer.alloc(200 * 1024 ** 2)]]);
  await assert.rejects(checkPackage(write(bomb)), /larger than any package/);
  const many = new Map(Array.from({ length: 1_001 }, (_, i) => [`f${i}`, Buffer.from('x')]));
  await assert.rejects(checkPackage(write(await zipped(many))), /more than 1000 files/);
  assert.ok(performance.now() - startedMs < 20_000);
});

test('a certificate is genuine as it was issued, and with anything changed it is not', () => {
  const whole = JSON.parse(certificate);
  assert.equal(checkCertificate(certificate).genuine, true);
  // The same value in another order and layout is the same certificate.
  const turned = Object.fromEntries(Object.entries(whole).reverse());
  assert.equal(checkCertificate(JSON.stringify(turned, null, 2)).genuine, true);
  for (const name of Object.keys(whole).filter((key) => !['format', 'key', 'signature'].includes(key))) {
    const { [name]: _, ...without } = whole;
    assert.equal(checkCertificate(JSON.stringify(without)).genuine, false, name);
    assert.equal(checkCertificate(JSON.stringify({ ...whole, [name]: 'else' })).genuine, false, name);
  }
  assert.equal(checkCertificate(JSON.stringify({ ...whole, more: 1 })).genuine, false);
  const otherKey = { ...stranger.publicKeyJwk, kid: signer.keyId };
  assert.equal(checkCertificate(JSON.stringify({ ...whole, key: otherKey })).genuine, false);
  for (const signature of ['', 'x', whole.signature.slice(1), `${whole.signature}=`, null, 7]) {
    assert.equal(checkCertificate(JSON.stringify({ ...whole, signature })).genuine, false);
  }
  for (const text of ['', '{}', '[]', 'null', 'nonsense']) assert.throws(() => checkCertificate(text), /neither/);
});

test('the command says what was checked, whose key it is, and that the key must be compared', () => {
  for (const path of [write(zip), write(certificate)]) {
    const { status, stdout, stderr } = run(path);
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, new RegExp(`Signed by the key ${signer.keyId}`));
    assert.match(
      stdout,
      /Compare the key with the one that the server publishes at\n\/\.well-known\/whereabouts-keys\.json/,
    );
    assert.ok(!stdout.includes('genuine'), stdout);
  }
});

test('the command trusts the key of --key, as a thumbprint or a file, and no other', async () => {
  const path = write(zip);
  const jwks = (...keys: Signer[]) => write(JSON.stringify({ keys: keys.map(({ publicKeyJwk }) => publicKeyJwk) }));
  for (const key of [signer.keyId, write(JSON.stringify(signer.publicKeyJwk)), jwks(stranger, signer)]) {
    const { status, stdout } = run(path, '--key', key);
    assert.equal(status, 0);
    assert.match(stdout, /which is the one that --key names\.\n\nIt is whole and genuine\.\n$/);
  }
  for (const key of [stranger.keyId, jwks(stranger)]) {
    const { status, stdout } = run(path, '--key', key);
    assert.equal(status, 1);
    assert.match(stdout, /It is NOT genuine/);
  }
  const forged = write(await buffer(exportPackage(await contentsWith(rows), stranger)));
  assert.deepEqual([run(forged).status, run(forged, '--key', signer.keyId).status], [0, 1]);
});

test('the command ends with 1 for what is not genuine and with 2 for what makes no sense, in words and in JSON', async () => {
  const broken = write(await zipped(changed('data.json', Buffer.from('{}'))));
  const said = run(broken);
  assert.equal(said.status, 1);
  assert.match(said.stdout, /BAD {2}data\.json has been altered/);
  const { genuine, kind, keyId, findings } = JSON.parse(run(broken, '--json').stdout);
  assert.deepEqual([genuine, kind, keyId], [false, 'export package', signer.keyId]);
  assert.ok(findings.some(({ ok }: { ok: boolean }) => !ok));
  assert.deepEqual([run(write('nonsense')).status, run(write('PK nonsense')).status, run(write('')).status], [1, 1, 1]);
  assert.deepEqual(JSON.parse(run(write(zip), '--json', '--key', signer.keyId).stdout).keyTrusted, true);
  assert.deepEqual(
    [run().status, run(join(folder, 'none')).status, run(folder).status, run(write(zip), '--key', 'x').status],
    [2, 2, 2, 2],
  );
  assert.match(run('--help').stdout, /^Usage: whereabouts verify <file>/);
});

test.run();
