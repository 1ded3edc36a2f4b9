import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PrivacySubjectInput } from './privacy.ts';
import { PrivacyContact, PrivacyPlan, PrivacyRequest } from './privacy-request.ts';
import {
  PrivacyCorrectionField,
  PrivacyDenyReason,
  PrivacyExtensionReason,
  PrivacyIdentityMethod,
  PrivacyJurisdiction,
} from './privacy-request-enums.ts';
import { UserError } from './shared.ts';

@InputType({ description: 'Who asks in the person’s stead.' })
export class PrivacyAgentInput {
  @Field(() => String, { description: 'Their name, 1 to 200 characters.' })
  name!: string;
  @Field(() => String, { description: 'What shows that they may: 1 to 1,000 characters.' })
  authorisation!: string;
}

@InputType({ description: 'Files a request about a person.' })
export class PrivacyFilingInput {
  @Field(() => PrivacySubjectInput, { nullable: true, description: 'The person. Left out by the person themself.' })
  subject?: PrivacySubjectInput | null;
  @Field(() => String, {
    description:
      'A name for this filing, 1 to 100 characters. The same again gives the same request; with another input it is IDEMPOTENCY_CONFLICT.',
  })
  idempotencyKey!: string;
  @Field(() => PrivacyAgentInput, { nullable: true, description: 'Who asks in the person’s stead, if somebody does.' })
  agent?: PrivacyAgentInput | null;
  @Field(() => PrivacyJurisdiction, {
    nullable: true,
    description: 'The law; that of the account’s region unless told.',
  })
  jurisdiction?: keyof typeof PrivacyJurisdiction | null;
  @Field(() => String, { nullable: true, description: 'Words to go with it, at most 2,000 characters.' })
  note?: string | null;
}

@InputType({ description: 'Asks for a copy of all that is held on a person.' })
export class DataExportRequestInput extends PrivacyFilingInput {}

@InputType({ description: 'Asks for the data of a person to be deleted.' })
export class DataErasureRequestInput extends PrivacyFilingInput {}

@InputType({ description: 'Asks for a person not to be followed, profiled or sold.' })
export class DataOptOutRequestInput extends PrivacyFilingInput {}

@InputType({ description: 'What to correct.' })
export class PrivacyCorrectionInput {
  @Field(() => PrivacyCorrectionField, { description: 'What.' })
  field!: keyof typeof PrivacyCorrectionField;
  @Field(() => ID, { nullable: true, description: 'Which contact point; with `CONTACT_POINT` alone.' })
  id?: string | null;
  @Field(() => String, { description: 'What it is to be.' })
  value!: string;
}

@InputType({ description: 'Asks for what is wrong about a person to be corrected.' })
export class DataRectificationRequestInput extends PrivacyFilingInput {
  @Field(() => [PrivacyCorrectionInput], { description: 'What to correct: 1 to 20.' })
  corrections!: PrivacyCorrectionInput[];
}

@InputType({ description: 'Asks for the data of a person to be stored and used no further, or for that to end.' })
export class DataRestrictionRequestInput extends PrivacyFilingInput {
  @Field(() => Boolean, { nullable: true, description: 'True ends a restriction. False unless told.' })
  lift?: boolean | null;
}

@InputType({ description: 'Shows by a one-time code who somebody is.' })
export class PrivacyRequestVerifyInput {
  @Field(() => ID, { description: 'The request.' })
  id!: string;
  @Field(() => String, { description: 'The code.' })
  code!: string;
}

@InputType({ description: 'Sends a one-time code.' })
export class PrivacyRequestCodeSendInput {
  @Field(() => ID, { description: 'The request.' })
  id!: string;
  @Field(() => ID, {
    nullable: true,
    description: 'To which contact point on file; to the oldest e-mail address unless told.',
  })
  contactId?: string | null;
}

