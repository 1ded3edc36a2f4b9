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
  /** The holder of a share link. */
  | 'customer'
  | (string & {});

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

/** Anything with an id that `node` can find. */
export interface Node {
  /** Opaque, unique everywhere, prefixed by type. */
  readonly id: string;
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

/** A person who is sent to customers: the working profile of a user. */
export interface Provider {
  /** Opaque, unique everywhere, prefixed by type. */
  readonly id: string;
  /** The name that customers see; null once erased. */
  readonly displayName: string | null;
}

/** Where a provider is now, as exactly as this viewer may know. Never a history. */
export interface ProviderPosition {
  /** The provider. */
  readonly providerId: string;
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
}

/** One going of a provider to a customer. */
export interface Visit {
  /** Opaque, unique everywhere, prefixed by type. */
  readonly id: string;
  /** Its stage. */
  readonly stage: VisitStage | null;
  /** When the provider is to arrive. */
  readonly arrivalWindow: TimeWindow | null;
  /** Who goes. */
  readonly assignee: Provider | null;
  /** How it stands now. */
  readonly tracking: VisitTracking | null;
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
