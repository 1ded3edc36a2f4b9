import type { SubjectKind } from '../../../policies/privacy/vocabulary.ts';
import { ApiKeyEntity } from '../../model/api-key.ts';
import { ConsentEntity } from '../../model/consent.ts';
import { ShareGrantEntity } from '../../model/share-grant.ts';
import { refSql } from '../../store/ledger/index.ts';
import type { Session } from '../../store/session.ts';
import { type Subject, TABLES } from '../../store/subject-rows.ts';

/** The row of a table that an entry of the ledger is about. */
async function byRef({ em }: Session, table: string, column: string, ref: string): Promise<string | null> {
  const sql = `select ${column} as id from ${table} where ${column} is not null and ${refSql(column)} = ? limit 1`;
  const [row] = await em.execute<{ id: string }[]>(sql, [ref]);
  return row?.id ?? null;
}

const columnOf = (property: string) => property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** What a restored database has of what the ledger names. */
export const replayStore = {
  /** The person of an entry: by any row that leads to them, as their own may be gone already. Null if none is there. */
  async subject(session: Session, ref: string): Promise<Subject | null> {
    for (const { privacy } of TABLES) {
      for (const [kind, reach] of Object.entries(privacy.subjects)) {
        if (typeof reach !== 'string') continue;
        const id = await byRef(session, privacy.table, columnOf(reach), ref);
        if (id) return { kind: kind as SubjectKind, id };
      }
    }
    return null;
  },

  /** Withdraws the consent of an entry again; whether it was there and held. */
  async withdraw(session: Session, ref: string, at: Date): Promise<boolean> {
    const id = await byRef(session, 'consent', 'id', ref);
    if (!id) return false;
    return (await session.em.nativeUpdate(ConsentEntity, { id, withdrawnAt: null }, { withdrawnAt: at })) > 0;
  },

  /** Revokes the key or the link of an entry again; which it was, if it was there and not revoked. */
  async revoke(
    session: Session,
    ref: string,
    at: Date,
  ): Promise<{ id: string; reason: 'KEY_REVOKED' | 'GRANT_REVOKED' } | null> {
    const change = { revokedAt: at };
    const key = await byRef(session, 'api_key', 'id', ref);
    if (key) {
      const changed = await session.em.nativeUpdate(ApiKeyEntity, { id: key, revokedAt: null }, change);
      return changed > 0 ? { id: key, reason: 'KEY_REVOKED' } : null;
    }
    const grant = await byRef(session, 'share_grant', 'id', ref);
    if (!grant) return null;
    const changed = await session.em.nativeUpdate(ShareGrantEntity, { id: grant, revokedAt: null }, change);
    return changed > 0 ? { id: grant, reason: 'GRANT_REVOKED' } : null;
  },
};
