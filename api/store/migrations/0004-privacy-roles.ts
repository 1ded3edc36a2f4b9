import { Migration } from '@mikro-orm/migrations';
import { AUDIT_ROLE, KEEPER_ROLE } from '../../model/row-security.ts';

/** Makes a role that owns nothing; another database of the same server may have made it already, or be making it now. */
const role = (name: string) => `do $$ begin
  if not exists (select from pg_roles where rolname = '${name}') then create role ${name} nologin; end if;
exception when duplicate_object or unique_violation then null; end $$`;

/** The roles of what runs for no account in particular: one that keeps the ledger, one that seals the audit log. */
export class PrivacyRoles0004 extends Migration {
  override up(): void {
    for (const name of [KEEPER_ROLE, AUDIT_ROLE]) {
      this.addSql(role(name));
      this.addSql(`do $$ begin execute format('grant ${name} to %I', current_user); end $$`);
      this.addSql(`grant usage on schema public to ${name}`);
    }
  }
}
