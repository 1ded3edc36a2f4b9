import { Migration } from '@mikro-orm/migrations';
import { AUTH_ROLE } from '../../model/row-security.ts';

/** Lets the role that looks up tokens read the two tables that hold them. */
export class SigningIn0003 extends Migration {
  override up(): void {
    this.addSql(`grant select on api_key, share_grant to ${AUTH_ROLE}`);
  }
}
