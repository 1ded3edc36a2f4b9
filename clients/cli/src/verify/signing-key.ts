import { createHash, createPublicKey, type JsonWebKey, verify } from 'node:crypto';
import { NotGenuine } from './finding.ts';

/** A public Ed25519 key as JSON has it (RFC 8037). */
export interface SigningKey {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
}

const BASE64URL = /^[A-Za-z0-9_-]+$/;
const SIGNATURE_BYTES = 64;

/** The key in a value of JSON. Throws NotGenuine if there is none. */
export function readKey(value: unknown): SigningKey {
  const { kty, crv, x } = (value ?? {}) as Record<string, unknown>;
  if (kty !== 'OKP' || crv !== 'Ed25519' || typeof x !== 'string' || !BASE64URL.test(x)) {
    throw new NotGenuine('It names no Ed25519 key.');
  }
  return { kty, crv, x };
}

/** The thumbprint of a key: SHA-256 over its required members in lexical order (RFC 7638), in base64url. */
export function thumbprintOf({ crv, kty, x }: SigningKey): string {
  return createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url');
}

/** Whether `signature` (base64url) is that of `bytes` by the key. */
export function isSignedBy(key: SigningKey, bytes: Uint8Array, signature: unknown): boolean {
  if (typeof signature !== 'string' || !BASE64URL.test(signature)) return false;
  const given = Buffer.from(signature, 'base64url');
  // The same bytes have other spellings, which nobody who signs writes.
  if (given.length !== SIGNATURE_BYTES || given.toString('base64url') !== signature) return false;
  try {
    return verify(null, bytes, createPublicKey({ key: { ...key } as JsonWebKey, format: 'jwk' }), given);
  } catch {
    return false;
  }
}
