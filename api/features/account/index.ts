/**
 * Purpose: the company, how it is set up, and the people who work for it.
 * Not here: tokens (api-key, share-grant); the working profile of a provider (provider).
 * Lifecycle: an account is made by the demo or by an operator, and changed by its admins.
 * Invariants: a session sees one account, its own.
 * Depends on: nothing above the store.
 */
export { AccountResolver } from './account.resolver.ts';
export { AccountService } from './account.service.ts';
export { AccountSettings } from './account.settings.ts';
export { accountStore } from './account.store.ts';
export { accountView, userView } from './account.view.ts';
export { requireOldEnough } from './age.ts';
