// Written by `npm run gen`. Do not edit.
import { WhereaboutsError } from '../errors.ts';

/** UNAUTHENTICATED: No token, or one that is unknown, expired or revoked. */
export class UnauthenticatedError extends WhereaboutsError {}

/** FORBIDDEN: The row may be read, this field or this act may not. */
export class ForbiddenError extends WhereaboutsError {}

/** BAD_REQUEST: The request is not a GraphQL request as the specification has it. */
export class BadRequestError extends WhereaboutsError {}

/** GRAPHQL_PARSE_FAILED: The document is not GraphQL. */
export class GraphqlParseFailedError extends WhereaboutsError {}

/**
 * GRAPHQL_VALIDATION_FAILED: The document does not fit the schema of this audience, or exceeds a limit on its shape.
 */
export class GraphqlValidationFailedError extends WhereaboutsError {}

/** BAD_USER_INPUT: A variable or argument has a value that its type or its bounds refuse. */
export class BadUserInputError extends WhereaboutsError {}

/** OPERATION_NOT_SUPPORTED: This transport does not take this kind of operation. */
export class OperationNotSupportedError extends WhereaboutsError {}

/** PAYLOAD_TOO_LARGE: The body or message is larger than the limit. */
export class PayloadTooLargeError extends WhereaboutsError {}

/** RATE_LIMITED: The budget of this token is used up; `retryAfterMs` says when to try again. */
export class RateLimitedError extends WhereaboutsError {
  /** Milliseconds until it would be let through. */
  get retryAfterMs(): number {
    return (this.details['retryAfterMs'] as number | undefined) ?? 0;
  }
}

/** STREAM_ENDED: The subscription is over; `reason` says why. Subscribing again without a change will not help. */
export class StreamEndedError extends WhereaboutsError {
  /** Why: a code, such as COMPLETED or GRANT_REVOKED. */
  get reason(): string {
    return (this.details['reason'] as string | undefined) ?? '';
  }
}

/** UNAVAILABLE: The server is starting, stopping, or has lost its database or bus. */
export class UnavailableError extends WhereaboutsError {}

/** MAIL_FAILED: A message could not be handed to the mail server; `reason` says why. */
export class MailFailedError extends WhereaboutsError {}

/** INTERNAL: Something of ours failed. `requestId` finds it in the log. */
export class InternalError extends WhereaboutsError {}

/** NOT_FOUND: There is no such row that this viewer may read. */
export class NotFoundError extends WhereaboutsError {}

/** INVALID_INPUT: A value breaks a rule that the message names. */
export class InvalidInputError extends WhereaboutsError {}

/** INVALID_TRANSITION: The state machine has no such step; the message names both states. */
export class InvalidTransitionError extends WhereaboutsError {}

/** CONFLICT: The row has changed since `expectedVersion`, or two writes met. */
export class ConflictError extends WhereaboutsError {}

/** ANOTHER_VISIT_ACTIVE: The provider has another visit EN_ROUTE or ON_SITE. */
export class AnotherVisitActiveError extends WhereaboutsError {}

/** ALREADY_CLOCKED_IN: The provider has an open shift. */
export class AlreadyClockedInError extends WhereaboutsError {}

/** NOT_CLOCKED_IN: The provider has no open shift. */
export class NotClockedInError extends WhereaboutsError {}

/** NOT_ASSIGNED: The visit has no assignee. */
export class NotAssignedError extends WhereaboutsError {}

/** NO_ACTIVE_VISIT: The provider has no visit that needs positions. */
export class NoActiveVisitError extends WhereaboutsError {}

/** SHARING_PAUSED: The provider has paused sharing. */
export class SharingPausedError extends WhereaboutsError {}

/** OUTSIDE_SESSION: The position was recorded before this sharing session began, or during a pause. */
export class OutsideSessionError extends WhereaboutsError {}

/** TOO_OLD: The position is older than 120 seconds. */
export class TooOldError extends WhereaboutsError {}

/** OUT_OF_ORDER: A newer position is held already. */
export class OutOfOrderError extends WhereaboutsError {}

/** IN_THE_FUTURE: The position is dated more than 60 seconds ahead. */
export class InTheFutureError extends WhereaboutsError {}

/** MAIL_NOT_CONFIGURED: This installation has no way to send mail. */
export class MailNotConfiguredError extends WhereaboutsError {}

/** UNDER_AGE: The person is under 13: nothing of them is kept here. */
export class UnderAgeError extends WhereaboutsError {}

/** OPTED_OUT: The person has opted out of this; only they themself can agree to it again, without the signal. */
export class OptedOutError extends WhereaboutsError {}

/** INVALID_POSITION: Not a position on WGS84, not a number, or an accuracy worse than 5 km. */
export class InvalidPositionError extends WhereaboutsError {}

/** IDEMPOTENCY_CONFLICT: The same `idempotencyKey` was used for another input. */
export class IdempotencyConflictError extends WhereaboutsError {}

/** CODE_WRONG: The code is not the one that was sent. */
export class CodeWrongError extends WhereaboutsError {}

/**
 * CODE_EXPIRED: There is no code that can still be used: it was used, is older than 15 minutes, or was tried too often.
 */
export class CodeExpiredError extends WhereaboutsError {}

