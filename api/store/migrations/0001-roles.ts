import { Migration } from '@mikro-orm/migrations';
import { APP_ROLE, AUTH_ROLE } from '../../model/row-security.ts';
import { roleStatements } from '../role-statements.ts';

/** The two roles as which the server speaks to the database, and what each may touch. */
export class Roles0001 extends Migration {
  override up(): void {
    for (const name of [APP_ROLE, AUTH_ROLE]) {
      for (const statement of roleStatements(name)) this.addSql(statement);
    }
    this.addSql(
      `alter default privileges in schema public grant select, insert, update, delete on tables to ${APP_ROLE}`,
    );
  }
}
