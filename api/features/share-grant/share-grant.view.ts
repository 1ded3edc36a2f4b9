import { governed } from '../../access/governed.ts';
import type { ShareGrant } from '../../model/share-grant.ts';

export const shareGrantFacts = ({ id, accountId, visitId }: ShareGrant) => ({ id, accountId, visitId });

export const shareGrantView = (row: ShareGrant) =>
  governed('ShareGrant', shareGrantFacts(row), {
    id: row.id,
    visitId: row.visitId,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    revokedAt: row.revokedAt ?? null,
  });

export type ShareGrantView = ReturnType<typeof shareGrantView>;
