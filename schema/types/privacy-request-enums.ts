import { registerEnumType } from 'type-graphql';
import { describe, enumOf } from './enums.ts';

export const PrivacyRequestKind = enumOf('EXPORT', 'ERASURE', 'RECTIFICATION', 'RESTRICTION', 'OPT_OUT');
registerEnumType(PrivacyRequestKind, {
  name: 'PrivacyRequestKind',
  description: 'What a person can ask for.',
  valuesConfig: describe({
    EXPORT: 'A copy of all that is held on them (GDPR art. 15 and 20; CCPA: right to know).',
    ERASURE: 'To delete it (GDPR art. 17; CCPA: right to delete).',
    RECTIFICATION: 'To correct what is wrong (GDPR art. 16; CCPA: right to correct).',
    RESTRICTION: 'To use it no further for now (GDPR art. 18; CCPA: right to limit).',
    OPT_OUT: 'To object to uses that are not needed (GDPR art. 21; CCPA: right to opt out).',
  }),
});

export const PrivacyRequestState = enumOf(
  'RECEIVED',
  'VERIFYING_IDENTITY',
  'AWAITING_APPROVAL',
  'SCHEDULED',
  'RUNNING',
  'COMPLETED',
  'DENIED',
  'CANCELLED',
  'FAILED',
);
registerEnumType(PrivacyRequestState, {
  name: 'PrivacyRequestState',
  description: 'How far a request has come.',
  valuesConfig: describe({
    RECEIVED: 'It has come in. Its time runs from here.',
    VERIFYING_IDENTITY: 'The person has to show who they are, by a one-time code or to an officer.',
    AWAITING_APPROVAL: 'A second officer has to look at what would be done.',
    SCHEDULED: 'It will be done as soon as there is a free hand.',
    RUNNING: 'It is being done, step by step.',
    COMPLETED: 'It was done.',
    DENIED: 'It was refused; `reason` says why.',
    CANCELLED: 'Whoever filed it took it back.',
    FAILED: 'A step could not be done; `reason` says why. It can be tried again.',
  }),
});

export const PrivacyJurisdiction = enumOf('GDPR', 'CCPA');
registerEnumType(PrivacyJurisdiction, {
  name: 'PrivacyJurisdiction',
  description: 'The law by which the time of a request is counted.',
  valuesConfig: describe({ GDPR: 'That of the European Union.', CCPA: 'That of California.' }),
});

export const PrivacyFiler = enumOf('SELF', 'AGENT', 'STAFF', 'OFFICER', 'FOLLOW_UP');
registerEnumType(PrivacyFiler, {
  name: 'PrivacyFiler',
  description: 'Who filed a request.',
  valuesConfig: describe({
    SELF: 'The person whom it is about.',
    AGENT: 'Somebody whom the person authorised.',
    STAFF: 'The office, for a customer who told it: the customer has to show who they are.',
    OFFICER: 'A compliance officer, on the person’s behalf.',
    FOLLOW_UP: 'The platform: what a hold kept is looked at again.',
  }),
});

export const PrivacyDeadlineState = enumOf('ON_TIME', 'NEAR', 'OVERDUE');
registerEnumType(PrivacyDeadlineState, {
  name: 'PrivacyDeadlineState',
  description: 'How a request stands to its deadlines.',
  valuesConfig: describe({
    ON_TIME: 'There is time, or it was answered in time.',
    NEAR: 'The last quarter of its time has begun, or the last seven days; of business days the last two.',
    OVERDUE: 'A deadline has passed.',
  }),
});

export const PrivacyStepState = enumOf(
  'PENDING',
  'RUNNING',
  'DONE',
  'NOTHING_FOUND',
  'UNAVAILABLE',
  'MISSING',
  'FAILED',
);
registerEnumType(PrivacyStepState, {
  name: 'PrivacyStepState',
  description: 'How a step of carrying out a request stands.',
  valuesConfig: describe({
    PENDING: 'Not begun.',
    RUNNING: 'Under way.',
    DONE: 'Done.',
    NOTHING_FOUND: 'The store was looked at and held nothing of the person.',
    UNAVAILABLE: 'The store did not answer or is switched off: nothing is known of what it holds.',
    MISSING: 'The store or table is not there: nothing is known of what it held.',
    FAILED: 'It could not be done; `reason` says why.',
  }),
});

