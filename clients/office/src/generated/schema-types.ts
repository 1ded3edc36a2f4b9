// Written by `npm run gen`. Do not edit.

/** A company. It owns everything below it. */
export interface Account {
  /** Opaque, unique everywhere, prefixed by type. */
  readonly id: string;
  /** The name of the company. */
  readonly name: string;
  /** IANA time zone, such as Europe/Paris. */
  readonly timeZone: string;
  /** Where its data is kept. */
  readonly region: Region | null;
  /** How exactly customers see a provider who is on the way. */
  readonly customerPrecision: Precision | null;
}

/** The outcome of `accountUpdate`. */
export interface AccountUpdatePayload {
  /** The account after the change. */
  readonly account: Account | null;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
}

/** A token for a server, an app or a device. Its secret is stored hashed. */
export interface ApiKey {
  /** Opaque, unique everywhere, prefixed by type. */
  readonly id: string;
  /** What the account calls it. */
  readonly label: string | null;
  /** Whom it speaks for. */
  readonly audience: Audience | null;
  /** The role, for office, compliance and provider keys. */
  readonly role: Role | null;
  /** The scopes, for partner keys. */
  readonly scopes: ReadonlyArray<string> | null;
  /** When it was made. */
  readonly createdAt: string | null;
  /** When it ends; null if it does not. */
  readonly expiresAt: string | null;
  /** When it was revoked; null if it was not. */
  readonly revokedAt: string | null;
}

/** A page of a list of ApiKey. */
export interface ApiKeyConnection {
  /** The rows with their cursors. */
  readonly edges: ReadonlyArray<ApiKeyEdge>;
  /** The rows alone. */
  readonly nodes: ReadonlyArray<ApiKey>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
}

/** The outcome of `apiKeyCreate`. */
export interface ApiKeyCreatePayload {
  /** The key. */
  readonly apiKey: ApiKey | null;
  /** The token. It is shown this once. */
  readonly token: string | null;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
}

/** One ApiKey in a list. */
export interface ApiKeyEdge {
  /** Where it stands in the list. */
  readonly cursor: string;
  /** The row. */
  readonly node: ApiKey | null;
}

