import { governed } from '../../access/governed.ts';
import { type LegalHold, legalHoldPrivacy } from '../../model/legal-hold.ts';
import type { Personal } from '../../store/vault/index.ts';

export const legalHoldFacts = ({ id, accountId }: Pick<LegalHold, 'id' | 'accountId'>) => ({ id, accountId });

/** Whether a hold holds at a time (Unix milliseconds). */
export const isActive = ({ releasedAt, endsAt }: LegalHold, nowMs: number): boolean =>
  releasedAt == null && (endsAt == null || endsAt.getTime() > nowMs);

export const legalHoldView = (row: LegalHold, personal: Personal, nowMs: number) =>
  governed('LegalHold', legalHoldFacts(row), {
    id: row.id,
    subjectKind: row.customerId ? 'CUSTOMER' : 'USER',
    subjectId: row.customerId ?? row.userId,
    ground: row.ground,
    get reference() {
      return personal.read(legalHoldPrivacy, row, 'reference');
    },
    concepts: row.concepts,
    createdAt: row.createdAt,
    endsAt: row.endsAt ?? null,
    releasedAt: row.releasedAt ?? null,
    active: isActive(row, nowMs),
    version: row.version,
  });
