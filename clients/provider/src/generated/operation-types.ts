// Written by `npm run gen`. Do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { Audience } from './schema-types.ts';
import type { EtaSource } from './schema-types.ts';
import type { Freshness } from './schema-types.ts';
import type { JobState } from './schema-types.ts';
import type { LocationAccuracy } from './schema-types.ts';
import type { Precision } from './schema-types.ts';
import type { ReportingMode } from './schema-types.ts';
import type { Role } from './schema-types.ts';
import type { TrackingTier } from './schema-types.ts';
import type { UnavailableReason } from './schema-types.ts';
import type { VisitOrder } from './schema-types.ts';
import type { VisitStage } from './schema-types.ts';
/** Which jobs to list. All given conditions must hold. */
export type JobFilter = {
  /** Of this customer. */
  readonly customerId?: string | null | undefined;
  /** In one of these states. */
  readonly state?: ReadonlyArray<JobState> | null | undefined;
};

/** What a device saved while it was offline. */
export type PositionReportBatchInput = {
  /** In any order, 1 to 100. Only the newest valid one is kept. */
  readonly reports: ReadonlyArray<PositionReportInput>;
};

/** One reading of the device. Nothing of it is kept longer than it is the current one. */
export type PositionReportInput = {
  /** Radius of 68 % confidence in metres, 0 to 5,000. */
  readonly accuracyM?: number | null | undefined;
  /** Charge of the device, 0 to 100. */
  readonly batteryPercent?: number | null | undefined;
  /** Degrees clockwise from north, 0 to 360. */
  readonly headingDeg?: number | null | undefined;
  /** Degrees north on WGS84, -90 to 90. */
  readonly latitude: number;
  /** Degrees east on WGS84, -180 to 180. */
  readonly longitude: number;
  /** When the device took it: at most 120 s ago, at most 60 s ahead. */
  readonly recordedAt: string;
  /** Metres per second, 0 or more. */
  readonly speedMps?: number | null | undefined;
};

/** Whose act it is. */
export type ProviderActInput = {
  /** The provider; by default, and at most, the token's own. */
  readonly providerId?: string | null | undefined;
};

/** Which visits to list. All given conditions must hold. */
export type VisitFilter = {
  /** Assigned to this provider. */
  readonly assigneeId?: string | null | undefined;
  /** Of this customer. */
  readonly customerId?: string | null | undefined;
  /** Of this job. */
  readonly jobId?: string | null | undefined;
  /** In one of these stages. */
  readonly stage?: ReadonlyArray<VisitStage> | null | undefined;
  /** The window ends after this. */
  readonly windowFrom?: string | null | undefined;
  /** The window starts before this. */
  readonly windowUntil?: string | null | undefined;
};

/** Which visit takes its next step. */
export type VisitStepInput = {
  /** CONFLICT if the row has another version by now. */
  readonly expectedVersion?: number | null | undefined;
  /** The visit. */
  readonly visitId: string;
};

export type AccountQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountQuery = { readonly account: { readonly id: string, readonly name: string, readonly timeZone: string } | null };

export type CustomerQueryVariables = Exact<{
  id: string;
}>;


export type CustomerQuery = { readonly customer: { readonly id: string, readonly name: string | null, readonly properties: ReadonlyArray<{ readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null }> | null } | null };

export type JobQueryVariables = Exact<{
  id: string;
}>;


export type JobQuery = { readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null, readonly customer: { readonly id: string, readonly name: string | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null } | null };

export type JobsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: JobFilter | null | undefined;
}>;