export const PrivacyDenyReason = enumOf(
  'IDENTITY_NOT_VERIFIED',
  'AGENT_NOT_AUTHORISED',
  'NOT_A_SUBJECT',
  'EXCESSIVE',
  'FRAUDULENT',
  'LEGAL_OBLIGATION',
  'UNDER_HOLD',
  'RIGHTS_OF_OTHERS',
  'ACCURATE',
  'OTHER',
);
registerEnumType(PrivacyDenyReason, {
  name: 'PrivacyDenyReason',
  description: 'Why a request is refused.',
  valuesConfig: describe({
    IDENTITY_NOT_VERIFIED: 'It could not be made sure that it came from the person.',
    AGENT_NOT_AUTHORISED: 'It could not be made sure that the agent may act for the person.',
    NOT_A_SUBJECT: 'Nothing is held about the person.',
    EXCESSIVE: 'The same was asked again and again, or without any ground.',
    FRAUDULENT: 'There is good, documented reason to believe that it is a fraud.',
    LEGAL_OBLIGATION: 'The law demands that the data is kept.',
    UNDER_HOLD: 'All of it is needed for legal claims that are open.',
    RIGHTS_OF_OTHERS: 'It would harm the rights of other people.',
    ACCURATE: 'What was asked to be corrected is correct.',
    OTHER: 'Another reason, which the note says.',
  }),
});

export const PrivacyExtensionReason = enumOf('COMPLEXITY', 'NUMBER_OF_REQUESTS');
registerEnumType(PrivacyExtensionReason, {
  name: 'PrivacyExtensionReason',
  description: 'Why a request needs more time (GDPR art. 12(3); Cal. Code Regs. tit. 11 § 7021(b)).',
  valuesConfig: describe({ COMPLEXITY: 'It is complex.', NUMBER_OF_REQUESTS: 'There are many at once.' }),
});

export const PrivacyIdentityMethod = enumOf('IN_PERSON', 'IDENTITY_DOCUMENT', 'CALL_BACK', 'POST', 'KNOWN_DETAILS');
registerEnumType(PrivacyIdentityMethod, {
  name: 'PrivacyIdentityMethod',
  description: 'How an officer made sure who somebody is.',
  valuesConfig: describe({
    IN_PERSON: 'They came, and are known.',
    IDENTITY_DOCUMENT: 'They showed a document, of which no copy was kept.',
    CALL_BACK: 'They were called back at a number on file.',
    POST: 'A letter to an address on file was answered.',
    KNOWN_DETAILS: 'They knew what only they can know.',
  }),
});

export const PrivacyVerification = enumOf('CODE', 'OFFICER');
registerEnumType(PrivacyVerification, {
  name: 'PrivacyVerification',
  description: 'How the identity of the person was verified.',
  valuesConfig: describe({
    CODE: 'By a one-time code to a contact point on file.',
    OFFICER: 'By an officer, who says how.',
  }),
});

export const PrivacyCorrectionField = enumOf('NAME', 'NOTES', 'CONTACT_POINT', 'EMAIL');
registerEnumType(PrivacyCorrectionField, {
  name: 'PrivacyCorrectionField',
  description: 'What of a person can be corrected.',
  valuesConfig: describe({
    NAME: 'The name, of customers and users.',
    NOTES: 'What is noted of a customer. Empty to remove it.',
    CONTACT_POINT: 'A contact point of a customer, by its id.',
    EMAIL: 'The address at which a user is reached.',
  }),
});

export const PrivacyContactKind = enumOf('EMAIL', 'PHONE');
registerEnumType(PrivacyContactKind, {
  name: 'PrivacyContactKind',
  description: 'By what a person is reached.',
  valuesConfig: describe({ EMAIL: 'An e-mail address: a code can go there.', PHONE: 'A phone number.' }),
});
