/**
 * Purpose: the people who are sent to customers.
 * Not here: whether they are at work (shift), where they are (position), what they share (sharing).
 * Lifecycle: made by the office together with the user behind it.
 * Invariants: one provider for a user; names are encrypted under the user's key.
 * Depends on: account.
 */
export { ProviderResolver } from './provider.resolver.ts';
export { ProviderService } from './provider.service.ts';
export { providerStore } from './provider.store.ts';
export { providerFacts, providerView } from './provider.view.ts';
