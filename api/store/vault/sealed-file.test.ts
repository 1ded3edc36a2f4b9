import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { Readable, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import fc from 'fast-check';
import { AppError } from '../../kernel/app-error.ts';
import { ManualClock } from '../../kernel/clock.ts';
import { suite } from '../../test/support/suite.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import { until } from '../../test/support/within.ts';
import { type KeyStore, SubjectErased } from './key-store.ts';
import { openKeyStore } from './open-key-store.ts';
import { CHUNK_BYTES, decryptingStream, encryptingStream, FILE_HEADER_BYTES } from './sealed-file.ts';

const test = suite('encrypted files');

const ANN = 'cus_ann';
const PACKAGE = { table: 'subject_export', column: 'file', rowId: 'exp_1' };
const SEALED_CHUNK_BYTES = CHUNK_BYTES + 16;

let keys: KeyStore;

test.before(async () => {
  keys = await openKeyStore({ folder: temporaryFolder('keys'), production: false, clock: new ManualClock() });
});
test.after(() => keys.close());

const isRefusal = (error: unknown) => error instanceof AppError && error.code === 'INTERNAL';

/** `bytes` in parts of these sizes, again and again. */
function* parts(bytes: Buffer, sizes: readonly number[]): Generator<Buffer> {
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length]!;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function seal(content: Buffer, sizes: readonly number[] = [content.length || 1]): Promise<Buffer> {
  const stream = await encryptingStream(keys, ANN, PACKAGE);
  return buffer(Readable.from(parts(content, sizes)).pipe(stream));
}

/** The content, or the error. Not `pipe`: it would not hand on what went wrong. */
async function open(
  sealed: Buffer,
  { subjectId = ANN, binding = PACKAGE, sizes = [sealed.length || 1] } = {},
): Promise<Buffer> {
  const opened: Buffer[] = [];
  const collect = new Writable({
    write(part: Buffer, _, done) {
      opened.push(part);
      done();
    },
  });
  await pipeline(Readable.from(parts(sealed, sizes)), decryptingStream(keys, subjectId, binding), collect);
  return Buffer.concat(opened);
}

test('content of any size, in parts of any size, comes back as it was', async () => {
  const size = fc.oneof(
    fc.integer({ min: 0, max: 2_000 }),
    fc.integer({ min: -2, max: 2 }).map((off) => CHUNK_BYTES + off),
    fc.integer({ min: -2, max: 2 }).map((off) => 3 * CHUNK_BYTES + off),
  );
  const sizes = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(size, sizes, sizes, async (length, written, read) => {
      const content = randomBytes(length);
      const sealed = await seal(content, written);
      const chunks = Math.max(1, Math.ceil(length / CHUNK_BYTES));
      assert.equal(sealed.length, FILE_HEADER_BYTES + length + 16 * chunks);
      assert.ok((await open(sealed, { sizes: read })).equals(content));
    }),
    { numRuns: 60 },
  );
});

test('a change of a byte anywhere is refused, or reads as that of an erased person', async () => {
  const content = randomBytes(CHUNK_BYTES + 500);
  const sealed = await seal(content);
  const inHeader = Array.from({ length: FILE_HEADER_BYTES }, (_, at) => at);
  const beyond = [FILE_HEADER_BYTES, FILE_HEADER_BYTES + CHUNK_BYTES, FILE_HEADER_BYTES + SEALED_CHUNK_BYTES + 3];
  for (const at of [...inHeader, ...beyond, sealed.length - 1]) {
    const altered = Buffer.from(sealed);
    altered[at]! ^= 1;
    const isIdOfKey = at >= 13 && at < 21;
    await assert.rejects(open(altered), isIdOfKey ? SubjectErased : isRefusal, `byte ${at}`);
  }
});

test('a file that was cut off anywhere, or added to, is refused', async () => {
  const sealed = await seal(randomBytes(2 * CHUNK_BYTES + 500));
  const chunkEnds = [0, 1, 2].map((chunks) => FILE_HEADER_BYTES + chunks * SEALED_CHUNK_BYTES);
  for (const length of [0, 1, FILE_HEADER_BYTES - 1, ...chunkEnds, chunkEnds[1]! + 15, sealed.length - 1]) {
    await assert.rejects(open(sealed.subarray(0, length)), isRefusal, `${length} bytes`);
  }
  await assert.rejects(open(Buffer.concat([sealed, Buffer.of(0)])), isRefusal);
  await assert.rejects(open(Buffer.concat([sealed, sealed.subarray(FILE_HEADER_BYTES)])), isRefusal);
});

