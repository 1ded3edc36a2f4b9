import { Migration } from '@mikro-orm/migrations';
import { APP_ROLE, AUTH_ROLE } from '../../model/row-security.ts';

/** Makes a role that owns nothing; another database of the same server may have made it already, or be making it now. */
const role = (name: string) => `do $$ begin
  if not exists (select from pg_roles where rolname = '${name}') then create role ${name} nologin; end if;
exception when duplicate_object or unique_violation then null; end $$`;

/** The two roles as which the server speaks to the database, and what each may touch. */
export class Roles0001 extends Migration {
  override up(): void {
    for (const name of [APP_ROLE, AUTH_ROLE]) {
      this.addSql(role(name));
      this.addSql(`do $$ begin execute format('grant ${name} to %I', current_user); end $$`);
      this.addSql(`grant usage on schema public to ${name}`);
    }
    this.addSql(
      `alter default privileges in schema public grant select, insert, update, delete on tables to ${APP_ROLE}`,
    );
  }
}
