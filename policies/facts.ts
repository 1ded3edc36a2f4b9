/**
 * What a rule may look at: flat, unencrypted facts of the viewer and of the row. A fact whose name ends in `ByViewer`
 * is a named relation: one SQL expression (a formula of the entity in `api/model`) that is both selected with the row
 * and used for filtering, evaluated for the viewer of the database session.
 */

export const AUDIENCES = ['partner', 'customer', 'provider', 'office', 'compliance'] as const;
/** Whom a token speaks for. It belongs to the token, whatever other roles its person has. */
export type Audience = (typeof AUDIENCES)[number];

export const OFFICE_ROLES = ['ADMIN', 'DISPATCHER', 'AGENT'] as const;
export type OfficeRole = (typeof OFFICE_ROLES)[number];
export const ROLES = [...OFFICE_ROLES, 'COMPLIANCE_OFFICER', 'PROVIDER'] as const;
export type Role = (typeof ROLES)[number];

export const PARTNER_SCOPES = ['positions:read', 'positions:read:coarse', 'eta:read', 'visits:read'] as const;
/** What an account lets a partner app do. */
export type PartnerScope = (typeof PARTNER_SCOPES)[number];

export const VISIT_STAGES = [
  'BOOKED',
  'DISPATCHED',
  'EN_ROUTE',
  'ON_SITE',
  'COMPLETED',
  'NO_ACCESS',
  'CANCELLED',
] as const;
export type VisitStage = (typeof VISIT_STAGES)[number];
/** The stages in which the assignee has business with the customer's name and address. */
export const OPEN_STAGES = ['BOOKED', 'DISPATCHED', 'EN_ROUTE', 'ON_SITE'] as const satisfies readonly VisitStage[];

export type JobState = 'UNSCHEDULED' | 'SCHEDULED' | 'ACTIVE' | 'COMPLETED' | 'CANCELLED';

/** The facts of a viewer that rules may use. Ids are null where the token names none. */
export interface ViewerFacts {
  readonly audience: Audience;
  readonly accountId: string;
  /** The token's role; null for partner apps and share links. */
  readonly role: Role | null;
  readonly scopes: readonly PartnerScope[];
  readonly userId: string | null;
  /** The working profile of a provider's token. */
  readonly providerId: string | null;
  /** The one visit that a share link opens. */
  readonly visitId: string | null;
  /** Whom a share link was made for: the customer of its visit. */
  readonly customerId: string | null;
}

/** The facts of every governed type, by GraphQL type name. `accountId` is on each: no rule reaches across accounts. */
export interface FactsBySubject {
  Account: { id: string; accountId: string };
  /** `restricted`, here and below: the data of the person or the customer may only be stored (GDPR art. 18). */
  User: { id: string; accountId: string; restricted: boolean };
  Provider: { id: string; accountId: string; userId: string; restricted: boolean; visitedByViewer: boolean };
  Customer: {
    id: string;
    accountId: string;
    kind: 'PROSPECT' | 'ACTIVE';
    restricted: boolean;
    servedByViewer: boolean;
  };
  ContactPoint: { id: string; accountId: string; customerId: string; restricted: boolean };
  Property: { id: string; accountId: string; customerId: string; restricted: boolean; servedByViewer: boolean };
  Job: {
    id: string;
    accountId: string;
    customerId: string;
    state: JobState;
    restricted: boolean;
    servedByViewer: boolean;
  };
  Visit: {
    id: string;
    accountId: string;
    /** Null where the customer has been erased. */
    customerId: string | null;
    jobId: string | null;
    restricted: boolean;
    stage: VisitStage;
    assigneeId: string | null;
  };
  Shift: { id: string; accountId: string; providerId: string; open: boolean };
  ShareGrant: { id: string; accountId: string; visitId: string };
  ApiKey: { id: string; accountId: string; userId: string | null };
  Watcher: { id: string; accountId: string; providerId: string };
  AuditEntry: { id: string; accountId: string };
  /** That somebody read or changed data of a person: `personId` is the user or the customer. */
  DataAccess: { accountId: string; personId: string };
  /** Of a customer or of a user: one of the two ids is null. */
  Consent: { id: string; accountId: string; customerId: string | null; userId: string | null };
  OptOut: { id: string; accountId: string; customerId: string | null; userId: string | null };
  /** The current position of a provider; `visitId` and `stage` are of the visit that its session serves. */
  ProviderPosition: { accountId: string; providerId: string; visitId: string | null; stage: VisitStage | null };
  /** What is shared of one visit while it is under way. */
  VisitTracking: { accountId: string; visitId: string; assigneeId: string | null; stage: VisitStage };
  /** `filedBy` is the user or the customer who filed it; it is about the customer or about the user. */
  PrivacyRequest: {
    id: string;
    accountId: string;
    customerId: string | null;
    userId: string | null;
    filedBy: string | null;
  };
  LegalHold: { id: string; accountId: string };
  RetentionRun: { id: string; accountId: string };
  /** What the provider's app should do now. */
  ReportingInstruction: { accountId: string; providerId: string };
}

export type SubjectType = keyof FactsBySubject;
export type Facts<T extends SubjectType = SubjectType> = FactsBySubject[T];

/** The acts that a policy decides. `read` is of rows and fields; every other one is of a root field (`operations.ts`). */
export type Action =
  | 'read'
  | 'list'
  | 'locate'
  | 'track'
  | 'create'
  | 'update'
  | 'cancel'
  | 'schedule'
  | 'assign'
  | 'dispatch'
  | 'depart'
  | 'arrive'
  | 'complete'
  | 'noAccess'
  | 'clock'
  | 'report'
  | 'pause'
  | 'instruct'
  | 'share'
  | 'grant'
  | 'withdraw'
  | 'file'
  | 'inspect'
  | 'verify'
  | 'identify'
  | 'confirm'
  | 'approve'
  | 'deny'
  | 'extend'
  | 'retry'
  | 'release'
  | 'replay'
  | 'revoke';
