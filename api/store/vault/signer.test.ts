import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { systemClock } from '../../kernel/clock.ts';
import { suite } from '../../test/support/suite.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';
import type { KeyStore } from './key-store.ts';
import { openKeyStore } from './open-key-store.ts';
import { keyIdOf, openSigner, type PublicKeyJwk, type Signer, verifySignature } from './signer.ts';

const test = suite('signing key');

const folder = temporaryFolder('keys');
let keys: KeyStore;
let signer: Signer;
const open = (at = folder) => openKeyStore({ folder: at, production: false, clock: systemClock });

test.before(async () => {
  keys = await open();
  signer = await openSigner(keys);
});
test.after(() => keys.close());

test('a signature holds for its bytes and its key, and for nothing else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(), (bytes, at) => {
      const signature = signer.sign(bytes);
      assert.equal(signature.length, 64);
      assert.ok(verifySignature(signer.publicKeyJwk, bytes, signature));
      const altered = Buffer.from(signature);
      altered[at % 64]! ^= 1;
      assert.equal(verifySignature(signer.publicKeyJwk, bytes, altered), false);
      assert.equal(verifySignature(signer.publicKeyJwk, Buffer.concat([bytes, Buffer.of(0)]), signature), false);
    }),
    { numRuns: 50 },
  );
});

test('the key is the same after a restart, and another in another installation', async () => {
  const again = await open();
  assert.deepEqual(
    [(await openSigner(again)).keyId, (await openSigner(again)).publicKeyJwk],
    [signer.keyId, signer.publicKeyJwk],
  );
  const elsewhere = await open(temporaryFolder('keys'));
  const other = await openSigner(elsewhere);
  assert.notEqual(other.keyId, signer.keyId);
  assert.equal(verifySignature(other.publicKeyJwk, Buffer.from('x'), signer.sign(Buffer.from('x'))), false);
  await Promise.all([again.close(), elsewhere.close()]);
});

test('the id of a key is its thumbprint by RFC 7638, as in the example of RFC 8037', () => {
  const x = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo';
  assert.equal(keyIdOf({ kty: 'OKP', crv: 'Ed25519', x }), 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
  const canonical = `{"crv":"Ed25519","kty":"OKP","x":"${signer.publicKeyJwk.x}"}`;
  assert.equal(signer.keyId, createHash('sha256').update(canonical).digest('base64url'));
});

test('what is no key or no signature is not valid, and not an error', () => {
  const bytes = Buffer.from('x');
  const signature = signer.sign(bytes);
  for (const x of ['', 'AAAA', 'not base64!', randomBytes(31).toString('base64url')]) {
    assert.equal(verifySignature({ kty: 'OKP', crv: 'Ed25519', x }, bytes, signature), false, x);
  }
  const { x } = generateKeyPairSync('x25519').publicKey.export({ format: 'jwk' });
  assert.equal(verifySignature({ kty: 'OKP', crv: 'X25519', x } as unknown as PublicKeyJwk, bytes, signature), false);
  assert.equal(verifySignature(null as never, bytes, signature), false);
  for (const wrong of [Buffer.alloc(0), signature.subarray(1), Buffer.concat([signature, Buffer.of(0)])]) {
    assert.equal(verifySignature(signer.publicKeyJwk, bytes, wrong), false);
  }
});

test('no private key is in what a signer shows', () => {
  assert.deepEqual(Object.keys(signer).sort(), ['keyId', 'publicKeyJwk', 'sign']);
  assert.deepEqual(Object.keys(signer.publicKeyJwk).sort(), ['crv', 'kty', 'x']);
});

test.run();
