import type { PolicyDef } from '@mikro-orm/core';

interface RowSecurity {
  rowLevelSecurity: 'force';
  policies: PolicyDef[];
}

/** The role as which every request of a viewer speaks to the database. It owns nothing and cannot bypass a policy. */
export const APP_ROLE = 'whereabouts_app';
/** The role that finds out who a token belongs to, before an account is known. It reads two tables and writes none. */
export const AUTH_ROLE = 'whereabouts_auth';
/**
 * The role of what runs for no account in particular: it knows which accounts there are and which numbers of the ledger
 * they have. It reads those ids and numbers and nothing else, and writes nothing.
 */
export const KEEPER_ROLE = 'whereabouts_keeper';

/**
 * The role that seals the audit log, of every account, and lets entries go when they have been kept long enough. It reaches
 * the two tables of the log and no other; nobody can change what an entry says.
 */
export const AUDIT_ROLE = 'whereabouts_audit';

/** Settings of a database session: what the row policies and the named relations look at. */
export const SESSION = {
  accountId: 'whereabouts.account_id',
  providerId: 'whereabouts.provider_id',
  visitId: 'whereabouts.visit_id',
} as const;

/** The value of a session setting in SQL; null where it is not set, so that it equals nothing. */
export const setting = (name: keyof typeof SESSION): string => `nullif(current_setting('${SESSION[name]}', true), '')`;

const policy = (column: string): PolicyDef => ({
  name: 'own_account',
  roles: [APP_ROLE],
  using: `${column} = ${setting('accountId')}`,
  check: `${column} = ${setting('accountId')}`,
});

/** What every table declares: rows of another account do not exist, for the table's owner neither. */
export const ownAccountOnly: RowSecurity = { rowLevelSecurity: 'force', policies: [policy('account_id')] };

const keeping: PolicyDef = { name: 'keeping', roles: [KEEPER_ROLE], command: 'select', using: 'true' };

/** The same for the table of accounts itself. */
export const ownAccountItself: RowSecurity = { rowLevelSecurity: 'force', policies: [policy('id'), keeping] };

/** The same for the table whose numbers say whether the database is as new as the ledger. */
export const ownAccountOrKeeping: RowSecurity = {
  rowLevelSecurity: 'force',
  policies: [policy('account_id'), keeping],
};

/** The same for the tables of the audit log. */
export const ownAccountOrAuditing: RowSecurity = {
  rowLevelSecurity: 'force',
  policies: [policy('account_id'), { name: 'auditing', roles: [AUDIT_ROLE], using: 'true', check: 'true' }],
};

/** The same for the tables that tokens are looked up in. */
export const ownAccountOrSigningIn: RowSecurity = {
  rowLevelSecurity: 'force',
  policies: [policy('account_id'), { name: 'signing_in', roles: [AUTH_ROLE], command: 'select', using: 'true' }],
};
