/**
 * Purpose: turns a token into a viewer, and tells when it is over.
 * Not here: how tokens are made and revoked (api-key, share-grant).
 * Lifecycle: a viewer is read once and kept in memory until the token ends.
 * Invariants: what has ended never comes back, but that a link fetches its own package until it would have expired; a wrong checksum costs no look-up.
 * Depends on: api-key, share-grant.
 */
export { TokenService } from './token.service.ts';
