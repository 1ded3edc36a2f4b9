import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** A file of the package as it was written. */
export interface PackedFile {
  readonly path: string;
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** A file to write. Its content is asked for when its turn comes, when every file before it is written. */
export interface FileToPack {
  readonly path: string;
  content(packed: readonly PackedFile[]): AsyncIterable<string> | Iterable<string>;
}

/** Small writes cost more than they hold: what is written is gathered to so many characters. */
const CHUNK_CHARACTERS = 64 * 1024;
/** A regular file that its owner reads and writes. */
const FILE_MODE = 0o100600;

/** The files in their order as one ZIP, dated `at`. What fails in one of them fails the stream. */
export function packZip(files: readonly FileToPack[], at: Date): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const packed: PackedFile[] = [];
  let current: Readable | null = null;
  zip.on('error', (error: Error) => output.destroy(error));
  output.once('close', () => current?.destroy());
  for (const { path, content } of files) {
    zip.addReadStreamLazy(path, { mtime: at, mode: FILE_MODE }, (take) => {
      current = Readable.from(counted(path, content(packed), packed), { objectMode: false });
      current.once('error', (error) => zip.emit('error', error));
      take(null, current);
    });
  }
  zip.end();
  return output;
}

async function* counted(
  path: string,
  content: AsyncIterable<string> | Iterable<string>,
  packed: PackedFile[],
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const text of gathered(content)) {
    const chunk = Buffer.from(text);
    hash.update(chunk);
    bytes += chunk.length;
    yield chunk;
  }
  packed.push({ path, bytes, sha256: hash.digest('hex') });
}

async function* gathered(content: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  let text = '';
  for await (const part of content) {
    text += part;
    if (text.length < CHUNK_CHARACTERS) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}
