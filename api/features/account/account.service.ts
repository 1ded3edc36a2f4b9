import { OFFICE_ROLES } from '../../../policies/facts.ts';
import { isCivilDate } from '../../../policies/privacy/civil-date.ts';
import type { AccountUpdateInput, UserCreateInput } from '../../../schema/types/account.ts';
import type { Context } from '../../access/context.ts';
import { AppError, Refusal } from '../../kernel/app-error.ts';
import { newId } from '../../kernel/ids.ts';
import { emailAddress, requiredText } from '../../kernel/input.ts';
import type { Account } from '../../model/account.ts';
import { type User, userPrivacy } from '../../model/user.ts';
import type { Session } from '../../store/session.ts';
import type { Parts } from '../parts.ts';
import { accountStore } from './account.store.ts';
import { accountFacts } from './account.view.ts';
import { requireOldEnough } from './age.ts';

/** Some decades of holidays. */
const MAX_HOLIDAYS = 500;
/** What a person can be made to be here; providers come with a working profile. */
const STAFF_ROLES = [...OFFICE_ROLES, 'COMPLIANCE_OFFICER'] as const;

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

  /** Changes what is given. Throws FORBIDDEN, INVALID_INPUT. */
  update(context: Context, input: AccountUpdateInput): Promise<Account> {
    return context.session.transaction(async (session) => {
      const account = await this.get(session, context.viewer.accountId);
      context.access.require('update', 'Account', accountFacts(account));
      if (input.customerPrecision) account.customerPrecision = input.customerPrecision;
      if (input.holidays) account.holidays = holidays(input.holidays);
      session.afterCommit(() => this.#parts.bus.publish('accountChanged', { accountId: account.id }));
      return account;
    });
  }

  /** Makes an account. `session` must be of the account that is made. */
  create(session: Session, account: NewAccount): Account {
    return accountStore.insert(session, {
      ...account,
      customerPrecision: 'STREET',
      holidays: [],
      createdAt: new Date(this.#parts.clock.now()),
    });
  }

  /** A new person of the office or of compliance. Throws FORBIDDEN, INVALID_INPUT, UNDER_AGE. */
  async addUser({ session, access, viewer }: Context, input: UserCreateInput): Promise<User> {
    access.require('create', 'User', { id: '', accountId: viewer.accountId, restricted: false });
    const name = requiredText(input.name, 200, ['name']);
    const email = input.email ? emailAddress(input.email, ['email']) : null;
    const known = input.roles.every((role) => STAFF_ROLES.some((each) => each === role));
    if (!known || input.roles.length === 0) {
      throw new Refusal('INVALID_INPUT', `At least one of ${STAFF_ROLES.join(', ')}.`, ['roles']);
    }
    await requireOldEnough(session, this.#parts.clock, viewer.accountId, input.dateOfBirth, { isKnown: false });
    return session.transaction((inner) =>
      this.createUser(inner, viewer.accountId, name, [...new Set(input.roles)], email),
    );
  }

  /** Makes a person of the account of the session. */
  async createUser(
    session: Session,
    accountId: string,
    name: string,
    roles: string[],
    email: string | null = null,
  ): Promise<User> {
    const nowMs = this.#parts.clock.now();
    const id = newId('User', nowMs);
    const sealed = await this.#parts.personal.sealed(userPrivacy, { id }, { name, email });
    const emailHash = email && this.#parts.hashes.equality(accountId, 'email', email);
    const createdAt = new Date(nowMs);
    return accountStore.insertUser(session, {
      ...{ id, accountId, roles, emailHash, createdAt, restrictedAt: null },
      ...sealed,
    });
  }

  /**
   * Corrects the name or the address of a person, within the transaction of the session; what is absent stays. Values must have been
   * checked. Doing it again changes nothing. Gives false if there is no such person.
   */
  async correctUser(session: Session, id: string, values: { name?: string; email?: string }): Promise<boolean> {
    const user = await accountStore.findUser(session, id);
    if (!user) return false;
    await this.#parts.personal.seal(userPrivacy, user, values);
    if (values.email) user.emailHash = this.#parts.hashes.equality(user.accountId, 'email', values.email);
    return true;
  }
}

function holidays(dates: readonly string[]): string[] {
  const wrong = dates.findIndex((date) => !isCivilDate(date));
  if (wrong >= 0) throw new Refusal('INVALID_INPUT', 'It is not a date (YYYY-MM-DD).', ['holidays', String(wrong)]);
  if (dates.length > MAX_HOLIDAYS) {
    throw new Refusal('INVALID_INPUT', `There can be at most ${MAX_HOLIDAYS}.`, ['holidays']);
  }
  return [...new Set(dates)].sort();
}
