import type { Action, SubjectType } from './facts.ts';

/** What a root field does, in the policy's words: it exists for an audience that may do this to some row. */
export interface Operation {
  readonly action: Action;
  readonly type: SubjectType;
}

/** What a reader gets who is slower than the events come. */
export type Delivery =
  /** The newest state: what it has replaced is skipped. */
  | 'latest'
  /** Every event, in order: of who falls too far behind, the stream ends. */
  | 'every';

/** What a subscription does, and how its events are delivered: the source that a resolver gives is held against it. */
export interface StreamOperation extends Operation {
  readonly delivery: Delivery;
}

/** Operations by root field; a subscription says how it delivers. */
export type Operations = Readonly<Record<string, Operation> & Record<`Subscription.${string}`, StreamOperation>>;

const op = (action: Action, type: SubjectType): Operation => ({ action, type });
const latest = (action: Action, type: SubjectType): StreamOperation => ({ action, type, delivery: 'latest' });
const every = (action: Action, type: SubjectType): StreamOperation => ({ action, type, delivery: 'every' });

/**
 * Every root field and its act. A root field that is missing here cannot be printed and does not start. The fields
 * that answer about the viewer alone (`viewer`, `node`, `nodes`) ask to read the account, which every token may.
 */
export const OPERATIONS: Operations = {
  'Query.viewer': op('read', 'Account'),
  'Query.node': op('read', 'Account'),
  'Query.nodes': op('read', 'Account'),
  'Query.account': op('read', 'Account'),
  'Query.dataPractices': op('read', 'Account'),
  'Query.users': op('list', 'User'),
  'Query.providers': op('list', 'Provider'),
  'Query.provider': op('read', 'Provider'),
  'Query.customers': op('list', 'Customer'),
  'Query.customer': op('read', 'Customer'),
  'Query.jobs': op('list', 'Job'),
  'Query.job': op('read', 'Job'),
  'Query.visits': op('list', 'Visit'),
  'Query.visit': op('read', 'Visit'),
  'Query.providerPosition': op('locate', 'Provider'),
  'Query.visitTracking': op('track', 'Visit'),
  'Query.watchers': op('list', 'Watcher'),
  'Query.shareGrants': op('list', 'ShareGrant'),
  'Query.apiKeys': op('list', 'ApiKey'),
  'Query.auditEntries': op('list', 'AuditEntry'),
  'Query.auditVerification': op('list', 'AuditEntry'),
  'Query.accessesToMyData': op('list', 'DataAccess'),
  'Query.consents': op('list', 'Consent'),
  'Query.consentWordings': op('list', 'Consent'),
  'Query.optOuts': op('list', 'OptOut'),
  'Query.privacyRequests': op('list', 'PrivacyRequest'),
  'Query.privacyRequest': op('read', 'PrivacyRequest'),
  'Query.dataCategories': op('inspect', 'PrivacyRequest'),
  'Query.reportingInstruction': op('instruct', 'Provider'),

  'Mutation.userCreate': op('create', 'User'),
  'Query.legalHolds': op('list', 'LegalHold'),
  'Query.retentionRuns': op('list', 'RetentionRun'),

  'Mutation.providerCreate': op('create', 'Provider'),
  'Mutation.accountUpdate': op('update', 'Account'),
  'Mutation.customerCreate': op('create', 'Customer'),
  'Mutation.customerUpdate': op('update', 'Customer'),
  'Mutation.propertyCreate': op('create', 'Property'),
  'Mutation.jobCreate': op('create', 'Job'),
  'Mutation.jobSchedule': op('schedule', 'Job'),
  'Mutation.jobCancel': op('cancel', 'Job'),
  'Mutation.visitAssign': op('assign', 'Visit'),
  'Mutation.visitDispatch': op('dispatch', 'Visit'),
  'Mutation.visitDepart': op('depart', 'Visit'),
  'Mutation.visitArrive': op('arrive', 'Visit'),
  'Mutation.visitComplete': op('complete', 'Visit'),
  'Mutation.visitNoAccess': op('noAccess', 'Visit'),
  'Mutation.visitCancel': op('cancel', 'Visit'),
  'Mutation.shiftClockIn': op('clock', 'Provider'),
  'Mutation.shiftClockOut': op('clock', 'Provider'),
  'Mutation.positionReport': op('report', 'Provider'),
  'Mutation.positionReportBatch': op('report', 'Provider'),
  'Mutation.sharingPause': op('pause', 'Provider'),
  'Mutation.sharingResume': op('pause', 'Provider'),
  'Mutation.shareGrantCreate': op('share', 'Visit'),
  'Mutation.shareGrantRevoke': op('revoke', 'ShareGrant'),
  'Mutation.apiKeyCreate': op('create', 'ApiKey'),
  'Mutation.apiKeyRevoke': op('revoke', 'ApiKey'),
  'Mutation.consentGrant': op('grant', 'Consent'),
  'Mutation.consentWithdraw': op('withdraw', 'Consent'),
  'Mutation.dataExportRequest': op('file', 'PrivacyRequest'),
  'Mutation.dataErasureRequest': op('file', 'PrivacyRequest'),
  'Mutation.dataRectificationRequest': op('file', 'PrivacyRequest'),
  'Mutation.dataRestrictionRequest': op('file', 'PrivacyRequest'),
  'Mutation.dataOptOutRequest': op('file', 'PrivacyRequest'),
  'Mutation.privacyRequestCodeSend': op('verify', 'PrivacyRequest'),
  'Mutation.privacyRequestVerify': op('verify', 'PrivacyRequest'),
  'Mutation.privacyRequestConfirmIdentity': op('identify', 'PrivacyRequest'),
  'Mutation.privacyRequestConfirmReceipt': op('confirm', 'PrivacyRequest'),
  'Mutation.privacyRequestApprove': op('approve', 'PrivacyRequest'),
  'Mutation.privacyRequestDeny': op('deny', 'PrivacyRequest'),
  'Mutation.privacyRequestCancel': op('cancel', 'PrivacyRequest'),
  'Mutation.privacyRequestExtend': op('extend', 'PrivacyRequest'),
  'Mutation.privacyRequestRetry': op('retry', 'PrivacyRequest'),
  'Mutation.legalHoldCreate': op('create', 'LegalHold'),
  'Mutation.legalHoldRelease': op('release', 'LegalHold'),
  'Mutation.privacyLedgerReplay': op('replay', 'Account'),

  'Subscription.providerPosition': latest('locate', 'Provider'),
  'Subscription.fleetPositions': latest('list', 'ProviderPosition'),
  'Subscription.visitTracking': latest('track', 'Visit'),
  'Subscription.reportingInstruction': latest('instruct', 'Provider'),
  'Subscription.watchers': latest('list', 'Watcher'),
  'Subscription.privacyRequestProgress': every('read', 'PrivacyRequest'),
};

