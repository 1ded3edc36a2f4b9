import { Migration } from '@mikro-orm/migrations';
import { AUDIT_ROLE, KEEPER_ROLE } from '../../model/row-security.ts';
import { roleStatements } from '../role-statements.ts';

/** The roles of what runs for no account in particular: one that keeps the ledger, one that seals the audit log. */
export class PrivacyRoles0004 extends Migration {
  override up(): void {
    for (const name of [KEEPER_ROLE, AUDIT_ROLE]) {
      for (const statement of roleStatements(name)) this.addSql(statement);
    }
  }
}
