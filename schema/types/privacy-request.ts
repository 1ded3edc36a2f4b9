import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../scalars.ts';
import { PrivacySubjectKind } from './privacy.ts';
import {
  PrivacyContactKind,
  PrivacyCorrectionField,
  PrivacyDeadlineState,
  PrivacyExtensionReason,
  PrivacyFiler,
  PrivacyIdentityMethod,
  PrivacyJurisdiction,
  PrivacyRequestKind,
  PrivacyRequestState,
  PrivacyStepState,
  PrivacyVerification,
} from './privacy-request-enums.ts';
import { connectionOf, Node } from './shared.ts';

@ObjectType({ description: 'A person whose data is held, by their id.' })
export class PrivacySubject {
  @Field(() => PrivacySubjectKind, { description: 'What they are to the company.' })
  kind!: keyof typeof PrivacySubjectKind;
  @Field(() => ID, { description: 'The id of the customer or of the user. It outlives their data.' })
  id!: string;
}

@ObjectType({ description: 'A step of carrying out a request.' })
export class PrivacyStep {
  @Field(() => String, { description: 'Its name, such as `erase.rows`.' })
  name!: string;
  @Field(() => String, { description: 'What it works on: database, keys, files, queue, cache, bus, ledger.' })
  store!: string;
  @Field(() => PrivacyStepState, { description: 'How it stands.' })
  state!: keyof typeof PrivacyStepState;
  @Field(() => Int, { description: 'How many are done: rows, files, keys.' })
  done!: number;
  @Field(() => Int, { nullable: true, description: 'How many there are; null until that is known.' })
  total!: number | null;
  @Field(() => String, { nullable: true, description: 'Why it could not be done, as a code.' })
  reason!: string | null;
}

@ObjectType({ description: 'How much of a request is done.' })
export class PrivacyCounts {
  @Field(() => Int, { description: 'Steps that are done, or found nothing.' })
  stepsDone!: number;
  @Field(() => Int, { description: 'Steps that there are. 0 until it has begun.' })
  stepsTotal!: number;
  @Field(() => Int, { description: 'What the steps have done so far: rows, files, keys.' })
  done!: number;
}

@ObjectType({ description: 'Rows that would stay, and why.' })
export class PrivacyKept {
  @Field(() => String, { description: 'LEGAL_HOLD, STATUTE, or REFERENCED by a row that stays.' })
  ground!: string;
  @Field(() => String, { description: 'Which hold, by its id; or the reason in words.' })
  detail!: string;
  @Field(() => Int, { description: 'How many rows.' })
  rows!: number;
}

@ObjectType({ description: 'What would be done with the rows of a person in one table, by counts.' })
export class PrivacyPlanTable {
  @Field(() => String, { description: 'The table.' })
  table!: string;
  @Field(() => Int, { description: 'Rows that would go.' })
  delete!: number;
  @Field(() => Int, {
    description: 'Rows that another person has a part in: what is this person’s goes, the rest stays.',
  })
  detach!: number;
  @Field(() => Int, { description: 'Rows that stay, of which something is blanked.' })
  blank!: number;
  @Field(() => [PrivacyKept], { description: 'Rows that stay, and why.' })
  keep!: readonly PrivacyKept[];
}

@ObjectType({ description: 'Open work that has to be ended before an erasure.' })
export class PrivacyBlocker {
  @Field(() => String, { description: 'What is open: OPEN_VISIT, OPEN_SHIFT, OPEN_SESSION.' })
  type!: string;
  @Field(() => [ID], { description: 'Which.' })
  ids!: readonly string[];
  @Field(() => String, { description: 'What to do about it.' })
  remedy!: string;
}

