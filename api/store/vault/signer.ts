import { createPrivateKey, createPublicKey, hash, hkdfSync, type KeyObject, sign, verify } from 'node:crypto';
import { SIGNING_KEY_NAME } from './installation-keys.ts';
import type { KeyStore } from './key-store.ts';

/** A public Ed25519 key (RFC 8037). */
export interface PublicKeyJwk {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  /** The key, in base64url. */
  readonly x: string;
}

/** Signs in the name of the installation. The private key never leaves this object. */
export interface Signer {
  /** The thumbprint of the public key (RFC 7638, SHA-256, base64url). */
  readonly keyId: string;
  readonly publicKeyJwk: PublicKeyJwk;
  /** The Ed25519 signature of `bytes`: 64 bytes, the same each time. */
  sign(bytes: Uint8Array): Buffer;
}

export const SIGNATURE_BYTES = 64;
const SEED_BYTES = 32;
/** What stands before the 32 bytes of a private Ed25519 key in PKCS #8 (RFC 8410, section 7). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * The signing key of an installation, the same for all its processes, made on first use. It is derived from a key that
 * the key store keeps wrapped, so it stays the same when KEKs rotate.
 */
export async function openSigner(keys: KeyStore): Promise<Signer> {
  const { key } = await keys.obtain(SIGNING_KEY_NAME);
  const seed = hkdfSync('sha256', key, Buffer.alloc(0), 'whereabouts Ed25519 signing key', SEED_BYTES);
  const der = Buffer.concat([PKCS8_HEAD, Buffer.from(seed)]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKeyJwk = publicJwkOf(createPublicKey(privateKey));
  return {
    keyId: keyIdOf(publicKeyJwk),
    publicKeyJwk,
    sign: (bytes) => sign(null, bytes, privateKey),
  };
}

/** The thumbprint of a public key: RFC 7638 over the members that RFC 8037 requires, in lexical order. */
export function keyIdOf({ crv, kty, x }: PublicKeyJwk): string {
  return hash('sha256', JSON.stringify({ crv, kty, x }), 'base64url');
}

/** Whether `signature` is that of `bytes` by this key. False also for what is no key or no signature. */
export function verifySignature(publicKeyJwk: PublicKeyJwk, bytes: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== SIGNATURE_BYTES) return false;
  try {
    const { kty, crv, x } = publicKeyJwk;
    const key = createPublicKey({ key: { kty, crv, x }, format: 'jwk' });
    return key.asymmetricKeyType === 'ed25519' && verify(null, bytes, key, signature);
  } catch {
    return false;
  }
}

function publicJwkOf(key: KeyObject): PublicKeyJwk {
  const { x } = key.export({ format: 'jwk' });
  return { kty: 'OKP', crv: 'Ed25519', x: x! };
}
