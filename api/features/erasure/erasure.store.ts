import { OPEN_STAGES } from '../../../policies/facts.ts';
import { ApiKeyEntity } from '../../model/api-key.ts';
import { type ContactPoint, ContactPointEntity } from '../../model/contact-point.ts';
import { CustomerEntity } from '../../model/customer.ts';
import { type ErasureProbe, ErasureProbeEntity } from '../../model/erasure-probe.ts';
import { ProviderEntity } from '../../model/provider.ts';
import { ShareGrantEntity } from '../../model/share-grant.ts';
import { SharingSessionEntity } from '../../model/sharing-session.ts';
import { ShiftEntity } from '../../model/shift.ts';
import { type User, UserEntity } from '../../model/user.ts';
import { VisitEntity } from '../../model/visit.ts';
import type { Session } from '../../store/session.ts';
import type { Subject } from '../../store/subject-rows.ts';
import type { Blocker } from './erasure.plan.ts';

const IDS = { fields: ['id'], disableIdentityMap: true } as const;
const idsIn = (rows: readonly unknown[]): string[] => (rows as { id: string }[]).map(({ id }) => id);

/** The rows that an erasure looks at or changes besides those that the maps name. */
export const erasureStore = {
  /** The working profiles of a person: none of a customer. */
  async providerIds({ em }: Session, { kind, id }: Subject): Promise<string[]> {
    return kind === 'user' ? idsIn(await em.find(ProviderEntity, { userId: id }, IDS as never)) : [];
  },

  /** The work of a person that is open. */
  async openWork(session: Session, subject: Subject): Promise<Record<Blocker['type'], string[]>> {
    const { em } = session;
    const providers = await erasureStore.providerIds(session, subject);
    const ofPerson = subject.kind === 'customer' ? { customerId: subject.id } : { assigneeId: { $in: providers } };
    const visits = await em.find(VisitEntity, { ...ofPerson, stage: { $in: [...OPEN_STAGES] } } as never, IDS as never);
    const work = { providerId: { $in: providers } };
    const shifts = providers.length ? await em.find(ShiftEntity, { ...work, endedAt: null }, IDS as never) : [];
    const sessions = providers.length
      ? await em.find(SharingSessionEntity, { ...work, state: { $ne: 'ENDED' } } as never, IDS as never)
      : [];
    return { OPEN_VISIT: idsIn(visits), OPEN_SHIFT: idsIn(shifts), OPEN_SESSION: idsIn(sessions) };
  },

  /** Whether the person's row is there. */
  async isThere({ em }: Session, { kind, id }: Subject): Promise<boolean> {
    return (await em.count((kind === 'customer' ? CustomerEntity : UserEntity) as never, { id } as never)) > 0;
  },

  emails: ({ em }: Session, customerId: string): Promise<ContactPoint[]> =>
    em.find(ContactPointEntity, { customerId, kind: 'EMAIL' }, { disableIdentityMap: true }),

  user: ({ em }: Session, id: string): Promise<User | null> =>
    em.findOne(UserEntity, { id }, { disableIdentityMap: true }) as Promise<User | null>,

  /** From now on the person's data may only be stored. Answers whether that is new. */
  async restrict({ em }: Session, { kind, id }: Subject, now: Date): Promise<boolean> {
    const entity = (kind === 'customer' ? CustomerEntity : UserEntity) as never;
    return (await em.nativeUpdate(entity, { id, restrictedAt: null } as never, { restrictedAt: now } as never)) > 0;
  },

  /** Ends the keys and links with which a person comes in, and gives their ids. */
  async revokeTokens(session: Session, subject: Subject, now: Date): Promise<{ keys: string[]; grants: string[] }> {
    const { em } = session;
    const open = { revokedAt: null };
    if (subject.kind === 'customer') {
      const grants = idsIn(await em.find(ShareGrantEntity, { customerId: subject.id, ...open }, IDS as never));
      if (grants.length > 0) await em.nativeUpdate(ShareGrantEntity, { id: { $in: grants } }, { revokedAt: now });
      return { keys: [], grants };
    }
    const providers = await erasureStore.providerIds(session, subject);
    const holders = { $or: [{ userId: subject.id }, { providerId: { $in: providers } }], ...open };
    const keys = idsIn(await em.find(ApiKeyEntity, holders as never, IDS as never));
    if (keys.length > 0) await em.nativeUpdate(ApiKeyEntity, { id: { $in: keys } }, { revokedAt: now });
    return { keys, grants: [] };
  },

  probe: ({ em }: Session, actId: string): Promise<ErasureProbe | null> =>
    em.findOne(ErasureProbeEntity, { actId }, { disableIdentityMap: true }) as Promise<ErasureProbe | null>,

  insertProbe({ em }: Session, probe: ErasureProbe): void {
    em.persist(em.create(ErasureProbeEntity, probe as never));
  },

  async clearProbe({ em }: Session, id: string, now: Date): Promise<void> {
    await em.nativeUpdate(ErasureProbeEntity, { id }, { sealedValues: null, clearedAt: now });
  },

  /** Removes the row of an act whose key is gone, as nothing was found any more; whether there was one. */
  async removeCleared({ em }: Session, actId: string): Promise<boolean> {
    return (await em.nativeDelete(ErasureProbeEntity, { actId, clearedAt: { $ne: null } } as never)) > 0;
  },

  async removeProbe({ em }: Session, actId: string): Promise<void> {
    await em.nativeDelete(ErasureProbeEntity, { actId });
  },
};