@ObjectType({ description: 'What an erasure would do, by counts. It is this that is approved.' })
export class PrivacyPlan {
  @Field(() => String, { description: 'Its hash: what would be done otherwise has another.' })
  hash!: string;
  @Field(() => [PrivacyPlanTable], { description: 'By table, in the order in which rows go.' })
  tables!: readonly PrivacyPlanTable[];
  @Field(() => Int, { description: 'Export packages of the person, which go.' })
  packages!: number;
  @Field(() => Int, { description: 'Jobs about the person that wait, which go.' })
  jobs!: number;
  @Field(() => String, { description: 'DESTROY, or KEEP while a hold needs what is under the key.' })
  key!: string;
  @Field(() => [PrivacyBlocker], { description: 'What has to be ended first; empty if nothing.' })
  blockers!: readonly PrivacyBlocker[];
  @Field(() => String, { description: 'Hash of the privacy maps from which it was made.' })
  schemaHash!: string;
}

@ObjectType({ description: 'The package of an export.' })
export class PrivacyPackage {
  @Field(() => String, {
    description:
      'Where it is fetched: with the token of whoever filed the request, or the link that showed by a code whose it is, also after the visit until the link expires. It is no secret.',
  })
  url!: string;
  @Field(() => DateTime, { description: 'When the file is removed.' })
  expiresAt!: Date;
  @Field(() => Int, { nullable: true, description: 'Its size in bytes.' })
  bytes!: number | null;
  @Field(() => String, { nullable: true, description: 'The SHA-256 of the package, in hexadecimal.' })
  sha256!: string | null;
  @Field(() => Int, { description: 'How often it was downloaded.' })
  downloads!: number;
}

@ObjectType({ description: 'Who asks in the person’s stead.' })
export class PrivacyAgent {
  @Field(() => String, { description: 'Their name.' })
  name!: string;
  @Field(() => String, { description: 'What shows that they may.' })
  authorisation!: string;
}

@ObjectType({ description: 'What is to be corrected.' })
export class PrivacyCorrection {
  @Field(() => PrivacyCorrectionField, { description: 'What.' })
  field!: keyof typeof PrivacyCorrectionField;
  @Field(() => ID, { nullable: true, description: 'Which contact point.' })
  id!: string | null;
  @Field(() => String, { description: 'What it is to be.' })
  value!: string;
}

@ObjectType({ description: 'A contact point on file, masked.' })
export class PrivacyContact {
  @Field(() => ID, { description: 'Its id, for `privacyRequestCodeSend`.' })
  id!: string;
  @Field(() => PrivacyContactKind, { description: 'What it is. Codes go to e-mail addresses.' })
  kind!: keyof typeof PrivacyContactKind;
  @Field(() => String, { description: 'What it looks like, such as `s…@e….com`.' })
  masked!: string;
}

