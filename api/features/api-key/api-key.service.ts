import { OFFICE_ROLES, PARTNER_SCOPES, type Role } from '../../../policies/facts.ts';
import type { ApiKeyCreateInput } from '../../../schema/types/api-key.ts';
import type { Context } from '../../access/context.ts';
import { Refusal } from '../../kernel/app-error.ts';
import { newId } from '../../kernel/ids.ts';
import { requiredText } from '../../kernel/input.ts';
import { mintToken } from '../../kernel/token.ts';
import type { ApiKey } from '../../model/api-key.ts';
import type { Session } from '../../store/session.ts';
import { accountStore } from '../account/index.ts';
import type { Parts } from '../parts.ts';
import { providerFacts, providerStore } from '../provider/index.ts';
import { apiKeyStore } from './api-key.store.ts';
import { apiKeyFacts } from './api-key.view.ts';

/** What a new key is, besides its name and its end. */
export interface KeyHolder {
  readonly audience: ApiKey['audience'];
  readonly role: Role | null;
  readonly scopes: readonly string[];
  readonly userId: string | null;
  readonly providerId: string | null;
}

const NOBODY = { role: null, scopes: [], userId: null, providerId: null } as const;

/** Tokens for servers, apps and devices. */
export class ApiKeyService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** A new key; the token is in this answer and nowhere else. Throws NOT_FOUND, FORBIDDEN, INVALID_INPUT. */
  create(context: Context, input: ApiKeyCreateInput): Promise<{ key: ApiKey; token: string }> {
    const { viewer, access } = context;
    access.require('create', 'ApiKey', { id: '', accountId: viewer.accountId, userId: null });
    const label = requiredText(input.label, 100, ['label']);
    if (input.expiresAt && input.expiresAt.getTime() <= this.#parts.clock.now()) {
      throw new Refusal('INVALID_INPUT', 'It must be in the future.', ['expiresAt']);
    }
    return context.session.transaction(async (session) => {
      const holder = await this.#holder(context, session, input);
      return this.issue(session, viewer.accountId, label, holder, input.expiresAt ?? null);
    });
  }

  /** Issues a key in the account of the session. */
  issue(
    session: Session,
    accountId: string,
    label: string,
    holder: KeyHolder,
    expiresAt: Date | null = null,
  ): { key: ApiKey; token: string } {
    const { token, tokenHash } = mintToken('apiKey');
    const createdAt = new Date(this.#parts.clock.now());
    const id = newId('ApiKey', createdAt.getTime());
    const scopes = [...holder.scopes];
    const key = apiKeyStore.insert(session, {
      id,
      accountId,
      tokenHash,
      label,
      ...holder,
      scopes,
      createdAt,
      expiresAt,
    });
    return { key, token };
  }

  /** Ends a key at once, also on open streams. Doing it again changes nothing. Throws NOT_FOUND, FORBIDDEN. */
  revoke({ session, access }: Context, id: string): Promise<ApiKey> {
    return session.transaction(async (inner) => {
      const key = await apiKeyStore.lock(inner, id);
      if (!key) throw new Refusal('NOT_FOUND', 'There is no such key.', ['apiKeyId']);
      access.require('revoke', 'ApiKey', apiKeyFacts(key));
      key.revokedAt ??= new Date(this.#parts.clock.now());
      await this.#parts.ledger.note(inner, key.accountId, { kind: 'REVOCATION', rowId: key.id });
      inner.afterCommit(() => this.#parts.bus.publish('tokenEnded', { tokenId: key.id, reason: 'KEY_REVOKED' }));
      return key;
    });
  }

  /** The person who works with the key, or null for a server. Throws NOT_FOUND, INVALID_INPUT without the role. */
  async #person(session: Session, { userId }: ApiKeyCreateInput, role: Role): Promise<string | null> {
    if (!userId) return null;
    const user = await accountStore.findUser(session, userId);
    if (!user) throw new Refusal('NOT_FOUND', 'There is no such person.', ['userId']);
    if (!user.roles.includes(role)) throw new Refusal('INVALID_INPUT', `They are not ${role}.`, ['userId']);
    return user.id;
  }

  /** Whom the key speaks for. Throws INVALID_INPUT where the parts do not fit together. */
  async #holder({ access }: Context, session: Session, input: ApiKeyCreateInput): Promise<KeyHolder> {
    const { audience, role, scopes, providerId } = input;
    const refuse = (message: string, field: string) => new Refusal('INVALID_INPUT', message, [field]);
    switch (audience) {
      case 'office':
        if (!OFFICE_ROLES.some((each) => each === role))
          throw refuse(`It is one of ${OFFICE_ROLES.join(', ')}.`, 'role');
        return { ...NOBODY, audience, role: role!, userId: await this.#person(session, input, role!) };
      case 'compliance': {
        const officer = { audience, role: 'COMPLIANCE_OFFICER' } as const;
        return { ...NOBODY, ...officer, userId: await this.#person(session, input, officer.role) };
      }
      case 'partner': {
        const known = scopes?.every((scope) => PARTNER_SCOPES.some((each) => each === scope));
        if (!scopes?.length || !known) throw refuse(`At least one of ${PARTNER_SCOPES.join(', ')}.`, 'scopes');
        return { ...NOBODY, audience, scopes: [...new Set(scopes)] };
      }
      case 'provider': {
        const provider = providerId ? await providerStore.find(session, providerId) : null;
        if (!provider || !access.canRead('Provider', providerFacts(provider))) {
          throw new Refusal('NOT_FOUND', 'There is no such provider.', ['providerId']);
        }
        return { ...NOBODY, audience, role: 'PROVIDER', userId: provider.userId, providerId: provider.id };
      }
      default:
        throw refuse('Customers get links instead: see shareGrantCreate.', 'audience');
    }
  }
}
