/** The mark by which the compiler knows an encrypted value. */
export const SEALED: unique symbol = Symbol('sealed');

/**
 * What a privacy map knows of an encrypted property: that it is one, and the type of the value inside. What it is made
 * of is the store's business (`api/store/vault/sealed.ts`).
 */
export interface SealedValue<Value = unknown> {
  readonly [SEALED]: Value;
}