@InputType({ description: 'Says that an officer made sure who somebody is.' })
export class PrivacyRequestConfirmIdentityInput {
  @Field(() => ID, { description: 'The request.' })
  id!: string;
  @Field(() => PrivacyIdentityMethod, { description: 'How.' })
  method!: keyof typeof PrivacyIdentityMethod;
  @Field(() => Int, { nullable: true, description: 'CONFLICT if the request has another version by now.' })
  expectedVersion?: number | null;
}

@InputType({ description: 'Approves exactly what would be done.' })
export class PrivacyRequestApproveInput {
  @Field(() => ID, { description: 'The request.' })
  id!: string;
  @Field(() => String, { description: 'The hash of the plan that was looked at.' })
  planHash!: string;
  @Field(() => Int, { nullable: true, description: 'CONFLICT if the request has another version by now.' })
  expectedVersion?: number | null;
}

@InputType({ description: 'Refuses a request.' })
export class PrivacyRequestDenyInput {
  @Field(() => ID, { description: 'The request.' })
  id!: string;
  @Field(() => PrivacyDenyReason, { description: 'Why.' })
  reason!: keyof typeof PrivacyDenyReason;
  @Field(() => String, {
    nullable: true,
    description: 'Words to go with it, at most 2,000 characters; required for OTHER.',
  })
  note?: string | null;
  @Field(() => Int, { nullable: true, description: 'CONFLICT if the request has another version by now.' })
  expectedVersion?: number | null;
}

@InputType({ description: 'Takes more time for a request.' })
export class PrivacyRequestExtendInput {
  @Field(() => ID, { description: 'The request.' })
  id!: string;
  @Field(() => PrivacyExtensionReason, { description: 'Why. The person is told.' })
  reason!: keyof typeof PrivacyExtensionReason;
  @Field(() => Boolean, {
    nullable: true,
    description: 'True if the person was told by other means. Needed where no e-mail can be sent to them.',
  })
  noticeGiven?: boolean | null;
  @Field(() => Int, { nullable: true, description: 'CONFLICT if the request has another version by now.' })
  expectedVersion?: number | null;
}

@InputType({ description: 'Confirms receipt by other means than e-mail.' })
export class PrivacyRequestConfirmReceiptInput {
  @Field(() => ID, { description: 'The request.' })
  id!: string;
}

@InputType({ description: 'Takes a request back.' })
export class PrivacyRequestCancelInput {
  @Field(() => ID, { description: 'The request.' })
  id!: string;
  @Field(() => Int, { nullable: true, description: 'CONFLICT if the request has another version by now.' })
  expectedVersion?: number | null;
}

@InputType({ description: 'Tries again what failed.' })
export class PrivacyRequestRetryInput {
  @Field(() => ID, { description: 'The request.' })
  id!: string;
  @Field(() => Int, { nullable: true, description: 'CONFLICT if the request has another version by now.' })
  expectedVersion?: number | null;
}

@ObjectType({ description: 'The outcome of filing or changing a request.' })
export class PrivacyRequestPayload {
  @Field(() => PrivacyRequest, { nullable: true, description: 'The request after the change.' })
  privacyRequest!: PrivacyRequest | null;
  @Field(() => [UserError], { description: 'Why nothing was done; empty on success.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'The outcome of `privacyRequestCodeSend`.' })
export class PrivacyRequestCodeSendPayload {
  @Field(() => PrivacyContact, { nullable: true, description: 'Where the code went, masked.' })
  sentTo!: PrivacyContact | null;
  @Field(() => PrivacyRequest, { nullable: true, description: 'The request after the change.' })
  privacyRequest!: PrivacyRequest | null;
  @Field(() => [UserError], { description: 'Why nothing was done; empty on success.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'The outcome of `privacyRequestApprove`.' })
export class PrivacyRequestApprovePayload {
  @Field(() => PrivacyRequest, { nullable: true, description: 'The request after the change.' })
  privacyRequest!: PrivacyRequest | null;
  @Field(() => PrivacyPlan, {
    nullable: true,
    description: 'What would be done now; where it was PLAN_CHANGED, look at it again.',
  })
  preview!: PrivacyPlan | null;
  @Field(() => [UserError], { description: 'Why nothing was done; empty on success.' })
  userErrors!: UserError[];
}
