import type { RequestHandler } from 'express';

/** Where the keys are published by which the platform signs, for whoever checks a package or a certificate. */
export const KEYS_PATH = '/.well-known/whereabouts-keys.json';

/** A key does not change; a new installation has another. */
const MAX_AGE_S = 300;

/** Serves public keys as a JSON Web Key Set (RFC 7517). */
export function publicKeys(keys: readonly object[]): RequestHandler {
  const body = JSON.stringify({ keys });
  return (_request, response) => {
    response.setHeader('content-type', 'application/jwk-set+json');
    response.setHeader('cache-control', `public, max-age=${MAX_AGE_S}`);
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('cross-origin-resource-policy', 'cross-origin');
    response.end(body);
  };
}
