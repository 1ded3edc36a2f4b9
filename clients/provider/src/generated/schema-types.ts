// Written by `npm run gen`. Do not edit.

/** A company. It owns everything below it. */
export interface Account {
  /** Opaque, unique everywhere, prefixed by type. */
  readonly id: string;
  /** The name of the company. */
  readonly name: string;
  /** IANA time zone, such as Europe/Paris. */
  readonly timeZone: string;
}

/** Whom a token speaks for. */
export type Audience =
  /** An app that the account installed. */
  | 'partner'
  /** The holder of a share link. */
  | 'customer'
  /** The field app of a provider. */
  | 'provider'
  /** Admins, dispatchers and agents. */
  | 'office'
  /** Compliance officers. */
  | 'compliance'
  | (string & {});

/** A person or household that the company visits. */
export interface Customer {
  /** Opaque, unique everywhere, prefixed by type. */
  readonly id: string;
  /** The name; null once erased. */
  readonly name: string | null;
  /** The places of the customer, oldest first, at most 100. */
  readonly properties: ReadonlyArray<Property> | null;
}

/** How an estimated time of arrival was found. */
export type EtaSource =
  /** Great-circle distance, a road factor and the smoothed speed. */
  | 'GREAT_CIRCLE'
  /** A route from the account's routing server. */
  | 'OSRM'
  /** Great-circle distance, because the routing server did not answer. */
  | 'OSRM_FALLBACK'
  | (string & {});

/** Whether a position can be relied on now. */
export type Freshness =
  /** Reported within the last 30 seconds. */
  | 'LIVE'
  /** The last report is older than 30 seconds, or revocations could not be heard for a second. */
  | 'STALE'
  /** The provider has paused sharing. There is no point. */
  | 'PAUSED'
  /** Nothing is shared now; `unavailableReason` says why. There is no point. */
  | 'UNAVAILABLE'
  | (string & {});

/** Work for a customer, done in one or more visits. */
export interface Job {
  /** Opaque, unique everywhere, prefixed by type. */
  readonly id: string;
  /** Its state. */
  readonly state: JobState | null;
  /** What is to be done, in a line; null once erased. */
  readonly summary: string | null;
  /** Notes of the office. */
  readonly notes: string | null;
  /** When the row was made. */
  readonly createdAt: string | null;
  /** Grows with every change; send it as `expectedVersion`. */
  readonly version: number | null;
  /** For whom. */
  readonly customer: Customer | null;
  /** Where. */
  readonly property: Property | null;
  /** Its visits that may be read, oldest first. */
  readonly visits: VisitConnection | null;
}

/** A page of a list of Job. */
export interface JobConnection {
  /** The rows with their cursors. */
  readonly edges: ReadonlyArray<JobEdge>;
  /** The rows alone. */
  readonly nodes: ReadonlyArray<Job>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
}

/** One Job in a list. */
export interface JobEdge {
  /** Where it stands in the list. */
  readonly cursor: string;
  /** The row. */
  readonly node: Job | null;
}

/** The state of a job. */
export type JobState =
  /** No visit is booked. */
  | 'UNSCHEDULED'
  /** A visit is booked, none has begun. */
  | 'SCHEDULED'
  /** A visit is or was under way. */
  | 'ACTIVE'
  /** Its last open visit was completed. */
  | 'COMPLETED'
  /** Called off. */
  | 'CANCELLED'
  | (string & {});

/** How hard the device should try. */
export type LocationAccuracy =
  /** Location off. */
  | 'NONE'
  /** About 100 m, sparing the battery. */
  | 'BALANCED'
  /** The best the device can do. */
  | 'HIGH'
  | (string & {});

/** Anything with an id that `node` can find. */
export interface Node {
  /** Opaque, unique everywhere, prefixed by type. */
  readonly id: string;
}

/** Where a page stands in its list. */
export interface PageInfo {
  /** Whether there is more after the last edge. */
  readonly hasNextPage: boolean;
  /** Whether there is more before the first edge. */
  readonly hasPreviousPage: boolean;
  /** The cursor of the first edge, null on an empty page. */
  readonly startCursor: string | null;
  /** The cursor of the last edge, null on an empty page. */
  readonly endCursor: string | null;
}

/** A point on WGS84. */
export interface Point {
  /** Degrees north, -90 to 90. */
  readonly latitude: number;
  /** Degrees east, -180 to 180. */
  readonly longitude: number;
}

/** The outcome of a report. */
export interface PositionReportPayload {
  /** Whether it became the current position. If not, nothing of it was kept. */
  readonly accepted: boolean;
  /** What to do next. */
  readonly reportingInstruction: ReportingInstruction | null;
  /** Why it was not accepted. */
  readonly userErrors: ReadonlyArray<UserError>;
}

/** A postal address. */
export interface PostalAddress {
  /** Street and number. */
  readonly line1: string;
  /** Flat, floor, entrance. */
  readonly line2: string | null;
  /** City. */
  readonly city: string;
  /** Postal code. */
  readonly postalCode: string | null;
  /** ISO 3166-1 alpha-2 country code. */
  readonly country: string;
}

