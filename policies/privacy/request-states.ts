/** What a person can ask for. */
export const REQUEST_KINDS = {
  EXPORT: 'A copy of all that is held on the person (GDPR articles 15 and 20; CCPA: right to know).',
  ERASURE: 'To delete it (GDPR article 17; CCPA: right to delete).',
  RECTIFICATION: 'To correct what is wrong (GDPR article 16; CCPA: right to correct).',
  RESTRICTION: 'To use it no further for now (GDPR article 18; CCPA: right to limit).',
  OPT_OUT: 'To object to uses that are not needed (GDPR article 21; CCPA: right to opt out).',
} as const;
export type RequestKind = keyof typeof REQUEST_KINDS;

/**
 * As what a request was filed: by the person, by an agent whom the person authorised, by staff for a customer who told them, by an
 * officer of the company on somebody’s behalf, or by the platform itself as the rest of an earlier request (what was held comes up again when the hold ends).
 */
export const FILERS = ['SELF', 'AGENT', 'STAFF', 'OFFICER', 'FOLLOW_UP'] as const;
export type Filer = (typeof FILERS)[number];

export const REQUEST_STATES = {
  RECEIVED: 'It has come in. Its time runs from here.',
  VERIFYING_IDENTITY: 'A one-time code was sent to the person, and is waited for.',
  AWAITING_APPROVAL: 'A second officer has to look at what would be done.',
  SCHEDULED: 'It will be done as soon as there is a free hand.',
  RUNNING: 'It is being done, step by step.',
  COMPLETED: 'It was done.',
  DENIED: 'It was refused, with a reason.',
  CANCELLED: 'Whoever filed it took it back, or the person whom it is about was erased.',
  FAILED: 'A step could not be done, with a reason. It can be tried again.',
} as const;
export type RequestState = keyof typeof REQUEST_STATES;

export const REQUEST_ACTS = {
  VERIFY: 'Send the person a one-time code.',
  ACCEPT: 'Take the request on: the person is known to be who they say, or need not be.',
  APPROVE: 'A second officer agrees to exactly what would be done.',
  CHANGE_PLAN: 'What would be done is no longer what was approved.',
  START: 'Begin.',
  COMPLETE: 'Every step was done.',
  FAIL: 'A step could not be done.',
  RETRY: 'Try again what failed.',
  DENY: 'Refuse it, with a reason.',
  CANCEL: 'Take it back.',
  CLOSE: 'The person whom it is about has been erased: nothing is left to do.',
} as const;
export type RequestAct = keyof typeof REQUEST_ACTS;

/** Why a request is refused, in words to the person. */
export const DENY_REASONS = {
  IDENTITY_NOT_VERIFIED: 'We could not make sure that the request came from the person whom it is about.',
  AGENT_NOT_AUTHORISED: 'We could not make sure that the agent may act for the person.',
  NOT_A_SUBJECT: 'We hold nothing about the person.',
  EXCESSIVE: 'The same was asked again and again, or without any ground (GDPR article 12(5)).',
  FRAUDULENT: 'We have good reason, which we wrote down, to believe that the request is a fraud.',
  LEGAL_OBLIGATION: 'The law demands that we keep what was asked to be deleted (GDPR article 17(3)(b)).',
  UNDER_HOLD: 'All of it is needed for legal claims that are open (GDPR article 17(3)(e)).',
  RIGHTS_OF_OTHERS: 'It would harm the rights of other people (GDPR article 15(4)).',
  ACCURATE: 'What was asked to be corrected is correct.',
  OTHER: 'For another reason, which is written beside.',
} as const;
export type DenyReason = keyof typeof DENY_REASONS;

/** Why a request was closed without anybody taking it back. */
export const CLOSE_REASONS = {
  SUBJECT_ERASED: 'The person whom it is about has been erased.',
} as const;

