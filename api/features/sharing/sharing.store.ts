import type { Gate, SessionEnd } from '../../events/events.ts';
import { type Provider, ProviderEntity } from '../../model/provider.ts';
import { type SharingSession, SharingSessionEntity } from '../../model/sharing-session.ts';
import { ShiftEntity } from '../../model/shift.ts';
import { type Visit, VisitEntity } from '../../model/visit.ts';
import type { Session } from '../../store/session.ts';

/** Rows of `sharing_session`, as far as the session reaches, and the gates that follow from them. */
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
    const shifts = await session.em.count(ShiftEntity, { providerId: provider.id, endedAt: null });
    const sharing = await sharingStore.open(session, provider.id);
    const visit = sharing?.visitId ? await session.em.findOne(VisitEntity, { id: sharing.visitId }) : null;
    const lastEnd = sharing ? null : await lastEndOf(session, provider.id);
    return gateOf(provider, shifts > 0, sharing, visit, lastEnd);
  },

  /** The gates of the providers of the account who have an open session: a few queries, however many they are. */
  async openGates(session: Session): Promise<Gate[]> {
    const { em } = session;
    const isOpen = { state: { $ne: 'ENDED' } } as const;
    const found = await em.find(SharingSessionEntity, isOpen);
    const providerIds = found.map((sharing) => sharing.providerId);
    // Versions before what they are of: a gate may be newer than its version says, and never older, or the event of a
    // change that falls between would be taken for known.
    const providers = await em.find(ProviderEntity, { id: { $in: providerIds } });
    const open = await em.find(
      SharingSessionEntity,
      { ...isOpen, providerId: { $in: providerIds } },
      { refresh: true },
    );
    const visits = await em.find(VisitEntity, { id: { $in: open.flatMap(({ visitId }) => visitId ?? []) } });
    const shifts = await em.find(ShiftEntity, { providerId: { $in: providerIds }, endedAt: null });
    const providerById = new Map(providers.map((provider) => [provider.id, provider]));
    const visitById = new Map(visits.map((visit) => [visit.id, visit]));
    const atWork = new Set(shifts.map((shift) => shift.providerId));
    return open.map((sharing) => {
      const provider = providerById.get(sharing.providerId)!;
      return gateOf(provider, atWork.has(provider.id), sharing, visitById.get(sharing.visitId ?? '') ?? null, null);
    });
  },
};

function gateOf(
  { id, accountId, userId, gateVersion }: Provider,
  shiftOpen: boolean,
  sharing: SharingSession | null,
  visit: Visit | null,
  lastEnd: SessionEnd | null,
): Gate {
  // A visit without a place is one whose customer has been erased: it is over.
  const session =
    sharing && visit?.propertyId
      ? {
          id: sharing.id,
          visitId: visit.id,
          propertyId: visit.propertyId,
          stage: visit.stage,
          paused: sharing.state === 'PAUSED',
          activeSinceMs: sharing.activeSince.getTime(),
        }
      : null;
  return { accountId, providerId: id, userId, version: gateVersion, shiftOpen, session, lastEnd };
}

async function lastEndOf(session: Session, providerId: string): Promise<SessionEnd | null> {
  const [last] = await session.em.find(SharingSessionEntity, { providerId }, { orderBy: { id: 'desc' }, limit: 1 });
  return last?.endReason ?? null;
}
