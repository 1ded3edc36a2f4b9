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
  | (string & {});

/** What is done with one kind of data, in plain words to the person that it is about. */
export interface DataPractice {
  /** What the kind of data is called. */
  readonly name: string;
  /** What it is. */
  readonly what: string;
  /** Whose it can be. */
  readonly whose: ReadonlyArray<string>;
  /** What it is used for. */
  readonly why: ReadonlyArray<string>;
  /** On what legal ground, with the article of the law. */
  readonly basis: ReadonlyArray<string>;
  /** How it is collected. */
  readonly how: string;
  /** When it is collected. */
  readonly when: string;
  /** How long it is kept, and why so long. */
  readonly keptFor: ReadonlyArray<string>;
}

/** One version of the privacy page. */
export interface DataPracticeChange {
  /** Counts from 1. */
  readonly version: number;
  /** From when it holds. */
  readonly effectiveAt: string;
  /** What changed. */
  readonly changes: ReadonlyArray<string>;
}

/** Something that a person can ask for, or how to ask. */
export interface DataPracticeRight {
  /** What it is called. */
  readonly name: string;
  /** What it is, with the article of the law. */
  readonly text: string;
}

/** How a signal of a browser is answered. */
export interface DataPracticeSignal {
  /** The header of the request: Sec-GPC or DNT. */
  readonly header: string;
  /** What the signal is called. */
  readonly name: string;
  /** How it is answered. */
  readonly answer: string;
}

/** The privacy page as data: what is collected, why, how, when, and how long it is kept. */
export interface DataPractices {
  /** The version of the page. */
  readonly version: number;
  /** From when this version holds. */
  readonly effectiveAt: string;
  /** Whom to write to. */
  readonly contact: string;
  /** What holds for all data alike. */
  readonly principles: ReadonlyArray<string>;
  /** By kind of data. */
  readonly categories: ReadonlyArray<DataPractice>;
  /** Who can see it, and that nobody else can. */
  readonly sharing: ReadonlyArray<string>;
  /** What a person can ask for, and how. */
  readonly rights: ReadonlyArray<DataPracticeRight>;
  /** How Global Privacy Control and Do Not Track are answered. */
  readonly signals: ReadonlyArray<DataPracticeSignal>;
  /** Promises that are kept, each held by tests. */
  readonly promises: ReadonlyArray<string>;
  /** Every version that there was, newest first. */
  readonly changes: ReadonlyArray<DataPracticeChange>;
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

/** What the browser said about privacy with this request, and what was made of it. */
export interface PrivacySignals {
  /** Whether this request carried `Sec-GPC: 1`. */
  readonly gpc: boolean;
  /** Whether this request carried `DNT: 1`. */
  readonly dnt: boolean;
  /** As what the request was processed. */
  readonly processedAs: SignalOutcome;
  /** Since when the opt-out of this person is on record; null if there is none, or no person is known. */
  readonly recordedAt: string | null;
}

/** A person who is sent to customers: the working profile of a user. */
export interface Provider {
  /** Opaque, unique everywhere, prefixed by type. */
  readonly id: string;
  /** Whether a shift is open. */
  readonly clockedIn: boolean | null;
  /** Where they are now. */
  readonly position: ProviderPosition | null;
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

/** As what the signals of a request were processed. */
export type SignalOutcome =
  /** There was none. Nothing is tracked, sold or shared all the same. */
  | 'NO_SIGNAL'
  /** As an opt-out of everything that is not needed for a visit. */
  | 'OPT_OUT'
  | (string & {});

/** A span of time. */
export interface TimeWindow {
  /** Its first instant. */
  readonly start: string;
  /** Its last instant, after the first. */
  readonly end: string;
}

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
  /** The privacy signals of this request, and what was made of them. */
  readonly privacySignals: PrivacySignals;
}

/** One going of a provider to a customer. */
export interface Visit {
  /** Opaque, unique everywhere, prefixed by type. */
  readonly id: string;
  /** Its stage. */
  readonly stage: VisitStage | null;
  /** When the provider is to arrive. */
  readonly arrivalWindow: TimeWindow | null;
  /** When the row was made. */
  readonly createdAt: string | null;
  /** Grows with every change; send it as `expectedVersion`. */
  readonly version: number | null;
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
