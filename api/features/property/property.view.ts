import { governed } from '../../access/governed.ts';
import { type Property, propertyPrivacy } from '../../model/property.ts';
import type { Personal } from '../../store/vault/index.ts';

export const propertyFacts = ({ id, accountId, customerId, restricted, servedByViewer }: Property) => ({
  id,
  accountId,
  customerId,
  restricted: restricted ?? false,
  servedByViewer: servedByViewer ?? false,
});

export const propertyView = (row: Property, personal: Personal) =>
  governed('Property', propertyFacts(row), {
    id: row.id,
    customerId: row.customerId,
    get address() {
      return personal.read(propertyPrivacy, row, 'address');
    },
    get point() {
      return personal.read(propertyPrivacy, row, 'point');
    },
  });

export type PropertyView = ReturnType<typeof propertyView>;
