import type { Gate, SessionEnd } from '../../events/events.ts';
import type { Provider } from '../../model/provider.ts';
import { ProviderEntity } from '../../model/provider.ts';
import { type SharingSession, SharingSessionEntity } from '../../model/sharing-session.ts';
import { ShiftEntity } from '../../model/shift.ts';
import { VisitEntity } from '../../model/visit.ts';
import type { Session } from '../../store/session.ts';

/** Rows of `sharing_session`, as far as the session reaches, and the gate that follows from them. */
export const sharingStore = {
  /** The provider's session that has not ended, or null: there is one at most. */
  open: (session: Session, providerId: string): Promise<SharingSession | null> =>
    session.em.findOne(SharingSessionEntity, { providerId, state: { $ne: 'ENDED' } }, { refresh: true }),

  insert(session: Session, row: SharingSession): SharingSession {
    const sharing = session.em.create(SharingSessionEntity, row as never) as SharingSession;
    session.em.persist(sharing);
    return sharing;
  },

  /** The gate of a provider as the database has it. */
  async gate(session: Session, provider: Provider): Promise<Gate> {
    const shift = await session.em.count(ShiftEntity, { providerId: provider.id, endedAt: null });
    const sharing = await sharingStore.open(session, provider.id);
    const visit = sharing && (await session.em.findOne(VisitEntity, { id: sharing.visitId }));
    return {
      accountId: provider.accountId,
      providerId: provider.id,
      userId: provider.userId,
      version: provider.gateVersion,
      shiftOpen: shift > 0,
      session: sharing &&
        visit && {
          id: sharing.id,
          visitId: visit.id,
          propertyId: visit.propertyId,
          stage: visit.stage,
          paused: sharing.state === 'PAUSED',
          activeSinceMs: sharing.activeSince.getTime(),
        },
      lastEnd: sharing ? null : await lastEnd(session, provider.id),
    };
  },

  /** The providers of the account who have an open session. */
  async sharing(session: Session): Promise<Provider[]> {
    const open = await session.em.find(SharingSessionEntity, { state: { $ne: 'ENDED' } }, { fields: ['providerId'] });
    const ids = open.map((each) => (each as SharingSession).providerId);
    return session.em.find(ProviderEntity, { id: { $in: ids } });
  },
};

async function lastEnd(session: Session, providerId: string): Promise<SessionEnd | null> {
  const [last] = await session.em.find(SharingSessionEntity, { providerId }, { orderBy: { id: 'desc' }, limit: 1 });
  return last?.endReason ?? null;
}
