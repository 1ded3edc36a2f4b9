import type { AccountUpdateInput } from '../../../schema/types/account.ts';
import type { Context } from '../../access/context.ts';
import { AppError } from '../../kernel/app-error.ts';
import { newId } from '../../kernel/ids.ts';
import type { Account } from '../../model/account.ts';
import { userPrivacy } from '../../model/user.ts';
import type { Session } from '../../store/session.ts';
import type { Parts } from '../parts.ts';
import { accountStore } from './account.store.ts';
import { accountFacts } from './account.view.ts';

export interface NewAccount {
  readonly id: string;
  readonly name: string;
  readonly region: 'EU' | 'US';
  readonly timeZone: string;
}

/** The company and the people who work for it. */
export class AccountService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The account of the session. Throws INTERNAL if it is gone: a token of it cannot have been accepted. */
  async get(session: Session, id: string): Promise<Account> {
    const account = await accountStore.find(session, id);
    if (!account) throw new AppError('INTERNAL', 'The account of a valid token does not exist.');
    return account;
  }

  /** Changes what is given. Throws FORBIDDEN. */
  update(context: Context, input: AccountUpdateInput): Promise<Account> {
    return context.session.transaction(async (session) => {
      const account = await this.get(session, context.viewer.accountId);
      context.access.require('update', 'Account', accountFacts(account));
      if (input.customerPrecision) account.customerPrecision = input.customerPrecision;
      session.afterCommit(() => this.#parts.bus.publish('accountChanged', { accountId: account.id }));
      return account;
    });
  }

  /** Makes an account. `session` must be of the account that is made. */
  create(session: Session, account: NewAccount): Account {
    return accountStore.insert(session, {
      ...account,
      customerPrecision: 'STREET',
      createdAt: new Date(this.#parts.clock.now()),
    });
  }

  /** Makes a person of the account of the session. */
  async createUser(session: Session, accountId: string, name: string, roles: string[]): Promise<{ id: string }> {
    const nowMs = this.#parts.clock.now();
    const id = newId('User', nowMs);
    const sealed = await this.#parts.personal.sealed(userPrivacy, { id }, { name });
    return accountStore.insertUser(session, { id, accountId, roles, createdAt: new Date(nowMs), ...sealed });
  }
}
