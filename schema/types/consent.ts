import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime, Day } from '../scalars.ts';
import { describe, enumOf } from './enums.ts';
import { PrivacySubjectInput } from './privacy.ts';
import { connectionOf, Node, UserError } from './shared.ts';

export const ContactChannel = enumOf('EMAIL', 'SMS', 'PHONE', 'CHAT');
registerEnumType(ContactChannel, {
  name: 'ContactChannel',
  description: 'By which way a person is written to or called.',
  valuesConfig: describe({ EMAIL: 'E-mail.', SMS: 'Text messages.', PHONE: 'Calls.', CHAT: 'A messenger.' }),
});

export const ConsentPurpose = enumOf('VISIT_UPDATES', 'REMINDERS', 'REVIEWS', 'MARKETING');
registerEnumType(ConsentPurpose, {
  name: 'ConsentPurpose',
  description: 'What a person is written to about.',
  valuesConfig: describe({
    VISIT_UPDATES: 'A visit is planned, moved, on its way or done.',
    REMINDERS: 'A visit is coming up.',
    REVIEWS: 'What they thought of a visit.',
    MARKETING: 'News and offers.',
  }),
});

export const ConsentSource = enumOf('PERSON', 'OFFICE');
registerEnumType(ConsentSource, {
  name: 'ConsentSource',
  description: 'Who told the platform of a consent.',
  valuesConfig: describe({ PERSON: 'The person, here.', OFFICE: 'The office, which was told by the person.' }),
});

export const ConsentWithdrawal = enumOf('PERSON', 'OFFICE', 'SIGNAL', 'REQUEST');
registerEnumType(ConsentWithdrawal, {
  name: 'ConsentWithdrawal',
  description: 'How a consent was withdrawn.',
  valuesConfig: describe({
    PERSON: 'By the person, here.',
    OFFICE: 'By staff, for the person.',
    SIGNAL: "By a signal of the person's browser.",
    REQUEST: 'By a privacy request.',
  }),
});

export const OptOutSource = enumOf('GPC', 'DNT', 'REQUEST');
registerEnumType(OptOutSource, {
  name: 'OptOutSource',
  description: 'How a person opted out.',
  valuesConfig: describe({
    GPC: 'Global Privacy Control: `Sec-GPC: 1`.',
    DNT: 'Do Not Track: `DNT: 1`.',
    REQUEST: 'A privacy request.',
  }),
});

export const SignalOutcome = enumOf('NO_SIGNAL', 'OPT_OUT');
registerEnumType(SignalOutcome, {
  name: 'SignalOutcome',
  description: 'As what the signals of a request were processed.',
  valuesConfig: describe({
    NO_SIGNAL: 'There was none. Nothing is tracked, sold or shared all the same.',
    OPT_OUT: 'As an opt-out of everything that is not needed for a visit.',
  }),
});

@ObjectType({ implements: Node, description: 'That a person agreed to be written to by a channel for a purpose.' })
export class Consent extends Node {
  @Field(() => ContactChannel, { nullable: true, description: 'By which way.' })
  channel!: keyof typeof ContactChannel | null;
  @Field(() => ConsentPurpose, { nullable: true, description: 'About what.' })
  purpose!: keyof typeof ConsentPurpose | null;
  @Field(() => String, { nullable: true, description: 'Which version of the words they agreed to.' })
  wordingVersion!: string | null;
  @Field(() => String, { nullable: true, description: 'These words.' })
  wording!: string | null;
  @Field(() => ConsentSource, { nullable: true, description: 'Who told the platform of it.' })
  source!: keyof typeof ConsentSource | null;
  @Field(() => String, { nullable: true, description: 'What shows it, in the words of who wrote it down.' })
  evidence!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'Since when it holds.' })
  grantedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was withdrawn; null if it holds.' })
  withdrawnAt!: Date | null;
  @Field(() => ConsentWithdrawal, { nullable: true, description: 'How it was withdrawn; null if it holds.' })
  withdrawnBy!: keyof typeof ConsentWithdrawal | null;
  @Field(() => Int, { nullable: true, description: 'Grows with every change.' })
  version!: number | null;
}

