/**
 * Every error code that a client can meet, in `errors[].extensions.code` or in `userErrors[].code`, with what it means.
 * A client switches on the code; the message is for people and may change.
 */
export const ERROR_CODES = {
  // System: `errors[].extensions.code`
  UNAUTHENTICATED: 'No token, or one that is unknown, expired or revoked.',
  FORBIDDEN: 'The row may be read, this field or this act may not.',
  BAD_REQUEST: 'The request is not a GraphQL request as the specification has it.',
  GRAPHQL_PARSE_FAILED: 'The document is not GraphQL.',
  GRAPHQL_VALIDATION_FAILED: 'The document does not fit the schema of this audience, or exceeds a limit on its shape.',
  BAD_USER_INPUT: 'A variable or argument has a value that its type or its bounds refuse.',
  OPERATION_NOT_SUPPORTED: 'This transport does not take this kind of operation.',
  PAYLOAD_TOO_LARGE: 'The body or message is larger than the limit.',
  RATE_LIMITED: 'The budget of this token is used up; `retryAfterMs` says when to try again.',
  STREAM_ENDED: 'The subscription is over; `reason` says why. Subscribing again without a change will not help.',
  UNAVAILABLE: 'The server is starting, stopping, or has lost its database or bus.',
  MAIL_FAILED: 'A message could not be handed to the mail server; `reason` says why.',
  INTERNAL: 'Something of ours failed. `requestId` finds it in the log.',
  // Expected refusals of a mutation: `userErrors[].code`
  NOT_FOUND: 'There is no such row that this viewer may read.',
  INVALID_INPUT: 'A value breaks a rule that the message names.',
  INVALID_TRANSITION: 'The state machine has no such step; the message names both states.',
  CONFLICT: 'The row has changed since `expectedVersion`, or two writes met.',
  ANOTHER_VISIT_ACTIVE: 'The provider has another visit EN_ROUTE or ON_SITE.',
  ALREADY_CLOCKED_IN: 'The provider has an open shift.',
  NOT_CLOCKED_IN: 'The provider has no open shift.',
  NOT_ASSIGNED: 'The visit has no assignee.',
  NO_ACTIVE_VISIT: 'The provider has no visit that needs positions.',
  SHARING_PAUSED: 'The provider has paused sharing.',
  OUTSIDE_SESSION: 'The position was recorded before this sharing session began, or during a pause.',
  TOO_OLD: 'The position is older than 120 seconds.',
  OUT_OF_ORDER: 'A newer position is held already.',
  IN_THE_FUTURE: 'The position is dated more than 60 seconds ahead.',
  MAIL_NOT_CONFIGURED: 'This installation has no way to send mail.',
  UNDER_AGE: 'The person is under 13: nothing of them is kept here.',
  OPTED_OUT: 'The person has opted out of this; only they themself can agree to it again, without the signal.',
  INVALID_POSITION: 'Not a position on WGS84, not a number, or an accuracy worse than 5 km.',
  IDEMPOTENCY_CONFLICT: 'The same `idempotencyKey` was used for another input.',
  CODE_WRONG: 'The code is not the one that was sent.',
  CODE_EXPIRED:
    'There is no code that can still be used: it was used, is older than 15 minutes, or was tried too often.',
  TOO_MANY_CODES:
    'No more codes are sent or taken, of this request or of this person today. An officer can confirm the identity.',
  ALREADY_OPEN: 'The same was asked for the same person and is still open; the payload has that request.',
  NO_CONTACT: 'There is no contact point on file that can be written to.',
  SECOND_OFFICER_NEEDED: 'Somebody else has to approve it: who filed it, or whom it is about, may not.',
  PLAN_CHANGED: 'What would be done is no longer what was looked at.',
  OPEN_WORK: 'Work is open that has to be ended first; the preview names it.',
  NOT_EXTENDABLE: 'Its time cannot be extended: it was already, it is over, or the law does not let it.',
  RESTRICTED: 'The data of this person may only be stored.',
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;