@ObjectType({
  implements: Node,
  description: 'What a person, their agent or an officer asks to be done with the person’s data.',
})
export class PrivacyRequest extends Node {
  @Field(() => PrivacyRequestKind, { nullable: true, description: 'What is asked for.' })
  kind!: keyof typeof PrivacyRequestKind | null;
  @Field(() => PrivacySubject, { nullable: true, description: 'Whom it is about.' })
  subject!: PrivacySubject | null;
  @Field(() => PrivacyRequestState, { nullable: true, description: 'How far it has come.' })
  state!: keyof typeof PrivacyRequestState | null;
  @Field(() => String, { nullable: true, description: 'Why it was denied or failed, as a code.' })
  reason!: string | null;
  @Field(() => PrivacyJurisdiction, { nullable: true, description: 'The law by which its time is counted.' })
  jurisdiction!: keyof typeof PrivacyJurisdiction | null;
  @Field(() => PrivacyFiler, { nullable: true, description: 'Who filed it.' })
  filedAs!: keyof typeof PrivacyFiler | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether a restriction is to end.' })
  lifts!: boolean | null;
  @Field(() => DateTime, { nullable: true, description: 'When it came in.' })
  receivedAt!: Date | null;
  @Field(() => DateTime, {
    nullable: true,
    description: 'By when receipt is confirmed to the person; null if it need not be.',
  })
  confirmBy!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When receipt was confirmed to the person.' })
  confirmedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'By when it is to be answered.' })
  dueBy!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When its time was extended.' })
  extendedAt!: Date | null;
  @Field(() => PrivacyExtensionReason, { nullable: true, description: 'Why its time was extended.' })
  extensionReason!: keyof typeof PrivacyExtensionReason | null;
  @Field(() => PrivacyDeadlineState, { nullable: true, description: 'How it stands to its deadlines.' })
  deadline!: keyof typeof PrivacyDeadlineState | null;
  @Field(() => PrivacyVerification, { nullable: true, description: 'How the identity was verified; null until then.' })
  verifiedBy!: keyof typeof PrivacyVerification | null;
  @Field(() => PrivacyIdentityMethod, { nullable: true, description: 'How an officer made sure of the identity.' })
  identityMethod!: keyof typeof PrivacyIdentityMethod | null;
  @Field(() => DateTime, { nullable: true, description: 'When the identity was verified.' })
  verifiedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When a second officer approved it.' })
  approvedAt!: Date | null;
  @Field(() => ID, { nullable: true, description: 'The second officer.' })
  approvedBy!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When it ended.' })
  closedAt!: Date | null;
  @Field(() => Int, { nullable: true, description: 'How much is done, 0 to 100. It never falls; 100 is COMPLETED.' })
  percent!: number | null;
  @Field(() => String, { nullable: true, description: 'The signed certificate of an erasure, as text.' })
  certificate!: string | null;
  @Field(() => Int, { nullable: true, description: 'Grows with every change; send it as `expectedVersion`.' })
  version!: number | null;
}

export const PrivacyRequestConnection = connectionOf(() => PrivacyRequest, 'PrivacyRequest');

@ObjectType({
  description: 'A request after one of its changes. None is left out; the first one of a stream is how it stands.',
})
export class PrivacyRequestProgress {
  @Field(() => ID, { description: 'The request.' })
  requestId!: string;
  @Field(() => Int, { description: 'Which change it is: 1, 2, 3, …' })
  sequence!: number;
  @Field(() => DateTime, { description: 'When it changed.' })
  at!: Date;
  @Field(() => PrivacyRequestState, { description: 'Its state after the change.' })
  state!: keyof typeof PrivacyRequestState;
  @Field(() => String, { nullable: true, description: 'Why it was denied or failed, as a code.' })
  reason!: string | null;
  @Field(() => Int, { description: 'How much is done, 0 to 100. It never falls.' })
  percent!: number;
  @Field(() => [PrivacyStep], { description: 'Its steps, in their order.' })
  steps!: readonly PrivacyStep[];
}

@ObjectType({ description: 'What a copy of a person’s data would contain of one category, without the content.' })
export class DataCategory {
  @Field(() => String, { description: 'What it is about, such as `visit`.' })
  concept!: string;
  @Field(() => String, { description: 'What kind of data it is, in the words of the privacy page.' })
  category!: string;
  @Field(() => String, { description: 'What it is used for, in the words of the privacy page.' })
  purpose!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'How many rows there are of the person; null if the table is missing.',
  })
  rows!: number | null;
  @Field(() => [String], { description: 'What the copy would contain, by name.' })
  properties!: readonly string[];
}

@InputType({ description: 'Which requests to list. All given conditions must hold.' })
export class PrivacyRequestFilter {
  @Field(() => [PrivacyRequestState], { nullable: true, description: 'In one of these states.' })
  state?: (keyof typeof PrivacyRequestState)[] | null;
  @Field(() => [PrivacyRequestKind], { nullable: true, description: 'Of one of these kinds.' })
  kind?: (keyof typeof PrivacyRequestKind)[] | null;
  @Field(() => ID, { nullable: true, description: 'About this customer or user.' })
  subjectId?: string | null;
  @Field(() => [PrivacyDeadlineState], { nullable: true, description: 'That stand so to their deadlines.' })
  deadline?: (keyof typeof PrivacyDeadlineState)[] | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those that are open and overdue.' })
  overdueOnly?: boolean | null;
}
