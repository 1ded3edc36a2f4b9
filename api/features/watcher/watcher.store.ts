import { type Watch, WatchEntity } from '../../model/watch.ts';
import type { Session } from '../../store/session.ts';

const STARTED = `
  insert into watch (id, account_id, provider_id, user_id, audience, token_id, started_at)
  select id, "accountId", "providerId", "userId", audience, "tokenId", "startedAt"
  from json_to_recordset(?::json) as begun (
    id text, "accountId" text, "providerId" text, "userId" text, audience text, "tokenId" text, "startedAt" timestamptz
  )
  on conflict (id) do nothing`;

/** Rows of `watch`, as far as the session reaches. */
export const watcherStore = {
  /** Rows that are there already stay as they are. One statement: the ORM would read each row back, which takes ten times as long. */
  async started(session: Session, rows: readonly Watch[]): Promise<void> {
    await session.em.execute(STARTED, [JSON.stringify(rows)]);
  },

  async ended(session: Session, ids: readonly string[], endedAt: Date): Promise<void> {
    await session.em.nativeUpdate(WatchEntity, { id: { $in: [...ids] } }, { endedAt });
  },
};
