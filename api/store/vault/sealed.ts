import { inspect } from 'node:util';
import type { SEALED, SealedValue } from '../../../policies/privacy/sealed-value.ts';

/** What stands in a log or in JSON where an encrypted value would. */
const PLACEHOLDER = '[sealed]';

/**
 * An encrypted value: opaque, immutable, and of no use without the vault. `Value` is the type of what is inside.
 *
 * The bytes: version (1), scheme (1), tag of the subject (8), id of the data key (8), nonce (12), ciphertext, tag (16).
 * The scheme says whether it belongs to one person, or to several (then the layout is that of `shared-content.ts`).
 */
export class Sealed<Value = string> implements SealedValue<Value> {
  /** Known to the compiler only. */
  declare readonly [SEALED]: Value;
  readonly #bytes: Buffer;

  private constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** Takes bytes that the vault made, as the database gives them back. Whether they are whole shows when they are opened. */
  static fromBytes<Value = string>(bytes: Uint8Array): Sealed<Value> {
    return new Sealed<Value>(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }

  /** Whether `value` is an encrypted value. */
  static is(value: unknown): value is Sealed<unknown> {
    return typeof value === 'object' && value !== null && #bytes in value;
  }

  /** The bytes to store. Not to be written to. */
  toBytes(): Buffer {
    return this.#bytes;
  }

  /** The ORM copies what it is given; what cannot change needs no copy. */
  clone(): this {
    return this;
  }

  toJSON(): string {
    return PLACEHOLDER;
  }

  toString(): string {
    return PLACEHOLDER;
  }

  [inspect.custom](): string {
    return PLACEHOLDER;
  }
}
