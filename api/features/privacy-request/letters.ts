import { DENY_REASONS, type DenyReason } from '../../../policies/privacy/request-states.ts';
import type { PrivacyRequest } from '../../model/privacy-request.ts';

/** A message to one person. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
}

const ASKED: Readonly<Record<PrivacyRequest['kind'], string>> = {
  EXPORT: 'a copy of the data that is held about you',
  ERASURE: 'the data that is held about you to be deleted',
  RECTIFICATION: 'data that is held about you to be corrected',
  RESTRICTION: 'the data that is held about you to be used no further',
  OPT_OUT: 'your data not to be used for what is not needed',
};

const day = (instant: Date, timeZone: string) =>
  new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone }).format(instant);

/** The letter with a one-time code. It stands in the text alone: subjects are shown on locked screens. */
export const codeLetter = (company: string, kind: PrivacyRequest['kind'], code: string): Letter => ({
  subject: 'Your code',
  text: [
    `Somebody asked ${company} for ${ASKED[kind]}.`,
    '',
    `If it was you, this code shows it: ${code}`,
    '',
    'It can be used once, within 15 minutes. If it was not you, do nothing, and give the code to nobody.',
    '',
  ].join('\n'),
});

/** Confirms that a request has come in, and says what follows. */
export const receiptLetter = (company: string, { kind, dueBy }: PrivacyRequest, timeZone: string): Letter => ({
  subject: 'Your request has come in',
  text: [
    `${company} was asked for ${ASKED[kind]}.`,
    '',
    'It is first made sure that the request is yours, then it is carried out.',
    `You have an answer by ${day(dueBy, timeZone)}.`,
    '',
  ].join('\n'),
});

type Answered = Pick<PrivacyRequest, 'kind' | 'state' | 'reason' | 'lifts' | 'packageExpiresAt'>;

/** What became of a request, in a sentence or two. */
function outcomeOf({ kind, state, reason, lifts, packageExpiresAt }: Answered, timeZone: string): string[] {
  if (state === 'DENIED') {
    const why = !reason || reason === 'OTHER' || !(reason in DENY_REASONS) ? null : reason;
    const said = why ? DENY_REASONS[why as DenyReason] : 'Ask the company why; it has written the reason down.';
    return ['The request was refused.', said, '', 'You may complain to the data protection authority of your country.'];
  }
  switch (kind) {
    case 'EXPORT': {
      const until = packageExpiresAt ? ` until ${day(packageExpiresAt, timeZone)}` : '';
      return [`The copy is ready. Whoever filed the request can fetch it${until}.`];
    }
    case 'RECTIFICATION':
      return ['It was corrected as asked.'];
    case 'RESTRICTION':
      return [lifts ? 'It is used again, as asked.' : 'From now on it is only stored.'];
    case 'OPT_OUT':
      return ['It was recorded, and holds from now on.'];
    case 'ERASURE':
      return ['It was deleted.'];
  }
}

/** Says what became of a request. */
export const outcomeLetter = (company: string, request: Answered, timeZone: string): Letter => ({
  subject: 'Your request was answered',
  text: [`${company} was asked for ${ASKED[request.kind]}.`, '', ...outcomeOf(request, timeZone), ''].join('\n'),
});

const WHY_LONGER = {
  COMPLEXITY: 'It takes more work than can be done by then.',
  NUMBER_OF_REQUESTS: 'There are many requests at the moment.',
} as const;

/** Says that an answer takes longer, why, and until when. */
export const extensionLetter = (
  company: string,
  kind: PrivacyRequest['kind'],
  reason: keyof typeof WHY_LONGER,
  dueBy: Date,
  timeZone: string,
): Letter => ({
  subject: 'Your request takes longer',
  text: [
    `${company} was asked for ${ASKED[kind]}.`,
    '',
    `${WHY_LONGER[reason]} You have an answer by ${day(dueBy, timeZone)}.`,
    '',
    'You may complain to the data protection authority of your country.',
    '',
  ].join('\n'),
});
