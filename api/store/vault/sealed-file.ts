import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import { AppError } from '../../kernel/app-error.ts';
import { type Binding, refused } from './binding.ts';
import { KEY_BYTES } from './kek.ts';
import { type KeyStore, SubjectErased } from './key-store.ts';
import {
  DATA_KEY_ID_BYTES,
  type DataKey,
  NONCE_BYTES,
  SUBJECT_TAG_BYTES,
  subjectTag,
  TAG_BYTES,
} from './wrapped-key.ts';

/*
 * An encrypted file: a header, then chunks of 64 KB of text and a tag of 16 bytes each, of which the last may be shorter, down to nothing.
 * Header: magic (4), version (1), tag of the subject (8), id of its data key (8), nonce prefix (7), then the file key as
 * the subject's key wraps it: nonce (12), key (32), tag (16). Chunks follow the STREAM construction (Hoang, Reyhanitabar,
 * Rogaway, Vizár 2015): the nonce of a chunk is the prefix, its number (4) and whether it is the last (1), so one that is
 * moved, left out or repeated does not open, nor does a file that was cut off or added to.
 */
const MAGIC = Buffer.from('WHSF');
const VERSION = 1;
const PREFIX_BYTES = 7;
const TAG_AT = MAGIC.length + 1;
const KEY_ID_AT = TAG_AT + SUBJECT_TAG_BYTES;
const PREFIX_AT = KEY_ID_AT + DATA_KEY_ID_BYTES;
const HEAD_BYTES = PREFIX_AT + PREFIX_BYTES;
const WRAP_AT = HEAD_BYTES + NONCE_BYTES;
export const FILE_HEADER_BYTES = WRAP_AT + KEY_BYTES + TAG_BYTES;
export const CHUNK_BYTES = 64 * 1024;
/** The number of a chunk has four bytes: 256 TB. */
const MAX_CHUNKS = 2 ** 32;

/**
 * A stream that encrypts what is written to it, under a new key which only the subject's key unwraps, bound to
 * `binding`. Its size is that of the content, 88 bytes, and 16 for each 64 KB begun. Memory stays at a few chunks.
 * The subject's key is durable when this resolves. Throws SubjectErased for one who has been erased.
 */
export async function encryptingStream(keys: KeyStore, subjectId: string, binding: Binding): Promise<Transform> {
  const dataKey = await keys.obtain(subjectId);
  const prefix = randomBytes(PREFIX_BYTES);
  const head = Buffer.concat([MAGIC, Buffer.of(VERSION), dataKey.subjectTag, dataKey.id, prefix]);
  const fileKey = randomBytes(KEY_BYTES);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', dataKey.key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(boundTo(head, subjectId, binding));
  const wrapped = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
  return new Encrypting(createSecretKey(fileKey), prefix, Buffer.concat([head, nonce, wrapped]));
}

/**
 * A stream that opens what `encryptingStream` made. It fails with SubjectErased if the subject's key does not exist any
 * more, with AppError INTERNAL if the file was altered, cut off, or belongs elsewhere. Chunks come out as they
 * are proven; that none is missing at the end is proven only when the stream ends, so a reader keeps nothing of one that failed.
 */
export function decryptingStream(keys: KeyStore, subjectId: string, binding: Binding): Transform {
  return new Decrypting(keys, subjectId, binding);
}

/** Cuts what comes into pieces of one size. The last one, of 0 to `size` bytes, is known only at the end. */
class Pieces {
  readonly #size: number;
  #parts: Buffer[] = [];
  #bytes = 0;

  constructor(size: number) {
    this.#size = size;
  }

  add(part: Buffer): void {
    this.#parts.push(part);
    this.#bytes += part.length;
  }

  /** The next piece, if more than that is there: then it is not the last. */
  take(): Buffer | null {
    if (this.#bytes <= this.#size) return null;
    const all = this.#joined();
    this.#hold(all.subarray(this.#size));
    return all.subarray(0, this.#size);
  }

  /** The last piece. */
  rest(): Buffer {
    const all = this.#joined();
    this.#hold(Buffer.alloc(0));
    return all;
  }

  #joined(): Buffer {
    return this.#parts.length === 1 ? this.#parts[0]! : Buffer.concat(this.#parts);
  }

  #hold(part: Buffer): void {
    this.#parts = [part];
    this.#bytes = part.length;
  }
}

class Encrypting extends Transform {
  readonly #key: KeyObject;
  readonly #prefix: Buffer;
  readonly #pieces = new Pieces(CHUNK_BYTES);
  #header: Buffer | null;
  #number = 0;

  constructor(key: KeyObject, prefix: Buffer, header: Buffer) {
    super();
    this.#key = key;
    this.#prefix = prefix;
    this.#header = header;
  }

