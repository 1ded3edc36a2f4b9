import { contactPointPrivacy } from '../../model/contact-point.ts';
import { userPrivacy } from '../../model/user.ts';
import type { Session } from '../../store/session.ts';
import type { Subject } from '../../store/subject-rows.ts';
import type { Personal } from '../../store/vault/index.ts';
import { accountStore } from '../account/index.ts';
import { customerStore } from '../customer/index.ts';

/** A way to reach a person that is on file. */
export interface ContactOnFile {
  /** The contact point’s id; for a user, their own. */
  readonly id: string;
  readonly kind: 'EMAIL' | 'PHONE';
  readonly value: string;
}

/** The ways to reach a person that are on file, oldest first; of a user the e-mail address. */
export async function contactsOf(session: Session, personal: Personal, subject: Subject): Promise<ContactOnFile[]> {
  if (subject.kind === 'user') {
    const user = await accountStore.findUser(session, subject.id);
    const value = user && (await personal.read(userPrivacy, user, 'email'));
    return value ? [{ id: subject.id, kind: 'EMAIL', value }] : [];
  }
  const rows = await customerStore.contactPoints(session, subject.id);
  const values = await personal.readMany(contactPointPrivacy, rows, ['value']);
  return rows.flatMap(({ id, kind }, i) => {
    const value = values[i]!.value;
    return value === null ? [] : [{ id, kind, value }];
  });
}

/** What a contact looks like, for somebody who knows it already: `s…@e….com`, `+31…67`. */
export function masked({ kind, value }: Pick<ContactOnFile, 'kind' | 'value'>): string {
  if (kind === 'PHONE') return `${value.slice(0, 3)}…${value.slice(-2)}`;
  const at = value.lastIndexOf('@');
  const domain = value.slice(at + 1);
  const lastDot = domain.lastIndexOf('.');
  return `${value.slice(0, 1)}…@${domain.slice(0, 1)}…${lastDot < 0 ? '' : domain.slice(lastDot)}`;
}
