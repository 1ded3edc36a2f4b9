import type { ProviderCreateInput, ProviderFilter } from '../../../schema/types/provider.ts';
import type { PageArgs } from '../../../schema/types/shared.ts';
import type { Context } from '../../access/context.ts';
import { fieldsLookedAt } from '../../access/schema-policy.ts';
import { Refusal } from '../../kernel/app-error.ts';
import { newId } from '../../kernel/ids.ts';
import { emailAddress, optionalText, requiredText } from '../../kernel/input.ts';
import { type Provider, providerPrivacy } from '../../model/provider.ts';
import type { Page } from '../../store/page.ts';
import type { Session } from '../../store/session.ts';
import { type AccountService, requireOldEnough } from '../account/index.ts';
import type { Parts } from '../parts.ts';
import { providerStore } from './provider.store.ts';
import { providerFacts } from './provider.view.ts';

/** The people who are sent to customers. */
export class ProviderService {
  readonly #parts: Parts;
  readonly #accounts: AccountService;

  constructor(parts: Parts, accounts: AccountService) {
    this.#parts = parts;
    this.#accounts = accounts;
  }

  /** A page of the providers that the viewer may read, oldest first. */
  page({ session, access, viewer }: Context, filter: ProviderFilter | null, args: PageArgs): Promise<Page<Provider>> {
    const nameHashes = filter?.name ? this.#parts.hashes.queryPrefixes(viewer.accountId, filter.name) : undefined;
    if (nameHashes?.length === 0) throw new Refusal('INVALID_INPUT', 'A name to look for has at least 2 letters.');
    const criteria = { clockedIn: filter?.clockedIn ?? undefined, nameHashes };
    return providerStore.page(session, access, criteria, fieldsLookedAt('ProviderFilter', filter), args);
  }

  /** A new provider with the user behind it. Throws INVALID_INPUT, FORBIDDEN, UNDER_AGE. */
  async create({ session, access, viewer }: Context, input: ProviderCreateInput): Promise<Provider> {
    const accountId = viewer.accountId;
    const fullName = requiredText(input.fullName, 200, ['fullName']);
    const displayName = optionalText(input.displayName, 200, ['displayName']) ?? fullName.split(/\s+/)[0]!;
    const email = input.email ? emailAddress(input.email, ['email']) : null;
    const nowMs = this.#parts.clock.now();
    const id = newId('Provider', nowMs);
    access.require('create', 'Provider', { id, accountId, userId: '', restricted: false, visitedByViewer: false });
    await requireOldEnough(session, this.#parts.clock, accountId, input.dateOfBirth, { isKnown: false });
    return session.transaction(async (inner) => {
      const user = await this.#accounts.createUser(inner, accountId, fullName, ['PROVIDER'], email);
      const identity = { id, accountId, userId: user.id };
      const sealed = await this.#parts.personal.sealed(providerPrivacy, identity, { fullName, displayName });
      const nameHashes = this.#parts.hashes.namePrefixes(accountId, fullName);
      return providerStore.insert(inner, { ...identity, ...sealed, nameHashes, createdAt: new Date(nowMs) });
    });
  }

  /**
   * Gives the working profile of a user, if they have one, another name, within the transaction of the session. What customers
   * see follows where it was the first name.
   */
  async rename(session: Session, userId: string, fullName: string): Promise<void> {
    const { personal, hashes } = this.#parts;
    const provider = await providerStore.findByUser(session, userId);
    if (!provider) return;
    const [before, shown] = [
      await personal.read(providerPrivacy, provider, 'fullName'),
      await personal.read(providerPrivacy, provider, 'displayName'),
    ];
    const follows = before === null || shown === null || shown === before.split(/\s+/)[0];
    const displayName = follows ? fullName.split(/\s+/)[0]! : shown;
    await personal.seal(providerPrivacy, provider, { fullName, displayName });
    provider.nameHashes = hashes.namePrefixes(provider.accountId, fullName);
  }

  /** The provider that an act is about: the one named, or the token's own. Throws NOT_FOUND, FORBIDDEN. */
  async actor(
    { viewer, access }: Context,
    session: Session,
    act: 'clock' | 'pause',
    named?: string | null,
  ): Promise<Provider> {
    const provider = await providerStore.find(session, named ?? viewer.providerId ?? '');
    // A colleague is refused in the same words, and at the same field, as nobody.
    if (!provider || !access.canRead('Provider', providerFacts(provider))) {
      throw new Refusal('NOT_FOUND', 'There is no such provider.', ['providerId']);
    }
    access.require(act, 'Provider', providerFacts(provider));
    return provider;
  }
}
