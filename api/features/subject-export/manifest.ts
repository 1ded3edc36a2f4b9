import { schemaHash } from '../../model/schema-hash.ts';
import type { Signer } from '../../store/vault/index.ts';
import type { PackageContents } from './package-contents.ts';
import type { PackedFile } from './package-zip.ts';

export const MANIFEST_PATH = 'manifest.json';
export const SIGNATURE_PATH = 'manifest.sig';
const MANIFEST_FORMAT = 'whereabouts-manifest/1';
const SIGNATURE_FORMAT = 'whereabouts-signature/1';

let hash: string | undefined;

/** The maps do not change while the process runs. */
function hashOfMaps(): string {
  hash ??= schemaHash();
  return hash;
}

/** What `manifest.json` says: who and what the package is for, and every other file of it. */
export function manifestText(contents: PackageContents, files: readonly PackedFile[]): string {
  const { accountId, subject, requestId, createdAt, expiresAt, concepts } = contents;
  const manifest = {
    format: MANIFEST_FORMAT,
    generator: 'whereabouts',
    schemaHash: hashOfMaps(),
    account: accountId,
    request: requestId,
    subject: { kind: subject.kind, id: subject.id },
    created: createdAt.toISOString(),
    expires: expiresAt.toISOString(),
    files,
    concepts: concepts.map(({ result }) => result),
    positions: { stored: false, why: 'Positions are never stored, so there is none to copy.' },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** What `manifest.sig` says: the Ed25519 signature of the bytes of the manifest, and the key that it is by. */
export function signatureText(manifest: string, { keyId, publicKeyJwk, sign }: Signer): string {
  const signature = {
    format: SIGNATURE_FORMAT,
    of: MANIFEST_PATH,
    algorithm: 'EdDSA',
    key: { ...publicKeyJwk, kid: keyId },
    signature: sign(Buffer.from(manifest)).toString('base64url'),
  };
  return `${JSON.stringify(signature, null, 2)}\n`;
}
