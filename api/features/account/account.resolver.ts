import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver } from 'type-graphql';
import {
  Account,
  AccountUpdateInput,
  AccountUpdatePayload,
  User,
  UserConnection,
  UserCreateInput,
  UserCreatePayload,
  Viewer,
} from '../../../schema/types/account.ts';
import { PageArgs } from '../../../schema/types/shared.ts';
import type { Context } from '../../access/context.ts';
import { outcome } from '../../access/outcome.ts';
import { connection } from '../../store/page.ts';
import type { Parts } from '../parts.ts';
import type { AccountService } from './account.service.ts';
import { accountStore } from './account.store.ts';
import { accountView, userView } from './account.view.ts';

@Resolver(() => Viewer)
export class AccountResolver {
  readonly #accounts: AccountService;
  readonly #parts: Parts;

  constructor(accounts: AccountService, parts: Parts) {
    this.#accounts = accounts;
    this.#parts = parts;
  }

  @Query(() => Viewer, { description: 'Who is asking.' })
  viewer(@Ctx() { viewer }: Context) {
    const { audience, role, scopes, expiresAtMs, visitId } = viewer;
    return { audience, role, scopes, expiresAt: expiresAtMs === null ? null : new Date(expiresAtMs), visitId };
  }

  @Query(() => Account, { nullable: true, description: 'The account of the token.' })
  async account(@Ctx() { viewer, session }: Context) {
    return accountView(await this.#accounts.get(session, viewer.accountId));
  }

  @FieldResolver(() => Account, { name: 'account', nullable: true, description: 'The account of the token.' })
  async viewerAccount(@Ctx() { viewer, session }: Context) {
    return accountView(await this.#accounts.get(session, viewer.accountId));
  }

  @FieldResolver(() => User, { nullable: true, description: 'The person behind the token, if there is one.' })
  async user(@Ctx() { viewer, session }: Context) {
    const user = viewer.userId && (await accountStore.findUser(session, viewer.userId));
    return user ? userView(user, this.#parts.personal) : null;
  }

  @Query(() => UserConnection, { description: 'The people who work for the account, oldest first.' })
  async users(@Args(() => PageArgs) page: PageArgs, @Ctx() { session, access }: Context) {
    return connection(await accountStore.users(session, access, page), (row) => userView(row, this.#parts.personal));
  }

  @Mutation(() => UserCreatePayload, { description: 'Adds a person of the office or of compliance.' })
  userCreate(
    @Arg('input', () => UserCreateInput, { description: 'Who.' }) input: UserCreateInput,
    @Ctx() context: Context,
  ) {
    return outcome<UserCreatePayload>({ user: null }, async () => ({
      user: userView(await this.#accounts.addUser(context, input), this.#parts.personal) as never,
    }));
  }

  @Mutation(() => AccountUpdatePayload, { description: 'Changes how the account is set up.' })
  accountUpdate(
    @Arg('input', () => AccountUpdateInput, { description: 'What to change.' }) input: AccountUpdateInput,
    @Ctx() context: Context,
  ) {
    return outcome<AccountUpdatePayload>({ account: null }, async () => ({
      account: accountView(await this.#accounts.update(context, input)) as never,
    }));
  }
}
