import { type Account, AccountEntity } from '../../model/account.ts';
import { type User, UserEntity } from '../../model/user.ts';
import type { Session } from '../../store/session.ts';

/** Rows of `account` and `app_user`, as far as the session reaches. */
export const accountStore = {
  /** The session's own account. */
  find: (session: Session, id: string): Promise<Account | null> => session.byId(AccountEntity as never, id),
  findUser: (session: Session, id: string): Promise<User | null> => session.byId(UserEntity as never, id),
  insert: (session: Session, row: Omit<Account, 'version'>): Account => {
    const account = session.em.create(AccountEntity, row as never);
    session.em.persist(account);
    return account as Account;
  },
  insertUser: (session: Session, row: Omit<User, 'version'>): User => {
    const user = session.em.create(UserEntity, row as never);
    session.em.persist(user);
    return user as User;
  },
};
