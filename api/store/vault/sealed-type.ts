import { Type } from '@mikro-orm/core';
import { AppError } from '../../kernel/app-error.ts';
import { Sealed } from './sealed.ts';

/** How PostgreSQL writes `bytea` as text. */
const HEX_BYTEA = /^\\x(?:[0-9a-f]{2})*$/;

/**
 * The column type of an encrypted property: `bytea`. Anything but a `Sealed` is refused, so a plain value cannot be
 * stored by mistake. Written `p.type(SealedText)`, or `p.type(SealedType<Point>)` for a value that is not a string.
 */
export class SealedType<Value = string> extends Type<Sealed<Value> | null | undefined, Buffer | null | undefined> {
  override convertToDatabaseValue(value: Sealed<Value> | null | undefined): Buffer | null | undefined {
    if (value === null || value === undefined) return value;
    if (!Sealed.is(value)) throw new AppError('INTERNAL', 'A property that must be encrypted was given a plain value.');
    return value.toBytes();
  }

  /** `value` is a Buffer from one driver, a Uint8Array from the other, and text where a query returns `bytea` as text. */
  override convertToJSValue(value: Uint8Array | string | null | undefined): Sealed<Value> | null | undefined {
    if (value === null || value === undefined) return value;
    if (value instanceof Uint8Array) return Sealed.fromBytes<Value>(value);
    if (typeof value === 'string' && HEX_BYTEA.test(value)) {
      return Sealed.fromBytes<Value>(Buffer.from(value.slice(2), 'hex'));
    }
    throw new AppError('INTERNAL', 'The column of an encrypted property holds something that is not bytea.');
  }

  /** The same value sealed twice differs, so equal means equal bytes, never equal content. */
  override compareValues(a: Uint8Array | null | undefined, b: Uint8Array | null | undefined): boolean {
    if (!a || !b) return !a && !b;
    return a.byteLength === b.byteLength && Buffer.compare(a, b) === 0;
  }

  override compareAsType(): string {
    return 'Buffer';
  }

  /** The bytes go in and out unchanged, so the ORM need not convert back and forth to compare them. */
  override ensureComparable(): boolean {
    return false;
  }

  override getColumnType(): string {
    return 'bytea';
  }

  override get runtimeType(): string {
    return 'Sealed';
  }
}

/** The column type of an encrypted string. */
export const SealedText = SealedType<string>;
