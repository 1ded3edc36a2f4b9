import { type Watch, WatchEntity } from '../../model/watch.ts';
import type { Session } from '../../store/session.ts';

/** Rows of `watch`, as far as the session reaches. */
export const watcherStore = {
  /** Rows that are there already stay as they are. */
  async started(session: Session, rows: readonly Watch[]): Promise<void> {
    await session.em.upsertMany(WatchEntity, rows as never, { onConflictFields: ['id'], onConflictAction: 'ignore' });
  },

  async ended(session: Session, ids: readonly string[], endedAt: Date): Promise<void> {
    await session.em.nativeUpdate(WatchEntity, { id: { $in: [...ids] } }, { endedAt });
  },
};
