import type { PageArgs } from '../../../schema/types/shared.ts';
import type { Access } from '../../access/access.ts';
import { type Account, AccountEntity } from '../../model/account.ts';
import { type User, UserEntity } from '../../model/user.ts';
import { type Page, pageOf } from '../../store/page.ts';
import type { Session } from '../../store/session.ts';

/** Rows of `account` and `app_user`, as far as the session reaches. */
export const accountStore = {
  /** The session's own account. */
  find: (session: Session, id: string): Promise<Account | null> => session.byId(AccountEntity as never, id),
  findUser: (session: Session, id: string): Promise<User | null> => session.byId(UserEntity as never, id),
  users: (session: Session, access: Access, args: PageArgs): Promise<Page<User>> =>
    pageOf(session, access, UserEntity as never, { type: 'User', where: {}, lookedAt: [], args }),
  insert: (session: Session, row: Omit<Account, 'version'>): Account => {
    const account = session.em.create(AccountEntity, row as never);
    session.em.persist(account);
    return account as Account;
  },
  insertUser: (session: Session, row: Omit<User, 'version' | 'restricted'>): User => {
    const user = session.em.create(UserEntity, row as never);
    session.em.persist(user);
    return user as User;
  },
};