export type JobsQuery = { readonly jobs: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null, readonly customer: { readonly id: string, readonly name: string | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type NodeQueryVariables = Exact<{
  id: string;
}>;


export type NodeQuery = { readonly node:
    | { readonly __typename: 'Account', readonly id: string }
    | { readonly __typename: 'Customer', readonly id: string }
    | { readonly __typename: 'Job', readonly id: string }
    | { readonly __typename: 'Property', readonly id: string }
    | { readonly __typename: 'Provider', readonly id: string }
    | { readonly __typename: 'Shift', readonly id: string }
    | { readonly __typename: 'User', readonly id: string }
    | { readonly __typename: 'Visit', readonly id: string }
   | null };

export type NodesQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type NodesQuery = { readonly nodes: ReadonlyArray<
    | { readonly __typename: 'Account', readonly id: string }
    | { readonly __typename: 'Customer', readonly id: string }
    | { readonly __typename: 'Job', readonly id: string }
    | { readonly __typename: 'Property', readonly id: string }
    | { readonly __typename: 'Provider', readonly id: string }
    | { readonly __typename: 'Shift', readonly id: string }
    | { readonly __typename: 'User', readonly id: string }
    | { readonly __typename: 'Visit', readonly id: string }
   | null> };

export type ProviderQueryVariables = Exact<{
  id: string;
}>;


export type ProviderQuery = { readonly provider: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null, readonly position: { readonly providerId: string, readonly visitId: string | null, readonly precision: Precision | null, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly accuracyM: number | null, readonly headingDeg: number | null, readonly speedMps: number | null, readonly recordedAt: string | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly shift: { readonly id: string, readonly startedAt: string, readonly endedAt: string | null } | null } | null };

export type ProviderPositionQueryVariables = Exact<{
  providerId: string;
}>;


export type ProviderPositionQuery = { readonly providerPosition: { readonly providerId: string, readonly visitId: string | null, readonly precision: Precision | null, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly accuracyM: number | null, readonly headingDeg: number | null, readonly speedMps: number | null, readonly recordedAt: string | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null };

export type ReportingInstructionQueryVariables = Exact<{ [key: string]: never; }>;


export type ReportingInstructionQuery = { readonly reportingInstruction: { readonly providerId: string, readonly mode: ReportingMode, readonly intervalMs: number, readonly distanceM: number, readonly accuracy: LocationAccuracy } | null };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { readonly viewer: { readonly audience: Audience, readonly role: Role | null, readonly scopes: ReadonlyArray<string>, readonly expiresAt: string | null, readonly visitId: string | null, readonly account: { readonly id: string, readonly name: string, readonly timeZone: string } | null, readonly user: { readonly id: string, readonly name: string | null, readonly roles: ReadonlyArray<Role> | null } | null } };

export type VisitQueryVariables = Exact<{
  id: string;
}>;


export type VisitQuery = { readonly visit: { readonly id: string, readonly stage: VisitStage | null, readonly notes: string | null, readonly stageChangedAt: string | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly customer: { readonly id: string, readonly name: string | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly assignee: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null } | null, readonly tracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null } | null } | null };

export type VisitTrackingQueryVariables = Exact<{
  visitId: string;
}>;


export type VisitTrackingQuery = { readonly visitTracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly position: { readonly providerId: string, readonly visitId: string | null, readonly precision: Precision | null, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly accuracyM: number | null, readonly headingDeg: number | null, readonly speedMps: number | null, readonly recordedAt: string | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null } | null };

export type VisitsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  orderBy?: VisitOrder | null | undefined;
  filter?: VisitFilter | null | undefined;
}>;


export type VisitsQuery = { readonly visits: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stage: VisitStage | null, readonly notes: string | null, readonly stageChangedAt: string | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly customer: { readonly id: string, readonly name: string | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly assignee: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null } | null, readonly tracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type WatchersQueryVariables = Exact<{ [key: string]: never; }>;


export type WatchersQuery = { readonly watchers: ReadonlyArray<{ readonly id: string, readonly audience: Audience, readonly label: string | null, readonly since: string }> };

export type PositionReportMutationVariables = Exact<{
  input: PositionReportInput;
}>;


export type PositionReportMutation = { readonly positionReport: { readonly accepted: boolean, readonly reportingInstruction: { readonly providerId: string, readonly mode: ReportingMode, readonly intervalMs: number, readonly distanceM: number, readonly accuracy: LocationAccuracy } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type PositionReportBatchMutationVariables = Exact<{
  input: PositionReportBatchInput;
}>;


export type PositionReportBatchMutation = { readonly positionReportBatch: { readonly accepted: boolean, readonly reportingInstruction: { readonly providerId: string, readonly mode: ReportingMode, readonly intervalMs: number, readonly distanceM: number, readonly accuracy: LocationAccuracy } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type SharingPauseMutationVariables = Exact<{
  input?: ProviderActInput | null | undefined;
}>;


export type SharingPauseMutation = { readonly sharingPause: { readonly reportingInstruction: { readonly providerId: string, readonly mode: ReportingMode, readonly intervalMs: number, readonly distanceM: number, readonly accuracy: LocationAccuracy } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type SharingResumeMutationVariables = Exact<{
  input?: ProviderActInput | null | undefined;
}>;


export type SharingResumeMutation = { readonly sharingResume: { readonly reportingInstruction: { readonly providerId: string, readonly mode: ReportingMode, readonly intervalMs: number, readonly distanceM: number, readonly accuracy: LocationAccuracy } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type ShiftClockInMutationVariables = Exact<{
  input?: ProviderActInput | null | undefined;
}>;


export type ShiftClockInMutation = { readonly shiftClockIn: { readonly shift: { readonly id: string, readonly startedAt: string, readonly endedAt: string | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type ShiftClockOutMutationVariables = Exact<{
  input?: ProviderActInput | null | undefined;
}>;


export type ShiftClockOutMutation = { readonly shiftClockOut: { readonly shift: { readonly id: string, readonly startedAt: string, readonly endedAt: string | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type VisitArriveMutationVariables = Exact<{
  input: VisitStepInput;
}>;


export type VisitArriveMutation = { readonly visitArrive: { readonly visit: { readonly id: string, readonly stage: VisitStage | null, readonly notes: string | null, readonly stageChangedAt: string | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly customer: { readonly id: string, readonly name: string | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly assignee: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null } | null, readonly tracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type VisitCompleteMutationVariables = Exact<{
  input: VisitStepInput;
}>;


export type VisitCompleteMutation = { readonly visitComplete: { readonly visit: { readonly id: string, readonly stage: VisitStage | null, readonly notes: string | null, readonly stageChangedAt: string | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly customer: { readonly id: string, readonly name: string | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly assignee: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null } | null, readonly tracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type VisitDepartMutationVariables = Exact<{
  input: VisitStepInput;
}>;


export type VisitDepartMutation = { readonly visitDepart: { readonly visit: { readonly id: string, readonly stage: VisitStage | null, readonly notes: string | null, readonly stageChangedAt: string | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly customer: { readonly id: string, readonly name: string | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly assignee: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null } | null, readonly tracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type VisitNoAccessMutationVariables = Exact<{
  input: VisitStepInput;
}>;


export type VisitNoAccessMutation = { readonly visitNoAccess: { readonly visit: { readonly id: string, readonly stage: VisitStage | null, readonly notes: string | null, readonly stageChangedAt: string | null, readonly createdAt: string | null, readonly version: number | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly job: { readonly id: string, readonly state: JobState | null, readonly summary: string | null, readonly notes: string | null, readonly createdAt: string | null, readonly version: number | null } | null, readonly customer: { readonly id: string, readonly name: string | null } | null, readonly property: { readonly id: string, readonly address: { readonly line1: string, readonly line2: string | null, readonly city: string, readonly postalCode: string | null, readonly country: string } | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null, readonly assignee: { readonly id: string, readonly displayName: string | null, readonly fullName: string | null, readonly clockedIn: boolean | null } | null, readonly tracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null } | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly code: string, readonly message: string }> } };

export type WatchProviderPositionSubscriptionVariables = Exact<{
  providerId: string;
}>;


export type WatchProviderPositionSubscription = { readonly providerPosition: { readonly providerId: string, readonly visitId: string | null, readonly precision: Precision | null, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly accuracyM: number | null, readonly headingDeg: number | null, readonly speedMps: number | null, readonly recordedAt: string | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null };

export type WatchReportingInstructionSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type WatchReportingInstructionSubscription = { readonly reportingInstruction: { readonly providerId: string, readonly mode: ReportingMode, readonly intervalMs: number, readonly distanceM: number, readonly accuracy: LocationAccuracy } | null };

export type WatchVisitTrackingSubscriptionVariables = Exact<{
  visitId: string;
}>;


export type WatchVisitTrackingSubscription = { readonly visitTracking: { readonly visitId: string, readonly stage: VisitStage, readonly tier: TrackingTier, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly arrivalWindow: { readonly start: string, readonly end: string } | null, readonly position: { readonly providerId: string, readonly visitId: string | null, readonly precision: Precision | null, readonly freshness: Freshness, readonly unavailableReason: UnavailableReason | null, readonly accuracyM: number | null, readonly headingDeg: number | null, readonly speedMps: number | null, readonly recordedAt: string | null, readonly eta: number | null, readonly etaSource: EtaSource | null, readonly point: { readonly latitude: number, readonly longitude: number } | null } | null } | null };

export type WatchWatchersSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type WatchWatchersSubscription = { readonly watchers: ReadonlyArray<{ readonly id: string, readonly audience: Audience, readonly label: string | null, readonly since: string }> };
