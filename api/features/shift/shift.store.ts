import { type Shift, ShiftEntity } from '../../model/shift.ts';
import type { Session } from '../../store/session.ts';

/** Rows of `shift`, as far as the session reaches. */
export const shiftStore = {
  find: (session: Session, id: string): Promise<Shift | null> => session.byId(ShiftEntity as never, id),

  /** The provider's open shift, or null: there is one at most. */
  open: (session: Session, providerId: string): Promise<Shift | null> =>
    session
      .byKey<Shift>(ShiftEntity as never, 'providerId', providerId, { endedAt: null })
      .then(([shift]) => shift ?? null),

  insert(session: Session, row: Shift): Shift {
    const shift = session.em.create(ShiftEntity, row as never) as Shift;
    session.em.persist(shift);
    return shift;
  },
};