/** The outcome of `apiKeyRevoke`. */
export interface ApiKeyRevokePayload {
  /** The key after the change. */
  readonly apiKey: ApiKey | null;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
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

/** An address at which a customer can be reached. */
export interface ContactPoint {
  /** Opaque, unique everywhere, prefixed by type. */
  readonly id: string;
  /** What it is. */
  readonly kind: ContactPointKind;
  /** The address or number; null once erased. */
  readonly value: string | null;
}

/** What a contact point is. */
export type ContactPointKind =
  /** An e-mail address. */
  | 'EMAIL'
  /** A phone number in E.164 form. */
  | 'PHONE'
  | (string & {});

/** A person or household that the company visits. */
export interface Customer {
  /** Opaque, unique everywhere, prefixed by type. */
  readonly id: string;
  /** The name; null once erased. */
  readonly name: string | null;
  /** How far the relation has come. */
  readonly kind: CustomerKind | null;
  /** Notes of the office. */
  readonly notes: string | null;
  /** Where to reach them, oldest first. */
  readonly contactPoints: ReadonlyArray<ContactPoint> | null;
  /** When the row was made. */
  readonly createdAt: string | null;
  /** Grows with every change; send it as `expectedVersion`. */
  readonly version: number | null;
  /** The places of the customer, oldest first, at most 100. */
  readonly properties: ReadonlyArray<Property> | null;
}

/** A page of a list of Customer. */
export interface CustomerConnection {
  /** The rows with their cursors. */
  readonly edges: ReadonlyArray<CustomerEdge>;
  /** The rows alone. */
  readonly nodes: ReadonlyArray<Customer>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
}

/** The outcome of `customerCreate`. */
export interface CustomerCreatePayload {
  /** The new customer. */
  readonly customer: Customer | null;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
}

/** One Customer in a list. */
export interface CustomerEdge {
  /** Where it stands in the list. */
  readonly cursor: string;
  /** The row. */
  readonly node: Customer | null;
}

/** How far the relation with a customer has come. */
export type CustomerKind =
  /** Has asked, has no job yet. */
  | 'PROSPECT'
  /** Has or had a job. */
  | 'ACTIVE'
  | (string & {});

/** The outcome of `customerUpdate`. */
export interface CustomerUpdatePayload {
  /** The customer after the change. */
  readonly customer: Customer | null;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
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

/** What changed among the providers that the viewer may see, since the event before. */
export interface FleetPositions {
  /** The new current positions, at most one for each provider. */
  readonly positions: ReadonlyArray<ProviderPosition>;
  /** The providers that are to be taken off the map. */
  readonly removed: ReadonlyArray<RemovedPosition>;
}

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

/** The outcome of `jobCancel`. */
export interface JobCancelPayload {
  /** The job after the change. */
  readonly job: Job | null;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
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

/** The outcome of `jobCreate`. */
export interface JobCreatePayload {
  /** The new job, UNSCHEDULED. */
  readonly job: Job | null;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
}

/** One Job in a list. */
export interface JobEdge {
  /** Where it stands in the list. */
  readonly cursor: string;
  /** The row. */
  readonly node: Job | null;
}

/** The outcome of `jobSchedule`. */
export interface JobSchedulePayload {
  /** The job after the change. */
  readonly job: Job | null;
  /** The new visit, BOOKED. */
  readonly visit: Visit | null;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
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

/** The outcome of `propertyCreate`. */
export interface PropertyCreatePayload {
  /** The new property. */
  readonly property: Property | null;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
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

/** A page of a list of Provider. */
export interface ProviderConnection {
  /** The rows with their cursors. */
  readonly edges: ReadonlyArray<ProviderEdge>;
  /** The rows alone. */
  readonly nodes: ReadonlyArray<Provider>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
}

/** The outcome of `providerCreate`. */
export interface ProviderCreatePayload {
  /** The new provider. */
  readonly provider: Provider | null;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
}

/** One Provider in a list. */
export interface ProviderEdge {
  /** Where it stands in the list. */
  readonly cursor: string;
  /** The row. */
  readonly node: Provider | null;
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

/** Where the data of an account is kept. */
export type Region =
  /** European Union. */
  | 'EU'
  /** United States. */
  | 'US'
  | (string & {});

/** A provider who left the stream of positions. */
export interface RemovedPosition {
  /** The provider. */
  readonly providerId: string;
  /** Why. */
  readonly reason: UnavailableReason;
}

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

/** A link with which a customer follows one visit. */
export interface ShareGrant {
  /** Opaque, unique everywhere, prefixed by type. */
  readonly id: string;
  /** When it was made. */
  readonly createdAt: string | null;
  /** When it ends at the latest; it ends with the visit too. */
  readonly expiresAt: string | null;
  /** When it was revoked; null if it was not. */
  readonly revokedAt: string | null;
  /** The visit that it opens. */
  readonly visit: Visit | null;
}

/** A page of a list of ShareGrant. */
export interface ShareGrantConnection {
  /** The rows with their cursors. */
  readonly edges: ReadonlyArray<ShareGrantEdge>;
  /** The rows alone. */
  readonly nodes: ReadonlyArray<ShareGrant>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
}

/** The outcome of `shareGrantCreate`. */
export interface ShareGrantCreatePayload {
  /** The grant. */
  readonly shareGrant: ShareGrant | null;
  /** The link to give to the customer. It is shown this once. */
  readonly link: string | null;
  /** The token in the link, for apps that follow without a page. */
  readonly token: string | null;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
}

/** One ShareGrant in a list. */
export interface ShareGrantEdge {
  /** Where it stands in the list. */
  readonly cursor: string;
  /** The row. */
  readonly node: ShareGrant | null;
}

/** The outcome of `shareGrantRevoke`. */
export interface ShareGrantRevokePayload {
  /** The grant after the change. */
  readonly shareGrant: ShareGrant | null;
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
