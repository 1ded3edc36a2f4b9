import { type FilterQuery, raw } from '@mikro-orm/core';
import type { Gate, SessionEnd } from '../../events/events.ts';
import type { Provider } from '../../model/provider.ts';
import { type SharingSession, SharingSessionEntity } from '../../model/sharing-session.ts';
import { ShiftEntity } from '../../model/shift.ts';
import { type Visit, VisitEntity } from '../../model/visit.ts';
import type { Session } from '../../store/session.ts';

const IS_OPEN = { state: { $ne: 'ENDED' } } as const;

/** Rows of `sharing_session`, as far as the session reaches, and the gates that follow from them. */
export const sharingStore = {
  /** The provider's session that has not ended, or null: there is one at most. */
  open: (session: Session, providerId: string): Promise<SharingSession | null> =>
    session.em.findOne(SharingSessionEntity, { ...IS_OPEN, providerId }, { refresh: true }),

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

  /** Who has an open session in the account. */
  async openProviderIds({ em }: Session): Promise<string[]> {
    const open = await em.find(SharingSessionEntity, IS_OPEN);
    return open.map(({ providerId }) => providerId);
  },

  /**
   * The gates of providers: a few queries, however many they are. The providers were read before, and so the versions: a gate may be
   * newer than its version says, and never older, or the event of a change that falls between would be taken for known.
   */
  async gates(session: Session, providers: readonly Provider[]): Promise<Gate[]> {
    if (providers.length === 0) return [];
    const { em } = session;
    const providerId = { $in: providers.map(({ id }) => id) };
    const open = await em.find(SharingSessionEntity, { ...IS_OPEN, providerId }, { refresh: true });
    const openOf = new Map(open.map((sharing) => [sharing.providerId, sharing]));
    const visits = await em.find(VisitEntity, { id: { $in: open.flatMap(({ visitId }) => visitId ?? []) } });
    const visitById = new Map(visits.map((visit) => [visit.id, visit]));
    const shifts = await em.find(ShiftEntity, { providerId, endedAt: null });
    const atWork = new Set(shifts.map((shift) => shift.providerId));
    const endOf = await lastEnds(
      session,
      providers.filter(({ id }) => !openOf.has(id)),
    );
    return providers.map((provider) => {
      const sharing = openOf.get(provider.id) ?? null;
      const visit = visitById.get(sharing?.visitId ?? '') ?? null;
      return gateOf(provider, atWork.has(provider.id), sharing, visit, endOf.get(provider.id) ?? null);
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

/** A session after which its provider has had none, in SQL over the session's row. */
const IS_LAST = (alias: string) =>
  `not exists (select 1 from sharing_session later where later.provider_id = ${alias}.provider_id and later.id > ${alias}.id)`;

/** Why the last session of each ended. */
async function lastEnds(session: Session, providers: readonly Provider[]): Promise<Map<string, SessionEnd | null>> {
  if (providers.length === 0) return new Map();
  const providerId = { $in: providers.map(({ id }) => id) };
  const isLast = { providerId, [raw(IS_LAST) as unknown as string]: [] } as FilterQuery<SharingSession>;
  const last = await session.em.find(SharingSessionEntity, isLast, { refresh: true });
  return new Map(last.map((sharing) => [sharing.providerId, sharing.endReason ?? null]));
}
