/**
 * Purpose: tokens for servers, apps and devices.
 * Not here: links for customers (share-grant), how a token becomes a viewer (token).
 * Lifecycle: until it expires or is revoked.
 * Invariants: 256 random bits, stored hashed, shown once; the audience belongs to the key.
 * Depends on: provider.
 */
export { ApiKeyResolver } from './api-key.resolver.ts';
export { ApiKeyService, type KeyHolder } from './api-key.service.ts';
export { apiKeyStore } from './api-key.store.ts';
export { apiKeyFacts, apiKeyView } from './api-key.view.ts';