/** How exactly a position is shown to this viewer. */
export type Precision =
  /** As the device reported it. */
  | 'EXACT'
  /** Snapped to a fixed grid of about 100 m. */
  | 'STREET'
  /** Snapped to a fixed grid of about 1 km. */
  | 'NEIGHBOURHOOD'
  /** No point, only the estimated time of arrival. */
  | 'ETA_ONLY'
  | (string & {});

/** A place of a customer where work is done. */
export interface Property {
  /** Opaque, unique everywhere, prefixed by type. */
  readonly id: string;
  /** Its address; null once erased. */
  readonly address: PostalAddress | null;
  /** Where it is; null once erased. */
  readonly point: Point | null;
  /** Whose it is. */
  readonly customer: Customer | null;
}

/** A person who is sent to customers: the working profile of a user. */
export interface Provider {
  /** Opaque, unique everywhere, prefixed by type. */
  readonly id: string;
  /** The name that customers see; null once erased. */
  readonly displayName: string | null;
  /** The full name; null once erased. */
  readonly fullName: string | null;
  /** Whether a shift is open. */
  readonly clockedIn: boolean | null;
  /** Where they are now. */
  readonly position: ProviderPosition | null;
  /** The open shift. */
  readonly shift: Shift | null;
}

/** Where a provider is now, as exactly as this viewer may know. Never a history. */
export interface ProviderPosition {
  /** The provider. */
  readonly providerId: string;
  /** The visit that the position serves; null if none. */
  readonly visitId: string | null;
  /** How exact the values are; null when there are none. */
  readonly precision: Precision | null;
  /** Whether it can be relied on. */
  readonly freshness: Freshness;
  /** Why there is no position, if there is none. */
  readonly unavailableReason: UnavailableReason | null;
  /** Where. */
  readonly point: Point | null;
  /** Radius in metres within which the provider is. */
  readonly accuracyM: number | null;
  /** Degrees clockwise from north, 0 to 360. */
  readonly headingDeg: number | null;
  /** Metres per second. */
  readonly speedMps: number | null;
  /** When the device took it. */
  readonly recordedAt: string | null;
  /** Whole minutes until arrival at the visit, 0 at the door. */
  readonly eta: number | null;
  /** How `eta` was found. */
  readonly etaSource: EtaSource | null;
}

/** What the provider's app is to do now. */
export interface ReportingInstruction {
  /** The provider. */
  readonly providerId: string;
  /** Whether to report, and how eagerly. */
  readonly mode: ReportingMode;
  /** Milliseconds between reports; 0 with STOP. */
  readonly intervalMs: number;
  /** Metres to move before the next report; 0 with STOP. */
  readonly distanceM: number;
  /** How hard the device should try. */
  readonly accuracy: LocationAccuracy;
}

/** What the provider's app is to do. */
export type ReportingMode =
  /** Collect nothing: no visit makes it necessary. */
  | 'STOP'
  /** Report seldom: nobody is watching. */
  | 'IDLE'
  /** Report often: somebody is watching. */
  | 'LIVE'
  | (string & {});

/** What a person of the account does. */
export type Role =
  /** Sets the account up and manages its keys. */
  | 'ADMIN'
  /** Plans jobs and sends providers. */
  | 'DISPATCHER'
  /** Answers customers. */
  | 'AGENT'
  /** Runs privacy requests. */
  | 'COMPLIANCE_OFFICER'
  /** Works at the addresses of customers. */
  | 'PROVIDER'
  | (string & {});

/** The outcome of pausing or resuming. */
export interface SharingPayload {
  /** What to do next. */
  readonly reportingInstruction: ReportingInstruction | null;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
}

/** A provider's time at work, from clocking in to clocking out. */
export interface Shift {
  /** Opaque, unique everywhere, prefixed by type. */
  readonly id: string;
  /** When they clocked in. */
  readonly startedAt: string;
  /** When they clocked out; null while at work. */
  readonly endedAt: string | null;
}

/** The outcome of clocking in or out. */
export interface ShiftPayload {
  /** The shift. */
  readonly shift: Shift | null;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
}

/** A span of time. */
export interface TimeWindow {
  /** Its first instant. */
  readonly start: string;
  /** Its last instant, after the first. */
  readonly end: string;
}

/** How much of a visit is shared at its present stage. */
export type TrackingTier =
  /** The arrival window only. */
  | 'ARRIVAL_WINDOW'
  /** The estimated time of arrival. */
  | 'ETA_ONLY'
  /** The time and a position to about 1 km. */
  | 'NEIGHBOURHOOD'
  /** The time and a position to about 100 m. */
  | 'STREET'
  /** The time and the position. */
  | 'EXACT'
  /** That the provider has arrived. */
  | 'ARRIVED'
  /** Nothing more: the visit is over. */
  | 'ENDED'
  | (string & {});

