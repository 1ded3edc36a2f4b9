import { Migration } from '@mikro-orm/migrations';
import { APP_ROLE, AUDIT_ROLE, KEEPER_ROLE } from '../../model/row-security.ts';

/**
 * What the two roles may touch. The audit log is append-only: the server's role writes entries and reads the log; only
 * the role that seals may say where an entry stands in the chain, and let entries go; nobody may change what one says. How its rows lie on the
 * disk stands here too, as the model cannot say it.
 */
export class PrivacyRights0006 extends Migration {
  override up(): void {
    // Compressing the ids would save a sixth of the log with its indexes, and cost whoever reads a quarter more.
    this.addSql('alter table audit_entry alter row_ids set storage external');
    this.addSql('alter table audit_entry set (toast_tuple_target = 8160)');
    this.addSql(`grant select (id) on account to ${KEEPER_ROLE}`);
    this.addSql(`grant select (number, account_id) on ledger_entry to ${KEEPER_ROLE}`);
    this.addSql(`revoke update, delete, truncate on audit_entry from ${APP_ROLE}`);
    this.addSql(`revoke insert, update, delete, truncate on audit_batch from ${APP_ROLE}`);
    this.addSql(`grant select, insert, delete on audit_entry to ${AUDIT_ROLE}`);
    this.addSql(`grant update (batch, place) on audit_entry to ${AUDIT_ROLE}`);
    this.addSql(`grant select, insert on audit_batch to ${AUDIT_ROLE}`);
    this.addSql(`grant update (checkpointed, pruned_at) on audit_batch to ${AUDIT_ROLE}`);
  }
}
