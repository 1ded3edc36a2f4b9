import { createHash } from 'node:crypto';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { NotGenuine } from './finding.ts';

/** A file in a ZIP as it was read. */
export interface ReadFile {
  readonly path: string;
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
  /** Its content where it was asked for, else null. */
  readonly content: Buffer | null;
}

/** A package has a file for each kind of data and five more. */
const MAX_FILES = 1_000;
/** Everything together, unpacked: far more than a person's data, far less than what would fill a machine. */
const MAX_BYTES = 4 * 1024 ** 3;
/** What is looked into is held in memory. */
const MAX_CONTENT_BYTES = 512 * 1024 ** 2;
/** Every row has an id of random characters, so that no package shrinks further; what does is made to fill a machine. */
const MAX_RATIO = 200;
/** Small files may be as empty as they like. */
const SMALL_BYTES = 1024 ** 2;
/** Names that lead nowhere else and mean the same on every system. */
const PATH = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/;

/** Bits of an entry's flags: its content is encrypted. */
const ENCRYPTED = 1;

/**
 * Reads every file of a ZIP, in its order, and hashes it; gives the content of those for which `wanted` says so. Nothing is
 * written to disk. Throws NotGenuine for what is no ZIP, is damaged or cut off, names a file twice or oddly, or is larger than the bounds.
 */
export async function readZip(path: string, wanted: (file: string) => boolean): Promise<ReadFile[]> {
  let zip: ZipFile | null = null;
  try {
    zip = await openPromise(path, {
      lazyEntries: true,
      autoClose: false,
      strictFileNames: true,
      validateEntrySizes: true,
    });
    if (zip.entryCount > MAX_FILES) throw new NotGenuine(`It has more than ${MAX_FILES} files.`);
    if (zip.comment) throw new NotGenuine('It has a comment, which no package has.');
    return await readEntries(zip, wanted);
  } catch (error) {
    if (error instanceof NotGenuine) throw error;
    // The library's own words name no content.
    throw new NotGenuine(`The ZIP is damaged: ${(error as Error).message}.`);
  } finally {
    zip?.close();
  }
}

async function readEntries(zip: ZipFile, wanted: (file: string) => boolean): Promise<ReadFile[]> {
  const files = new Map<string, ReadFile>();
  let left = MAX_BYTES;
  for await (const entry of zip.eachEntry()) {
    const { fileName } = entry;
    if (!PATH.test(fileName)) throw new NotGenuine('It has a file whose name no package has.');
    if (files.has(fileName)) throw new NotGenuine(`It has ${fileName} twice.`);
    const file = await readEntry(zip, entry, left, wanted(fileName));
    left -= file.bytes;
    files.set(fileName, file);
  }
  return [...files.values()];
}

async function readEntry(zip: ZipFile, entry: Entry, leftBytes: number, wanted: boolean): Promise<ReadFile> {
  const { fileName, uncompressedSize, compressedSize } = entry;
  if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) throw new NotGenuine(`${fileName} is encrypted.`);
  const tooLarge = new NotGenuine(`${fileName} is larger than any package.`);
  const isBomb = uncompressedSize > SMALL_BYTES && uncompressedSize > compressedSize * MAX_RATIO;
  if (uncompressedSize > leftBytes || isBomb) throw tooLarge;
  if (wanted && uncompressedSize > MAX_CONTENT_BYTES) throw tooLarge;
  const hash = createHash('sha256');
  const chunks: Buffer[] = [];
  let bytes = 0;
  // The library ends with an error once there is more than the entry claims, so the claims above bound what is read.
  for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    hash.update(chunk);
    if (wanted) chunks.push(chunk);
  }
  return { path: fileName, bytes, sha256: hash.digest('hex'), content: wanted ? Buffer.concat(chunks) : null };
}