  override _transform(part: Buffer, _: BufferEncoding, done: TransformCallback): void {
    settle(done, () => {
      this.#begin();
      this.#pieces.add(part);
      for (let piece = this.#pieces.take(); piece; piece = this.#pieces.take()) this.#seal(piece, false);
    });
  }

  override _flush(done: TransformCallback): void {
    settle(done, () => {
      this.#begin();
      this.#seal(this.#pieces.rest(), true);
    });
  }

  #begin(): void {
    if (this.#header) this.push(this.#header);
    this.#header = null;
  }

  #seal(piece: Buffer, isLast: boolean): void {
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonceOf(this.#prefix, this.#number++, isLast), {
      authTagLength: TAG_BYTES,
    });
    // In this mode `final` gives nothing more: all of the text comes from `update`, and need not be copied.
    const sealed = cipher.update(piece);
    cipher.final();
    if (sealed.length > 0) this.push(sealed);
    this.push(cipher.getAuthTag());
  }
}

class Decrypting extends Transform {
  readonly #keys: KeyStore;
  readonly #subjectId: string;
  readonly #binding: Binding;
  readonly #pieces = new Pieces(CHUNK_BYTES + TAG_BYTES);
  #header: Buffer = Buffer.alloc(0);
  #key: KeyObject | null = null;
  #prefix: Buffer = Buffer.alloc(0);
  #number = 0;

  constructor(keys: KeyStore, subjectId: string, binding: Binding) {
    super();
    this.#keys = keys;
    this.#subjectId = subjectId;
    this.#binding = binding;
  }

  override _transform(part: Buffer, _: BufferEncoding, done: TransformCallback): void {
    if (this.#key) return settle(done, () => this.#take(part));
    const missing = FILE_HEADER_BYTES - this.#header.length;
    this.#header = Buffer.concat([this.#header, part.subarray(0, missing)]);
    if (this.#header.length < FILE_HEADER_BYTES) return done();
    this.#readHeader().then(() => settle(done, () => this.#take(part.subarray(missing))), done);
  }

  override _flush(done: TransformCallback): void {
    settle(done, () => {
      if (!this.#key) throw refused(this.#binding);
      this.#open(this.#pieces.rest(), true);
    });
  }

  #take(part: Buffer): void {
    this.#pieces.add(part);
    for (let piece = this.#pieces.take(); piece; piece = this.#pieces.take()) this.#open(piece, false);
  }

  async #readHeader(): Promise<void> {
    const header = this.#header;
    const isOurs = header.subarray(0, MAGIC.length).equals(MAGIC) && header[MAGIC.length] === VERSION;
    if (!isOurs || subjectTag(this.#subjectId).compare(header, TAG_AT, KEY_ID_AT) !== 0) throw refused(this.#binding);
    const dataKey = await this.#keys.get(this.#subjectId);
    if (dataKey?.id.compare(header, KEY_ID_AT, PREFIX_AT) !== 0) throw new SubjectErased();
    this.#prefix = header.subarray(PREFIX_AT, HEAD_BYTES);
    this.#key = unwrapFileKey(dataKey, this.#subjectId, this.#binding, header);
  }

  #open(piece: Buffer, isLast: boolean): void {
    if (piece.length < TAG_BYTES) throw refused(this.#binding);
    const tagAt = piece.length - TAG_BYTES;
    const nonce = nonceOf(this.#prefix, this.#number++, isLast);
    const decipher = createDecipheriv('aes-256-gcm', this.#key!, nonce, { authTagLength: TAG_BYTES });
    decipher.setAuthTag(piece.subarray(tagAt));
    let text: Buffer;
    try {
      text = decipher.update(piece.subarray(0, tagAt));
      decipher.final();
    } catch (cause) {
      throw refused(this.#binding, cause);
    }
    if (text.length > 0) this.push(text);
  }
}

function unwrapFileKey(dataKey: DataKey, subjectId: string, binding: Binding, header: Buffer): KeyObject {
  const tagAt = WRAP_AT + KEY_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', dataKey.key, header.subarray(HEAD_BYTES, WRAP_AT), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(boundTo(header.subarray(0, HEAD_BYTES), subjectId, binding));
  decipher.setAuthTag(header.subarray(tagAt));
  try {
    return createSecretKey(Buffer.concat([decipher.update(header.subarray(WRAP_AT, tagAt)), decipher.final()]));
  } catch (cause) {
    throw refused(binding, cause);
  }
}

/** A wrapped file key is bound to the header before it, to where the file belongs, and to the subject. */
function boundTo(head: Buffer, subjectId: string, { table, column, rowId }: Binding): Buffer {
  return Buffer.concat([head, Buffer.from(JSON.stringify([table, column, rowId, subjectId]))]);
}

function nonceOf(prefix: Buffer, number: number, isLast: boolean): Buffer {
  if (number >= MAX_CHUNKS) throw new AppError('INTERNAL', 'A file is too large to encrypt.');
  const nonce = Buffer.alloc(NONCE_BYTES);
  prefix.copy(nonce);
  nonce.writeUInt32BE(number, PREFIX_BYTES);
  nonce[NONCE_BYTES - 1] = isLast ? 1 : 0;
  return nonce;
}

/** Calls back once with what a step throws, or with nothing. */
function settle(done: TransformCallback, step: () => void): void {
  try {
    step();
  } catch (error) {
    done(error as Error);
    return;
  }
  done();
}
