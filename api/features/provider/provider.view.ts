import { governed } from '../../access/governed.ts';
import { type Provider, providerPrivacy } from '../../model/provider.ts';
import type { Personal } from '../../store/vault/index.ts';

export const providerFacts = ({ id, accountId, userId, restricted, visitedByViewer }: Provider) => ({
  id,
  accountId,
  userId,
  restricted: restricted ?? false,
  visitedByViewer: visitedByViewer ?? false,
});

export const providerView = (row: Provider, personal: Personal) =>
  governed('Provider', providerFacts(row), {
    id: row.id,
    restricted: row.restricted ?? false,
    get displayName() {
      return personal.read(providerPrivacy, row, 'displayName');
    },
    get fullName() {
      return personal.read(providerPrivacy, row, 'fullName');
    },
  });
