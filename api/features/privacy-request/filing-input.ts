import type {
  DataRectificationRequestInput,
  DataRestrictionRequestInput,
  PrivacyFilingInput,
} from '../../../schema/types/privacy-request-inputs.ts';
import { Refusal } from '../../kernel/app-error.ts';
import { optionalText, requiredText } from '../../kernel/input.ts';
import type { PrivacyRequest, RequestDetail } from '../../model/privacy-request.ts';
import type { Subject } from '../../store/subject-rows.ts';

/** What is filed, once it was looked at. */
export interface Filing {
  readonly kind: PrivacyRequest['kind'];
  readonly idempotencyKey: string;
  readonly jurisdiction: PrivacyRequest['jurisdiction'] | null;
  readonly lifts: boolean;
  readonly detail: RequestDetail;
}

const MOST_CORRECTIONS = 20;
const MAX_NOTE_LENGTH = 2_000;
/** Names of customers and users have at most 200 characters, notes at most 5,000. */
const MAX_VALUE_LENGTH = 5_000;

/** The parts of an input that every request has. Throws INVALID_INPUT, which names the field. */
export function filingOf(kind: PrivacyRequest['kind'], input: PrivacyFilingInput): Filing {
  const { agent } = input;
  const note = optionalText(input.note, MAX_NOTE_LENGTH, ['note']);
  const detail: RequestDetail = {
    ...(agent && {
      agent: {
        name: requiredText(agent.name, 200, ['agent', 'name']),
        authorisation: requiredText(agent.authorisation, 1_000, ['agent', 'authorisation']),
      },
    }),
    ...(note !== null && { note }),
    ...(kind === 'RECTIFICATION' && { corrections: correctionsOf(input as DataRectificationRequestInput) }),
  };
  return {
    kind,
    idempotencyKey: requiredText(input.idempotencyKey, 100, ['idempotencyKey']),
    jurisdiction: input.jurisdiction ?? null,
    lifts: kind === 'RESTRICTION' && (input as DataRestrictionRequestInput).lift === true,
    detail,
  };
}

function correctionsOf({ corrections }: DataRectificationRequestInput): NonNullable<RequestDetail['corrections']> {
  if (corrections.length < 1 || corrections.length > MOST_CORRECTIONS) {
    throw new Refusal('INVALID_INPUT', `There are 1 to ${MOST_CORRECTIONS}.`, ['corrections']);
  }
  const seen = new Set<string>();
  return corrections.map(({ field, id, value }, index) => {
    const at = ['corrections', String(index)];
    if ((field === 'CONTACT_POINT') !== (id != null)) {
      throw new Refusal('INVALID_INPUT', 'An id goes with CONTACT_POINT, and with nothing else.', [...at, 'id']);
    }
    if (seen.has(`${field} ${id}`)) throw new Refusal('INVALID_INPUT', 'The same is corrected twice.', at);
    seen.add(`${field} ${id}`);
    const text = field === 'NOTES' ? (optionalText(value, MAX_VALUE_LENGTH, [...at, 'value']) ?? '') : value.trim();
    if (field !== 'NOTES') requiredText(text, 200, [...at, 'value']);
    return { field, id: id ?? '', value: text };
  });
}

/** What two filings have in common if they are the same: one text, the same for the same input. */
export function textOf(filing: Filing, subject: Subject): string {
  const { kind, jurisdiction, lifts, detail } = filing;
  const { agent, note, corrections } = detail;
  return JSON.stringify([
    kind,
    subject.kind,
    subject.id,
    jurisdiction,
    lifts,
    agent ? [agent.name, agent.authorisation] : null,
    note ?? null,
    corrections?.map(({ field, id, value }) => [field, id, value]) ?? null,
  ]);
}
