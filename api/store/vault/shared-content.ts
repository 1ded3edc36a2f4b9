import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';
import { type Binding, damaged, refused, SCHEME_SHARED, VERSION } from './binding.ts';
import { KEY_BYTES } from './kek.ts';
import {
  DATA_KEY_ID_BYTES,
  type DataKey,
  NONCE_BYTES,
  SUBJECT_TAG_BYTES,
  subjectTag,
  TAG_BYTES,
} from './wrapped-key.ts';

/*
 * The bytes of a shared value: version (1), scheme (1), number of subjects (1), then for each subject its tag (8) and the
 * id of its data key (8), then for each subject the wrapped content key (12 + 32 + 16), then nonce (12), ciphertext, tag (16).
 */
const OWNERS_AT = 3;
const OWNER_BYTES = SUBJECT_TAG_BYTES + DATA_KEY_ID_BYTES;
const WRAP_BYTES = NONCE_BYTES + KEY_BYTES + TAG_BYTES;
/** A row has two or three persons; this only bounds the count's byte. */
export const MAX_OWNERS = 16;

/** A subject of a value with the key that it is wrapped by. */
export interface Owner {
  readonly subjectId: string;
  readonly dataKey: DataKey;
}

/** Encrypts under a new content key that each owner's key unwraps. The owners are 2 to 16, each once. */
export function sealShared(owners: readonly Owner[], binding: Binding, plaintext: string): Buffer {
  const sorted = [...owners].sort((a, b) => a.dataKey.subjectTag.compare(b.dataKey.subjectTag));
  const head = Buffer.concat([
    Buffer.of(VERSION, SCHEME_SHARED, sorted.length),
    ...sorted.flatMap(({ dataKey }) => [dataKey.subjectTag, dataKey.id]),
  ]);
  const contentKey = randomBytes(KEY_BYTES);
  const wraps = sorted.map(({ subjectId, dataKey }) =>
    encrypt(dataKey.key, wrapBound(head, binding, subjectId), contentKey),
  );
  const header = Buffer.concat([head, ...wraps]);
  return Buffer.concat([header, encrypt(contentKey, contentBound(header, binding), Buffer.from(plaintext))]);
}

/** A shared value, read so far as it can be without a key. Throws AppError INTERNAL if it is damaged. */
export class SharedContent {
  readonly #bytes: Buffer;
  readonly #count: number;
  readonly #wrapsAt: number;
  readonly #contentAt: number;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#count = bytes[2] ?? 0;
    this.#wrapsAt = OWNERS_AT + this.#count * OWNER_BYTES;
    this.#contentAt = this.#wrapsAt + this.#count * WRAP_BYTES;
    const isWhole = bytes.length >= this.#contentAt + NONCE_BYTES + TAG_BYTES;
    if (this.#count < 2 || this.#count > MAX_OWNERS || !isWhole) throw damaged();
  }

  /** The place of a subject among the owners, or -1. */
  indexOf(subjectId: string): number {
    const tag = subjectTag(subjectId);
    for (let i = 0; i < this.#count; i++) {
      const at = OWNERS_AT + i * OWNER_BYTES;
      if (tag.compare(this.#bytes, at, at + SUBJECT_TAG_BYTES) === 0) return i;
    }
    return -1;
  }

  /** Whether the content key is wrapped by this key of the owner at `index`, and not by one that it had before. */
  isUnder(dataKey: DataKey, index: number): boolean {
    const at = OWNERS_AT + index * OWNER_BYTES + SUBJECT_TAG_BYTES;
    return dataKey.id.compare(this.#bytes, at, at + DATA_KEY_ID_BYTES) === 0;
  }

  /** Opens the value by the key of the owner at `index`. Throws AppError INTERNAL if it was altered or belongs elsewhere. */
  open({ subjectId, dataKey }: Owner, index: number, binding: Binding): string {
    const wrapAt = this.#wrapsAt + index * WRAP_BYTES;
    const head = this.#bytes.subarray(0, this.#wrapsAt);
    const header = this.#bytes.subarray(0, this.#contentAt);
    try {
      const wrapped = this.#bytes.subarray(wrapAt, wrapAt + WRAP_BYTES);
      const contentKey = decrypt(dataKey.key, wrapBound(head, binding, subjectId), wrapped);
      const content = this.#bytes.subarray(this.#contentAt);
      return decrypt(contentKey, contentBound(header, binding), content).toString('utf8');
    } catch (cause) {
      throw refused(binding, cause);
    }
  }
}

/** A wrapped content key is bound to all owners, the place of the value, and the one owner that it is for. */
function wrapBound(head: Buffer, { table, column, rowId }: Binding, subjectId: string): Buffer {
  return Buffer.concat([head, Buffer.from(JSON.stringify([table, column, rowId, subjectId]))]);
}

/** The content is bound to every wrapped key too, so that a change is met whoever opens it. */
function contentBound(header: Buffer, { table, column, rowId }: Binding): Buffer {
  return Buffer.concat([header, Buffer.from(JSON.stringify([table, column, rowId]))]);
}

function encrypt(key: KeyObject | Buffer, bound: Buffer, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(bound);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: KeyObject | Buffer, bound: Buffer, sealed: Buffer): Buffer {
  const tagAt = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(bound);
  decipher.setAuthTag(sealed.subarray(tagAt));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, tagAt)), decipher.final()]);
}