/**
 * Arguments and input fields that look at a field of a row: they exist, and work, only where that field may be read.
 * `Query.visits.filter.stage` is the input field `stage` of the argument's type.
 */
export const LOOKS_AT: Readonly<Record<string, `${SubjectType}.${string}`>> = {
  'CustomerFilter.name': 'Customer.name',
  'CustomerFilter.kind': 'Customer.kind',
  'CustomerFilter.email': 'Customer.contactPoints',
  'CustomerFilter.phone': 'Customer.contactPoints',
  'ProviderFilter.clockedIn': 'Provider.clockedIn',
  'ProviderFilter.name': 'Provider.displayName',
  'JobFilter.state': 'Job.state',
  'JobFilter.customerId': 'Job.customer',
  'LegalHoldFilter.subjectId': 'LegalHold.subjectId',
  'LegalHoldFilter.active': 'LegalHold.active',
  'VisitFilter.stage': 'Visit.stage',
  'VisitFilter.assigneeId': 'Visit.assignee',
  'VisitFilter.customerId': 'Visit.customer',
  'VisitFilter.jobId': 'Visit.job',
  'VisitFilter.windowFrom': 'Visit.arrivalWindow',
  'VisitFilter.windowUntil': 'Visit.arrivalWindow',
  'VisitOrder.WINDOW': 'Visit.arrivalWindow',
  'PrivacyRequestFilter.state': 'PrivacyRequest.state',
  'PrivacyRequestFilter.kind': 'PrivacyRequest.kind',
  'PrivacyRequestFilter.subjectId': 'PrivacyRequest.subject',
  'PrivacyRequestFilter.deadline': 'PrivacyRequest.deadline',
  'PrivacyRequestFilter.overdueOnly': 'PrivacyRequest.deadline',
  'Subscription.fleetPositions.boundingBox': 'ProviderPosition.point',
};
