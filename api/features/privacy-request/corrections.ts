import { Refusal } from '../../kernel/app-error.ts';
import { emailAddress, requiredText } from '../../kernel/input.ts';
import type { RequestDetail } from '../../model/privacy-request.ts';
import type { Session } from '../../store/session.ts';
import type { Subject } from '../../store/subject-rows.ts';
import type { AccountService } from '../account/index.ts';
import { type CustomerService, checkContactValue, customerStore } from '../customer/index.ts';
import type { ProviderService } from '../provider/index.ts';

type Corrections = NonNullable<RequestDetail['corrections']>;

/** Which fields a person of each kind has. */
const FIELDS: Readonly<Record<Subject['kind'], readonly string[]>> = {
  customer: ['NAME', 'NOTES', 'CONTACT_POINT'],
  user: ['NAME', 'EMAIL'],
};

/** Throws INVALID_INPUT or NOT_FOUND for a correction that could not be made. */
export async function checkCorrections(session: Session, subject: Subject, corrections: Corrections): Promise<void> {
  for (const [index, { field, id, value }] of corrections.entries()) {
    const at = ['corrections', String(index)];
    if (!FIELDS[subject.kind].includes(field)) {
      throw new Refusal('INVALID_INPUT', `It is one of ${FIELDS[subject.kind].join(', ')}.`, [...at, 'field']);
    }
    if (field === 'NAME') requiredText(value, 200, [...at, 'value']);
    if (field === 'EMAIL') emailAddress(value, [...at, 'value']);
    if (field !== 'CONTACT_POINT') continue;
    const point = await customerStore.findContactPoint(session, id);
    if (point?.customerId !== subject.id) {
      throw new Refusal('NOT_FOUND', 'The person has no such contact point.', [...at, 'id']);
    }
    checkContactValue(point.kind, value, [...at, 'value']);
  }
}

export interface CorrectingServices {
  readonly accounts: AccountService;
  readonly customers: CustomerService;
  readonly providers: ProviderService;
}

/** Makes the corrections within the transaction of the session; false if the person or a contact point is not there any more. */
export async function makeCorrections(
  { accounts, customers, providers }: CorrectingServices,
  session: Session,
  subject: Subject,
  corrections: Corrections,
): Promise<boolean> {
  const textFor = (field: string) => corrections.find((correction) => correction.field === field)?.value;
  const [name, notes, email] = [textFor('NAME'), textFor('NOTES'), textFor('EMAIL')];
  if (subject.kind === 'customer') {
    const contactPoints = corrections.filter(({ field }) => field === 'CONTACT_POINT');
    const noted = notes === undefined ? {} : { notes: notes === '' ? null : notes };
    return customers.correct(session, subject.id, { ...(name !== undefined && { name }), ...noted, contactPoints });
  }
  const values = { ...(name !== undefined && { name }), ...(email !== undefined && { email }) };
  if (!(await accounts.correctUser(session, subject.id, values))) return false;
  if (name !== undefined) await providers.rename(session, subject.id, name);
  return true;
}
