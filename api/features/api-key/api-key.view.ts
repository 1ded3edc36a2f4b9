import { governed } from '../../access/governed.ts';
import type { ApiKey } from '../../model/api-key.ts';

export const apiKeyFacts = ({ id, accountId, userId }: ApiKey) => ({ id, accountId, userId: userId ?? null });

export const apiKeyView = (row: ApiKey) =>
  governed('ApiKey', apiKeyFacts(row), {
    id: row.id,
    label: row.label,
    audience: row.audience,
    role: row.role ?? null,
    scopes: row.scopes,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt ?? null,
    revokedAt: row.revokedAt ?? null,
  });