/** Why there is no position. */
export type UnavailableReason =
  /** No visit is under way. */
  | 'NO_ACTIVE_VISIT'
  /** The provider is not at work. */
  | 'NOT_CLOCKED_IN'
  /** A visit is under way, but no recent report has come. */
  | 'NO_RECENT_POSITION'
  /** The visit was completed. */
  | 'COMPLETED'
  /** The visit ended without access. */
  | 'NO_ACCESS'
  /** The visit was cancelled. */
  | 'CANCELLED'
  /** The visit went to another provider. */
  | 'REASSIGNED'
  /** The provider has clocked out. */
  | 'CLOCKED_OUT'
  /** The provider is on site; positions are not needed. */
  | 'ARRIVED'
  /** The provider has left the bounding box of the stream. */
  | 'OUT_OF_BOX'
  | (string & {});

/** A person who works for the account. */
export interface User {
  /** Opaque, unique everywhere, prefixed by type. */
  readonly id: string;
  /** The full name; null once erased. */
  readonly name: string | null;
  /** What they do. */
  readonly roles: ReadonlyArray<Role> | null;
}

/** Why an expected failure of a mutation happened. Nothing was changed. */
export interface UserError {
  /** The path in the input, or null if it is about the whole. */
  readonly field: ReadonlyArray<string> | null;
  /** A code that programs can switch on. */
  readonly code: string;
  /** A sentence for people. It may change. */
  readonly message: string;
}

/** Who is asking, as the token says. */
export interface Viewer {
  /** Whom the token speaks for; it chooses the schema. */
  readonly audience: Audience;
  /** The role of the token; null for apps and links. */
  readonly role: Role | null;
  /** The scopes of an app; empty for everybody else. */
  readonly scopes: ReadonlyArray<string>;
  /** When the token ends; null if it does not. */
  readonly expiresAt: string | null;
  /** The visit that a link opens; null for everybody else. */
  readonly visitId: string | null;
  /** The account of the token. */
  readonly account: Account | null;
  /** The person behind the token, if there is one. */
  readonly user: User | null;
}

/** One going of a provider to a customer. */
export interface Visit {
  /** Opaque, unique everywhere, prefixed by type. */
  readonly id: string;
  /** Its stage. */
  readonly stage: VisitStage | null;
  /** When the provider is to arrive. */
  readonly arrivalWindow: TimeWindow | null;
  /** Notes for the visit. */
  readonly notes: string | null;
  /** When the stage last changed. */
  readonly stageChangedAt: string | null;
  /** When the row was made. */
  readonly createdAt: string | null;
  /** Grows with every change; send it as `expectedVersion`. */
  readonly version: number | null;
  /** The job that it is part of. */
  readonly job: Job | null;
  /** At whom. */
  readonly customer: Customer | null;
  /** Where. */
  readonly property: Property | null;
  /** Who goes. */
  readonly assignee: Provider | null;
  /** How it stands now. */
  readonly tracking: VisitTracking | null;
}

/** A page of a list of Visit. */
export interface VisitConnection {
  /** The rows with their cursors. */
  readonly edges: ReadonlyArray<VisitEdge>;
  /** The rows alone. */
  readonly nodes: ReadonlyArray<Visit>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
}

/** One Visit in a list. */
export interface VisitEdge {
  /** Where it stands in the list. */
  readonly cursor: string;
  /** The row. */
  readonly node: Visit | null;
}

/** The order of a list of visits. */
export type VisitOrder =
  /** By creation, oldest first. */
  | 'CREATED'
  /** By the start of the arrival window. */
  | 'WINDOW'
  | (string & {});

/** The outcome of a step of a visit. */
export interface VisitPayload {
  /** The visit after the change. */
  readonly visit: Visit | null;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
}

/** The stage of a visit. */
export type VisitStage =
  /** It has an arrival window. */
  | 'BOOKED'
  /** The assignee was told to go. */
  | 'DISPATCHED'
  /** The assignee is on the way; positions are shared. */
  | 'EN_ROUTE'
  /** The assignee has arrived. */
  | 'ON_SITE'
  /** The work is done. */
  | 'COMPLETED'
  /** Nobody let the assignee in. */
  | 'NO_ACCESS'
  /** Called off. */
  | 'CANCELLED'
  | (string & {});

/** How a visit stands, as its customer sees it. */
export interface VisitTracking {
  /** The visit. */
  readonly visitId: string;
  /** Its stage. */
  readonly stage: VisitStage;
  /** How much is shared at this stage. */
  readonly tier: TrackingTier;
  /** When the provider is to arrive. */
  readonly arrivalWindow: TimeWindow | null;
  /** Where the provider is; null if that is not shared now. */
  readonly position: ProviderPosition | null;
  /** Whether the position can be relied on. */
  readonly freshness: Freshness;
  /** Why there is no position, if there is none. */
  readonly unavailableReason: UnavailableReason | null;
  /** Whole minutes until arrival, 0 at the door. */
  readonly eta: number | null;
  /** How `eta` was found. */
  readonly etaSource: EtaSource | null;
}

/** Somebody who is watching a provider now, shown to that provider. */
export interface Watcher {
  /** The same for as long as they watch. */
  readonly id: string;
  /** Who they are. */
  readonly audience: Audience;
  /** The app's or the office's name for its token; null for links. */
  readonly label: string | null;
  /** Since when. */
  readonly since: string;
}
