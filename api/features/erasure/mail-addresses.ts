import { contactPointPrivacy } from '../../model/contact-point.ts';
import { userPrivacy } from '../../model/user.ts';
import type { Session } from '../../store/session.ts';
import type { Subject } from '../../store/subject-rows.ts';
import type { Personal } from '../../store/vault/index.ts';
import { erasureStore } from './erasure.store.ts';

/** The e-mail addresses that are on file for a person; none once they are erased. */
export async function emailAddressesOf(session: Session, personal: Personal, subject: Subject): Promise<string[]> {
  const addresses: (string | null)[] = [];
  if (subject.kind === 'customer') {
    const rows = await erasureStore.emails(session, subject.id);
    const values = await personal.readMany(contactPointPrivacy, rows, ['value']);
    addresses.push(...values.map(({ value }) => value));
  } else {
    const user = await erasureStore.user(session, subject.id);
    if (user) addresses.push(await personal.read(userPrivacy, user, 'email'));
  }
  return addresses.filter((address) => address !== null);
}
