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

/** The letter with a one-time code. Nothing else is in it that would help whoever reads it by mistake. */
export const codeLetter = (company: string, kind: PrivacyRequest['kind'], code: string): Letter => ({
  subject: `Your code: ${code}`,
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