test('chunks that were moved, repeated, left out or taken from another file are refused', async () => {
  const [sealed, other] = [await seal(randomBytes(3 * CHUNK_BYTES)), await seal(randomBytes(3 * CHUNK_BYTES))];
  const header = sealed.subarray(0, FILE_HEADER_BYTES);
  const chunk = (of: Buffer, i: number) =>
    of.subarray(FILE_HEADER_BYTES + i * SEALED_CHUNK_BYTES, FILE_HEADER_BYTES + (i + 1) * SEALED_CHUNK_BYTES);
  const [a, b, c] = [0, 1, 2].map((i) => chunk(sealed, i)) as [Buffer, Buffer, Buffer];
  for (const chunks of [[b, a, c], [a, a, b, c], [a, c], [b, c], [c], [a, c, b], [a, chunk(other, 1), c]]) {
    await assert.rejects(open(Buffer.concat([header, ...chunks])), isRefusal);
  }
  const graft = Buffer.concat([other.subarray(0, FILE_HEADER_BYTES), sealed.subarray(FILE_HEADER_BYTES)]);
  await assert.rejects(open(graft), isRefusal);
  assert.equal((await open(Buffer.concat([header, a, b, c]))).length, 3 * CHUNK_BYTES);
});

test('a file opens only in its place and for its person', async () => {
  const sealed = await seal(Buffer.from('the package'));
  await keys.obtain('cus_bob');
  for (const other of [{ table: 'other' }, { column: 'other' }, { rowId: 'exp_2' }]) {
    await assert.rejects(open(sealed, { binding: { ...PACKAGE, ...other } }), isRefusal);
  }
  await assert.rejects(open(sealed, { subjectId: 'cus_bob' }), isRefusal);
});

test('the file of an erased person is unreadable, and no other is begun', async () => {
  const stream = await encryptingStream(keys, 'cus_gone', PACKAGE);
  const sealed = await buffer(Readable.from([Buffer.from('the package')]).pipe(stream));
  assert.equal((await open(sealed, { subjectId: 'cus_gone' })).toString(), 'the package');
  await keys.destroy('cus_gone');
  await assert.rejects(open(sealed, { subjectId: 'cus_gone' }), SubjectErased);
  await assert.rejects(encryptingStream(keys, 'cus_gone', PACKAGE), SubjectErased);
});

test('content does not show in the file, and the same content makes another file each time', async () => {
  const content = Buffer.from('Ann Keller '.repeat(1_000));
  const [first, second] = [await seal(content), await seal(content)];
  assert.equal(first.includes('Ann Keller'), false);
  assert.equal(first.subarray(FILE_HEADER_BYTES).equals(second.subarray(FILE_HEADER_BYTES)), false);
});

test('a reader that stops holds the writer up', async () => {
  const stream = await encryptingStream(keys, ANN, PACKAGE);
  let taken = 0;
  const source = new Readable({
    read() {
      taken++;
      this.push(taken > 2_000 ? null : Buffer.alloc(CHUNK_BYTES));
    },
  });
  source.pipe(stream);
  await until(5_000, () => taken > 1, 'the first chunks');
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.ok(taken < 20, `${taken} chunks were taken`);
  source.unpipe(stream);
  stream.destroy();
});

test('no more than a few chunks are under way, however large the file', async () => {
  const part = randomBytes(CHUNK_BYTES);
  let [taken, given, most] = [0, 0, 0];
  const source = Readable.from(
    (function* () {
      for (let i = 0; i < 2_000; i++) {
        taken += part.length;
        yield part;
      }
    })(),
  );
  const sink = new Writable({
    write(opened: Buffer, _, done) {
      given += opened.length;
      most = Math.max(most, taken - given);
      setImmediate(done);
    },
  });
  await pipeline(source, await encryptingStream(keys, ANN, PACKAGE), decryptingStream(keys, ANN, PACKAGE), sink);
  assert.equal(given, 2_000 * CHUNK_BYTES);
  // Of 125 MB. The source reads 16 parts ahead, and each stream has two buffers of a chunk or so.
  assert.ok(most <= 32 * CHUNK_BYTES, `${most} bytes`);
});

test.run();