export const ConsentConnection = connectionOf(() => Consent, 'Consent');

@ObjectType({ description: 'The words in which people are asked for their consent.' })
export class ConsentWording {
  @Field(() => String, { description: 'Which version they are.' })
  version!: string;
  @Field(() => Day, { description: 'The day from which people are asked in these words.' })
  effectiveFrom!: string;
  @Field(() => ConsentPurpose, { description: 'What they are about.' })
  purpose!: keyof typeof ConsentPurpose;
  @Field(() => String, { description: 'The words.' })
  text!: string;
  @Field(() => Boolean, { description: 'Whether people are asked in these words now.' })
  isCurrent!: boolean;
}

@ObjectType({ implements: Node, description: 'That a person does not want what is not needed for a visit.' })
export class OptOut extends Node {
  @Field(() => OptOutSource, { nullable: true, description: 'How they said it.' })
  source!: keyof typeof OptOutSource | null;
  @Field(() => DateTime, { nullable: true, description: 'When they first said it.' })
  recordedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When they last said it, to the day.' })
  lastSeenAt!: Date | null;
}

@ObjectType({ description: 'What the browser said about privacy with this request, and what was made of it.' })
export class PrivacySignals {
  @Field(() => Boolean, { description: 'Whether this request carried `Sec-GPC: 1`.' })
  gpc!: boolean;
  @Field(() => Boolean, { description: 'Whether this request carried `DNT: 1`.' })
  dnt!: boolean;
  @Field(() => SignalOutcome, { description: 'As what the request was processed.' })
  processedAs!: keyof typeof SignalOutcome;
  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when the opt-out of this person is on record; null if there is none, or no person is known.',
  })
  recordedAt!: Date | null;
}

@InputType({ description: 'A consent that a person has given.' })
export class ConsentGrantInput {
  @Field(() => PrivacySubjectInput, { nullable: true, description: 'Who agreed; the person of the token by default.' })
  subject?: PrivacySubjectInput | null;
  @Field(() => ContactChannel, { description: 'By which way they may be written to.' })
  channel!: keyof typeof ContactChannel;
  @Field(() => ConsentPurpose, { description: 'About what.' })
  purpose!: keyof typeof ConsentPurpose;
  @Field(() => String, {
    nullable: true,
    description: 'Which words they saw: the current version. CONFLICT if the words have changed meanwhile.',
  })
  wordingVersion?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'What shows it (a form, a call), 1 to 2,000 characters. The office must give it for a customer.',
  })
  evidence?: string | null;
  @Field(() => Day, {
    nullable: true,
    description: 'Their date of birth, only to refuse who is under 13: it is looked at and never kept.',
  })
  dateOfBirth?: string | null;
}

@InputType({ description: 'Which consent ends. Without a channel or a purpose: every one of them.' })
export class ConsentWithdrawInput {
  @Field(() => PrivacySubjectInput, { nullable: true, description: 'Whose; of the person of the token by default.' })
  subject?: PrivacySubjectInput | null;
  @Field(() => ContactChannel, { nullable: true, description: 'Only for this channel.' })
  channel?: keyof typeof ContactChannel | null;
  @Field(() => ConsentPurpose, { nullable: true, description: 'Only for this purpose.' })
  purpose?: keyof typeof ConsentPurpose | null;
}

@ObjectType({ description: 'The outcome of `consentGrant`.' })
export class ConsentGrantPayload {
  @Field(() => Consent, {
    nullable: true,
    description: 'The consent that holds now: the new one, or the one there was.',
  })
  consent!: Consent | null;
  @Field(() => [UserError], { description: 'Why nothing was done; empty on success.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'The outcome of `consentWithdraw`.' })
export class ConsentWithdrawPayload {
  @Field(() => [Consent], { nullable: true, description: 'What was withdrawn by this; empty if nothing held.' })
  consents!: Consent[] | null;
  @Field(() => [UserError], { description: 'Why nothing was done; empty on success.' })
  userErrors!: UserError[];
}
