import { governed } from '../../access/governed.ts';
import type { Account } from '../../model/account.ts';
import { type User, userPrivacy } from '../../model/user.ts';
import type { Personal } from '../../store/vault/index.ts';

export const accountFacts = (row: Account) => ({ id: row.id, accountId: row.id });

export const accountView = (row: Account) =>
  governed('Account', accountFacts(row), {
    id: row.id,
    name: row.name,
    timeZone: row.timeZone,
    region: row.region,
    customerPrecision: row.customerPrecision,
    holidays: row.holidays,
  });

export const userFacts = ({ id, accountId, restrictedAt }: User) => ({
  id,
  accountId,
  restricted: restrictedAt != null,
});

export const userView = (row: User, personal: Personal) =>
  governed('User', userFacts(row), {
    id: row.id,
    get name() {
      return personal.read(userPrivacy, row, 'name');
    },
    get email() {
      return personal.read(userPrivacy, row, 'email');
    },
    roles: row.roles,
    restricted: row.restrictedAt != null,
  });