/** Why a request failed, in words to an officer. */
export const FAILURE_REASONS = {
  POISON_STEP: 'A step failed as often as it may be tried.',
  DISK_FULL: 'There was no room for the file.',
  STORE_UNAVAILABLE: 'A store that may hold data of the person did not answer or is switched off.',
  STORE_MISSING: 'A store or table that the plan names is not there.',
  KEY_STORE_UNAVAILABLE: 'The key store did not answer.',
  LEDGER_BEHIND: 'The database is behind the ledger of the key store.',
  REMAINS_FOUND: 'Something of the person was found after the erasure: the step names the columns and stores.',
  INTERNAL: 'For a reason that is in the log, by a code, under the id of the request.',
} as const;
export type FailureReason = keyof typeof FAILURE_REASONS;

/** What decides the way of a request besides its state. */
export interface RequestNature {
  readonly kind: RequestKind;
  readonly filedAs: Filer;
  /** How the identity was verified, if it was. */
  readonly verifiedBy?: 'CODE' | 'OFFICER' | null | undefined;
}

/** Where every request begins. */
export const FIRST_STATE = 'RECEIVED' satisfies RequestState;

/**
 * Whether the person has to prove who they are by a one-time code. An opt-out takes nothing from anybody, so nobody is asked (CCPA
 * §7026(d)). An officer who files for somebody has made sure already, and answers for it; a second officer looks at it. In a follow-up
 * the person was verified for the request that it follows.
 */
export function needsVerification({ kind, filedAs }: RequestNature): boolean {
  return kind !== 'OPT_OUT' && (filedAs === 'SELF' || filedAs === 'AGENT' || filedAs === 'STAFF');
}

/**
 * Whether a second officer has to approve: an erasure always, an opt-out never, all else if the person did not file it, or
 * showed who they are to an officer instead of by a code.
 */
export function needsApproval({ kind, filedAs, verifiedBy }: RequestNature): boolean {
  if (kind === 'OPT_OUT') return false;
  return kind === 'ERASURE' || filedAs !== 'SELF' || verifiedBy === 'OFFICER';
}

/** States that no act leads out of. */
export function isClosed(state: RequestState): boolean {
  return state === 'COMPLETED' || state === 'DENIED' || state === 'CANCELLED';
}

/** States in which somebody is waited for: nothing is stuck, and no alarm is to ring. */
export function waitsForSomebody(state: RequestState): boolean {
  return state === 'VERIFYING_IDENTITY' || state === 'AWAITING_APPROVAL' || state === 'FAILED';
}

/** Why an act is not possible: the request has ended, is not at that point, or its nature does not have the act. */
export type ImpossibleAct = 'CLOSED' | 'NOT_NOW' | 'NOT_FOR_THIS_REQUEST';

export type Step =
  | { readonly to: RequestState; readonly why?: never }
  | { readonly to: null; readonly why: ImpossibleAct };

const BEFORE_IT_RUNS: readonly RequestState[] = ['RECEIVED', 'VERIFYING_IDENTITY', 'AWAITING_APPROVAL', 'SCHEDULED'];

/** The states in which an act is possible for some request. */
const POSSIBLE_IN: Readonly<Record<RequestAct, readonly RequestState[]>> = {
  VERIFY: ['RECEIVED'],
  ACCEPT: ['RECEIVED', 'VERIFYING_IDENTITY'],
  APPROVE: ['AWAITING_APPROVAL'],
  CHANGE_PLAN: ['SCHEDULED'],
  START: ['SCHEDULED'],
  COMPLETE: ['RUNNING'],
  FAIL: ['SCHEDULED', 'RUNNING'],
  RETRY: ['FAILED'],
  DENY: [...BEFORE_IT_RUNS, 'FAILED'],
  CANCEL: [...BEFORE_IT_RUNS, 'FAILED'],
  CLOSE: [...BEFORE_IT_RUNS, 'RUNNING', 'FAILED'],
};

/** Whether the nature of a request allows an act that is possible in the state. */
function isForThis(state: RequestState, act: RequestAct, nature: RequestNature): boolean {
  switch (act) {
    case 'VERIFY':
      return needsVerification(nature);
    case 'ACCEPT':
      return state === 'VERIFYING_IDENTITY' || !needsVerification(nature);
    case 'CHANGE_PLAN':
      return needsApproval(nature);
    case 'DENY':
    case 'CANCEL':
      // What is half erased is whole for nobody: it is tried again until it is done.
      return state !== 'FAILED' || nature.kind !== 'ERASURE';
    case 'CLOSE':
      return nature.kind !== 'ERASURE';
    default:
      return true;
  }
}