/**
 * TOO_MANY_CODES: No more codes are sent or taken, of this request or of this person today. An officer can confirm the
 * identity.
 */
export class TooManyCodesError extends WhereaboutsError {}

/** ALREADY_OPEN: The same was asked for the same person and is still open; the payload has that request. */
export class AlreadyOpenError extends WhereaboutsError {}

/** NO_CONTACT: There is no contact point on file that can be written to. */
export class NoContactError extends WhereaboutsError {}

/** SECOND_OFFICER_NEEDED: Somebody else has to approve it: who filed it, or whom it is about, may not. */
export class SecondOfficerNeededError extends WhereaboutsError {}

/** PLAN_CHANGED: What would be done is no longer what was looked at. */
export class PlanChangedError extends WhereaboutsError {}

/** OPEN_WORK: Work is open that has to be ended first; the preview names it. */
export class OpenWorkError extends WhereaboutsError {}

/** NOT_EXTENDABLE: Its time cannot be extended: it was already, it is over, or the law does not let it. */
export class NotExtendableError extends WhereaboutsError {}

/** RESTRICTED: The data of this person may only be stored. */
export class RestrictedError extends WhereaboutsError {}

/** Every code that this client knows; a newer server may send others. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'BAD_REQUEST'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'BAD_USER_INPUT'
  | 'OPERATION_NOT_SUPPORTED'
  | 'PAYLOAD_TOO_LARGE'
  | 'RATE_LIMITED'
  | 'STREAM_ENDED'
  | 'UNAVAILABLE'
  | 'MAIL_FAILED'
  | 'INTERNAL'
  | 'NOT_FOUND'
  | 'INVALID_INPUT'
  | 'INVALID_TRANSITION'
  | 'CONFLICT'
  | 'ANOTHER_VISIT_ACTIVE'
  | 'ALREADY_CLOCKED_IN'
  | 'NOT_CLOCKED_IN'
  | 'NOT_ASSIGNED'
  | 'NO_ACTIVE_VISIT'
  | 'SHARING_PAUSED'
  | 'OUTSIDE_SESSION'
  | 'TOO_OLD'
  | 'OUT_OF_ORDER'
  | 'IN_THE_FUTURE'
  | 'MAIL_NOT_CONFIGURED'
  | 'UNDER_AGE'
  | 'OPTED_OUT'
  | 'INVALID_POSITION'
  | 'IDEMPOTENCY_CONFLICT'
  | 'CODE_WRONG'
  | 'CODE_EXPIRED'
  | 'TOO_MANY_CODES'
  | 'ALREADY_OPEN'
  | 'NO_CONTACT'
  | 'SECOND_OFFICER_NEEDED'
  | 'PLAN_CHANGED'
  | 'OPEN_WORK'
  | 'NOT_EXTENDABLE'
  | 'RESTRICTED'
  | (string & {});

/** The class of each code. */
export const ERROR_CLASSES = {
  UNAUTHENTICATED: UnauthenticatedError,
  FORBIDDEN: ForbiddenError,
  BAD_REQUEST: BadRequestError,
  GRAPHQL_PARSE_FAILED: GraphqlParseFailedError,
  GRAPHQL_VALIDATION_FAILED: GraphqlValidationFailedError,
  BAD_USER_INPUT: BadUserInputError,
  OPERATION_NOT_SUPPORTED: OperationNotSupportedError,
  PAYLOAD_TOO_LARGE: PayloadTooLargeError,
  RATE_LIMITED: RateLimitedError,
  STREAM_ENDED: StreamEndedError,
  UNAVAILABLE: UnavailableError,
  MAIL_FAILED: MailFailedError,
  INTERNAL: InternalError,
  NOT_FOUND: NotFoundError,
  INVALID_INPUT: InvalidInputError,
  INVALID_TRANSITION: InvalidTransitionError,
  CONFLICT: ConflictError,
  ANOTHER_VISIT_ACTIVE: AnotherVisitActiveError,
  ALREADY_CLOCKED_IN: AlreadyClockedInError,
  NOT_CLOCKED_IN: NotClockedInError,
  NOT_ASSIGNED: NotAssignedError,
  NO_ACTIVE_VISIT: NoActiveVisitError,
  SHARING_PAUSED: SharingPausedError,
  OUTSIDE_SESSION: OutsideSessionError,
  TOO_OLD: TooOldError,
  OUT_OF_ORDER: OutOfOrderError,
  IN_THE_FUTURE: InTheFutureError,
  MAIL_NOT_CONFIGURED: MailNotConfiguredError,
  UNDER_AGE: UnderAgeError,
  OPTED_OUT: OptedOutError,
  INVALID_POSITION: InvalidPositionError,
  IDEMPOTENCY_CONFLICT: IdempotencyConflictError,
  CODE_WRONG: CodeWrongError,
  CODE_EXPIRED: CodeExpiredError,
  TOO_MANY_CODES: TooManyCodesError,
  ALREADY_OPEN: AlreadyOpenError,
  NO_CONTACT: NoContactError,
  SECOND_OFFICER_NEEDED: SecondOfficerNeededError,
  PLAN_CHANGED: PlanChangedError,
  OPEN_WORK: OpenWorkError,
  NOT_EXTENDABLE: NotExtendableError,
  RESTRICTED: RestrictedError,
};
