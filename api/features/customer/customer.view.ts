import { governed } from '../../access/governed.ts';
import { type ContactPoint, contactPointPrivacy } from '../../model/contact-point.ts';
import { type Customer, customerPrivacy } from '../../model/customer.ts';
import type { Personal } from '../../store/vault/index.ts';

export const customerFacts = ({ id, accountId, kind, restrictedAt, servedByViewer }: Customer) => ({
  id,
  accountId,
  kind,
  restricted: restrictedAt != null,
  servedByViewer: servedByViewer ?? false,
});

export const customerView = (row: Customer, personal: Personal) =>
  governed('Customer', customerFacts(row), {
    id: row.id,
    kind: row.kind,
    restricted: row.restrictedAt != null,
    createdAt: row.createdAt,
    version: row.version,
    get name() {
      return personal.read(customerPrivacy, row, 'name');
    },
    get notes() {
      return personal.read(customerPrivacy, row, 'notes');
    },
  });

export const contactPointView = (row: ContactPoint, personal: Personal) =>
  governed(
    'ContactPoint',
    { id: row.id, accountId: row.accountId, customerId: row.customerId, restricted: row.restricted ?? false },
    {
      id: row.id,
      kind: row.kind,
      get value() {
        return personal.read(contactPointPrivacy, row, 'value');
      },
    },
  );