function goal(act: RequestAct, nature: RequestNature): RequestState {
  switch (act) {
    case 'VERIFY':
      return 'VERIFYING_IDENTITY';
    case 'ACCEPT':
      return needsApproval(nature) ? 'AWAITING_APPROVAL' : 'SCHEDULED';
    case 'CHANGE_PLAN':
      return 'AWAITING_APPROVAL';
    case 'APPROVE':
    case 'RETRY':
      return 'SCHEDULED';
    case 'START':
      return 'RUNNING';
    case 'COMPLETE':
      return 'COMPLETED';
    case 'FAIL':
      return 'FAILED';
    case 'DENY':
      return 'DENIED';
    case 'CANCEL':
    case 'CLOSE':
      return 'CANCELLED';
  }
}

/** Where an act leads from a state, for every state and act: the next state, or why the act is not possible. */
export function stepOf(state: RequestState, act: RequestAct, nature: RequestNature): Step {
  if (isClosed(state)) return { to: null, why: 'CLOSED' };
  if (!POSSIBLE_IN[act].includes(state)) return { to: null, why: 'NOT_NOW' };
  if (!isForThis(state, act, nature)) return { to: null, why: 'NOT_FOR_THIS_REQUEST' };
  return { to: goal(act, nature) };
}

/** The acts that are possible now, in the order of `REQUEST_ACTS`. */
export function actsOf(state: RequestState, nature: RequestNature): RequestAct[] {
  return (Object.keys(REQUEST_ACTS) as RequestAct[]).filter((act) => stepOf(state, act, nature).to !== null);
}

/** Reasons that go with some kinds only; all others go with every kind. */
const REASON_KINDS: { readonly [Reason in DenyReason]?: readonly RequestKind[] } = {
  IDENTITY_NOT_VERIFIED: ['EXPORT', 'ERASURE', 'RECTIFICATION', 'RESTRICTION'],
  NOT_A_SUBJECT: ['EXPORT', 'ERASURE', 'RECTIFICATION', 'RESTRICTION'],
  LEGAL_OBLIGATION: ['ERASURE', 'RESTRICTION'],
  UNDER_HOLD: ['ERASURE'],
  RIGHTS_OF_OTHERS: ['EXPORT', 'ERASURE'],
  ACCURATE: ['RECTIFICATION', 'RESTRICTION'],
};

/** The reasons for which a request of this nature can be denied. Only an agent can be not authorised. */
export function denyReasonsOf({ kind, filedAs }: RequestNature): DenyReason[] {
  return (Object.keys(DENY_REASONS) as DenyReason[]).filter(
    (reason) =>
      (REASON_KINDS[reason]?.includes(kind) ?? true) && (reason !== 'AGENT_NOT_AUTHORISED' || filedAs === 'AGENT'),
  );
}

/** Who is about to approve a request. Ids are of users of the account. */
export interface Approval {
  readonly approverId: string;
  /** Who filed it, as `usr_…` or `cus_…`, or null for a follow-up of the platform’s own. */
  readonly filedBy: string | null;
  /** The user whom it is about, or null if it is about somebody else. */
  readonly subjectUserId: string | null;
  /** The officer who alone answers for the identity: nobody else of the company has looked. Null if a code or another does. */
  readonly soleWitness: string | null;
}

/**
 * Why somebody may not approve: who filed it, or is the only one who answers for who the person is, is not a second officer;
 * and nobody decides on their own data. Null: they may.
 */
export function approvalBar(approval: Approval): 'FILED_IT' | 'ABOUT_THEMSELF' | 'SOLE_WITNESS' | null {
  const { approverId, filedBy, subjectUserId, soleWitness } = approval;
  if (approverId === filedBy) return 'FILED_IT';
  if (approverId === soleWitness) return 'SOLE_WITNESS';
  return approverId === subjectUserId ? 'ABOUT_THEMSELF' : null;
}
