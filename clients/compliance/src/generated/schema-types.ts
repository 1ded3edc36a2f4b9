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

/** One Provider in a list. */
export interface ProviderEdge {
  /** Where it stands in the list. */
  readonly cursor: string;
  /** The row. */
  readonly node: Provider | null;
}

/** Where the data of an account is kept. */
export type Region =
  /** European Union. */
  | 'EU'
  /** United States. */
  | 'US'
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

/** A person who works for the account. */
export interface User {
  /** Opaque, unique everywhere, prefixed by type. */
  readonly id: string;
  /** The full name; null once erased. */
  readonly name: string | null;
  /** What they do. */
  readonly roles: ReadonlyArray<Role> | null;
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
