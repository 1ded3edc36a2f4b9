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

/** That a person agreed to be written to by a channel for a purpose. */
export interface Consent {
  /** Opaque, unique everywhere, prefixed by type. */
  readonly id: string;
  /** By which way. */
  readonly channel: ContactChannel | null;
  /** About what. */
  readonly purpose: ConsentPurpose | null;
  /** Which version of the words they agreed to. */
  readonly wordingVersion: string | null;
  /** These words. */
  readonly wording: string | null;
  /** Who told the platform of it. */
  readonly source: ConsentSource | null;
  /** What shows it, in the words of who wrote it down. */
  readonly evidence: string | null;
  /** Since when it holds. */
  readonly grantedAt: string | null;
  /** When it was withdrawn; null if it holds. */
  readonly withdrawnAt: string | null;
  /** How it was withdrawn; null if it holds. */
  readonly withdrawnBy: ConsentWithdrawal | null;
  /** Grows with every change. */
  readonly version: number | null;
}

/** A page of a list of Consent. */
export interface ConsentConnection {
  /** The rows with their cursors. */
  readonly edges: ReadonlyArray<ConsentEdge>;
  /** The rows alone. */
  readonly nodes: ReadonlyArray<Consent>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
}

/** One Consent in a list. */
export interface ConsentEdge {
  /** Where it stands in the list. */
  readonly cursor: string;
  /** The row. */
  readonly node: Consent | null;
}

/** The outcome of `consentGrant`. */
export interface ConsentGrantPayload {
  /** The consent that holds now: the new one, or the one there was. */
  readonly consent: Consent | null;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
}

/** What a person is written to about. */
export type ConsentPurpose =
  /** A visit is planned, moved, on its way or done. */
  | 'VISIT_UPDATES'
  /** A visit is coming up. */
  | 'REMINDERS'
  /** What they thought of a visit. */
  | 'REVIEWS'
  /** News and offers. */
  | 'MARKETING'
  | (string & {});

/** Who told the platform of a consent. */
export type ConsentSource =
  /** The person, here. */
  | 'PERSON'
  /** The office, which was told by the person. */
  | 'OFFICE'
  | (string & {});

/** The outcome of `consentWithdraw`. */
export interface ConsentWithdrawPayload {
  /** What was withdrawn by this; empty if nothing held. */
  readonly consents: ReadonlyArray<Consent> | null;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
}

/** How a consent was withdrawn. */
export type ConsentWithdrawal =
  /** By the person, here. */
  | 'PERSON'
  /** By staff, for the person. */
  | 'OFFICE'
  /** By a signal of the person's browser. */
  | 'SIGNAL'
  /** By a privacy request. */
  | 'REQUEST'
  | (string & {});

/** The words in which people are asked for their consent. */
export interface ConsentWording {
  /** Which version they are. */
  readonly version: string;
  /** The day from which people are asked in these words. */
  readonly effectiveFrom: string;
  /** What they are about. */
  readonly purpose: ConsentPurpose;
  /** The words. */
  readonly text: string;
  /** Whether people are asked in these words now. */
  readonly isCurrent: boolean;
}

/** By which way a person is written to or called. */
export type ContactChannel =
  /** E-mail. */
  | 'EMAIL'
  /** Text messages. */
  | 'SMS'
  /** Calls. */
  | 'PHONE'
  /** A messenger. */
  | 'CHAT'
  | (string & {});

/** That data of the person who asks were read or changed. */
export interface DataAccess {
  /** When. */
  readonly at: string;
  /** By whom. */
  readonly by: DataReader | null;
  /** What kind of thing: `read`, `change` and others. */
  readonly event: string | null;
  /** The root fields of the operation, or the step. */
  readonly operation: string | null;
  /** The kind of rows. */
  readonly type: string | null;
  /** Which fields were read, or which properties were changed. */
  readonly fields: ReadonlyArray<string> | null;
}

/** A page of a list of DataAccess. */
export interface DataAccessConnection {
  /** The rows with their cursors. */
  readonly edges: ReadonlyArray<DataAccessEdge>;
  /** The rows alone. */
  readonly nodes: ReadonlyArray<DataAccess>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
}

/** One DataAccess in a list. */
export interface DataAccessEdge {
  /** Where it stands in the list. */
  readonly cursor: string;
  /** The row. */
  readonly node: DataAccess | null;
}

/** What a copy of a person’s data would contain of one category, without the content. */
export interface DataCategory {
  /** What it is about, such as `visit`. */
  readonly concept: string;
  /** What kind of data it is, in the words of the privacy page. */
  readonly category: string;
  /** What it is used for, in the words of the privacy page. */
  readonly purpose: string;
  /** How many rows there are of the person; null if the table is missing. */
  readonly rows: number | null;
  /** What the copy would contain, by name. */
  readonly properties: ReadonlyArray<string>;
}

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

/** Who read or changed data of a person, as far as that person is told: never by name. */
export type DataReader =
  /** Somebody of the office. */
  | 'OFFICE'
  /** A compliance officer. */
  | 'COMPLIANCE'
  /** Somebody who comes to customers. */
  | 'PROVIDER'
  /** The holder of a link. */
  | 'CUSTOMER'
  /** An app that the company installed. */
  | 'APP'
  /** The platform itself, at its background work. */
  | 'PLATFORM'
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

/** That a person does not want what is not needed for a visit. */
export interface OptOut {
  /** Opaque, unique everywhere, prefixed by type. */
  readonly id: string;
  /** How they said it. */
  readonly source: OptOutSource | null;
  /** When they first said it. */
  readonly recordedAt: string | null;
  /** When they last said it, to the day. */
  readonly lastSeenAt: string | null;
}

/** How a person opted out. */
export type OptOutSource =
  /** Global Privacy Control: `Sec-GPC: 1`. */
  | 'GPC'
  /** Do Not Track: `DNT: 1`. */
  | 'DNT'
  /** A privacy request. */
  | 'REQUEST'
  | (string & {});

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

/** A contact point on file, masked. */
export interface PrivacyContact {
  /** Its id, for `privacyRequestCodeSend`. */
  readonly id: string;
  /** What it is. Codes go to e-mail addresses. */
  readonly kind: PrivacyContactKind;
  /** What it looks like, such as `s…@e….com`. */
  readonly masked: string;
}

/** By what a person is reached. */
export type PrivacyContactKind =
  /** An e-mail address: a code can go there. */
  | 'EMAIL'
  /** A phone number. */
  | 'PHONE'
  | (string & {});

/** What is to be corrected. */
export interface PrivacyCorrection {
  /** What. */
  readonly field: PrivacyCorrectionField;
  /** Which contact point. */
  readonly id: string | null;
  /** What it is to be. */
  readonly value: string;
}

/** What of a person can be corrected. */
export type PrivacyCorrectionField =
  /** The name, of customers and users. */
  | 'NAME'
  /** What is noted of a customer. Empty to remove it. */
  | 'NOTES'
  /** A contact point of a customer, by its id. */
  | 'CONTACT_POINT'
  /** The address at which a user is reached. */
  | 'EMAIL'
  | (string & {});

/** How much of a request is done. */
export interface PrivacyCounts {
  /** Steps that are done, or found nothing. */
  readonly stepsDone: number;
  /** Steps that there are. 0 until it has begun. */
  readonly stepsTotal: number;
  /** What the steps have done so far: rows, files, keys. */
  readonly done: number;
}

/** How a request stands to its deadlines. */
export type PrivacyDeadlineState =
  /** There is time, or it was answered in time. */
  | 'ON_TIME'
  /** The last quarter of its time has begun, or the last seven days; of business days the last two. */
  | 'NEAR'
  /** A deadline has passed. */
  | 'OVERDUE'
  | (string & {});

/** Why a request needs more time (GDPR art. 12(3); Cal. Code Regs. tit. 11 § 7021(b)). */
export type PrivacyExtensionReason =
  /** It is complex. */
  | 'COMPLEXITY'
  /** There are many at once. */
  | 'NUMBER_OF_REQUESTS'
  | (string & {});

/** Who filed a request. */
export type PrivacyFiler =
  /** The person whom it is about. */
  | 'SELF'
  /** Somebody whom the person authorised. */
  | 'AGENT'
  /** The office, for a customer who told it: the customer has to show who they are. */
  | 'STAFF'
  /** A compliance officer, on the person’s behalf. */
  | 'OFFICER'
  /** The platform: what a hold kept is looked at again. */
  | 'FOLLOW_UP'
  | (string & {});

/** How an officer made sure who somebody is. */
export type PrivacyIdentityMethod =
  /** They came, and are known. */
  | 'IN_PERSON'
  /** They showed a document, of which no copy was kept. */
  | 'IDENTITY_DOCUMENT'
  /** They were called back at a number on file. */
  | 'CALL_BACK'
  /** A letter to an address on file was answered. */
  | 'POST'
  /** They knew what only they can know. */
  | 'KNOWN_DETAILS'
  | (string & {});

/** The law by which the time of a request is counted. */
export type PrivacyJurisdiction =
  /** That of the European Union. */
  | 'GDPR'
  /** That of California. */
  | 'CCPA'
  | (string & {});

/** The package of an export. */
export interface PrivacyPackage {
  /**
   * Where it is fetched: with the token of whoever filed the request, or the link that showed by a code whose it is,
   * also after the visit until the link expires. It is no secret.
   */
  readonly url: string;
  /** When the file is removed. */
  readonly expiresAt: string;
  /** Its size in bytes. */
  readonly bytes: number | null;
  /** The SHA-256 of the package, in hexadecimal. */
  readonly sha256: string | null;
  /** How often it was downloaded. */
  readonly downloads: number;
}

/** What a person, their agent or an officer asks to be done with the person’s data. */
export interface PrivacyRequest {
  /** Opaque, unique everywhere, prefixed by type. */
  readonly id: string;
  /** What is asked for. */
  readonly kind: PrivacyRequestKind | null;
  /** Whom it is about. */
  readonly subject: PrivacySubject | null;
  /** How far it has come. */
  readonly state: PrivacyRequestState | null;
  /** Why it was denied or failed, as a code. */
  readonly reason: string | null;
  /** The law by which its time is counted. */
  readonly jurisdiction: PrivacyJurisdiction | null;
  /** Who filed it. */
  readonly filedAs: PrivacyFiler | null;
  /** Whether a restriction is to end. */
  readonly lifts: boolean | null;
  /** When it came in. */
  readonly receivedAt: string | null;
  /** By when receipt is confirmed to the person; null if it need not be. */
  readonly confirmBy: string | null;
  /** When receipt was confirmed to the person. */
  readonly confirmedAt: string | null;
  /** By when it is to be answered. */
  readonly dueBy: string | null;
  /** When its time was extended. */
  readonly extendedAt: string | null;
  /** Why its time was extended. */
  readonly extensionReason: PrivacyExtensionReason | null;
  /** How it stands to its deadlines. */
  readonly deadline: PrivacyDeadlineState | null;
  /** How the identity was verified; null until then. */
  readonly verifiedBy: PrivacyVerification | null;
  /** How an officer made sure of the identity. */
  readonly identityMethod: PrivacyIdentityMethod | null;
  /** When the identity was verified. */
  readonly verifiedAt: string | null;
  /** When a second officer approved it. */
  readonly approvedAt: string | null;
  /** When it ended. */
  readonly closedAt: string | null;
  /** How much is done, 0 to 100. It never falls; 100 is COMPLETED. */
  readonly percent: number | null;
  /** The signed certificate of an erasure, as text. */
  readonly certificate: string | null;
  /** Grows with every change; send it as `expectedVersion`. */
  readonly version: number | null;
  /** Its steps, in their order; empty until it has begun. */
  readonly steps: ReadonlyArray<PrivacyStep> | null;
  /** How much of it is done. */
  readonly counts: PrivacyCounts | null;
  /** The package of an export, while it can be fetched. */
  readonly package: PrivacyPackage | null;
  /** Contact points on file, masked: a code can go to an e-mail address. */
  readonly contacts: ReadonlyArray<PrivacyContact> | null;
  /** What is to be corrected. */
  readonly corrections: ReadonlyArray<PrivacyCorrection> | null;
  /** Words of whoever filed it. */
  readonly note: string | null;
  /** Words of whoever decided it. */
  readonly decision: string | null;
}

/** The outcome of `privacyRequestCodeSend`. */
export interface PrivacyRequestCodeSendPayload {
  /** Where the code went, masked. */
  readonly sentTo: PrivacyContact | null;
  /** The request after the change. */
  readonly privacyRequest: PrivacyRequest | null;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
}

/** A page of a list of PrivacyRequest. */
export interface PrivacyRequestConnection {
  /** The rows with their cursors. */
  readonly edges: ReadonlyArray<PrivacyRequestEdge>;
  /** The rows alone. */
  readonly nodes: ReadonlyArray<PrivacyRequest>;
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
}

/** One PrivacyRequest in a list. */
export interface PrivacyRequestEdge {
  /** Where it stands in the list. */
  readonly cursor: string;
  /** The row. */
  readonly node: PrivacyRequest | null;
}

/** What a person can ask for. */
export type PrivacyRequestKind =
  /** A copy of all that is held on them (GDPR art. 15 and 20; CCPA: right to know). */
  | 'EXPORT'
  /** To delete it (GDPR art. 17; CCPA: right to delete). */
  | 'ERASURE'
  /** To correct what is wrong (GDPR art. 16; CCPA: right to correct). */
  | 'RECTIFICATION'
  /** To use it no further for now (GDPR art. 18; CCPA: right to limit). */
  | 'RESTRICTION'
  /** To object to uses that are not needed (GDPR art. 21; CCPA: right to opt out). */
  | 'OPT_OUT'
  | (string & {});

/** The outcome of filing or changing a request. */
export interface PrivacyRequestPayload {
  /** The request after the change. */
  readonly privacyRequest: PrivacyRequest | null;
  /** Why nothing was done; empty on success. */
  readonly userErrors: ReadonlyArray<UserError>;
}

/** A request after one of its changes. None is left out; the first one of a stream is how it stands. */
export interface PrivacyRequestProgress {
  /** The request. */
  readonly requestId: string;
  /** Which change it is: 1, 2, 3, … */
  readonly sequence: number;
  /** When it changed. */
  readonly at: string;
  /** Its state after the change. */
  readonly state: PrivacyRequestState;
  /** Why it was denied or failed, as a code. */
  readonly reason: string | null;
  /** How much is done, 0 to 100. It never falls. */
  readonly percent: number;
  /** Its steps, in their order. */
  readonly steps: ReadonlyArray<PrivacyStep>;
}

/** How far a request has come. */
export type PrivacyRequestState =
  /** It has come in. Its time runs from here. */
  | 'RECEIVED'
  /** The person has to show who they are, by a one-time code or to an officer. */
  | 'VERIFYING_IDENTITY'
  /** A second officer has to look at what would be done. */
  | 'AWAITING_APPROVAL'
  /** It will be done as soon as there is a free hand. */
  | 'SCHEDULED'
  /** It is being done, step by step. */
  | 'RUNNING'
  /** It was done. */
  | 'COMPLETED'
  /** It was refused; `reason` says why. */
  | 'DENIED'
  /** Whoever filed it took it back. */
  | 'CANCELLED'
  /** A step could not be done; `reason` says why. It can be tried again. */
  | 'FAILED'
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

/** A step of carrying out a request. */
export interface PrivacyStep {
  /** Its name, such as `erase.rows`. */
  readonly name: string;
  /** What it works on: database, keys, files, queue, cache, bus, ledger. */
  readonly store: string;
  /** How it stands. */
  readonly state: PrivacyStepState;
  /** How many are done: rows, files, keys. */
  readonly done: number;
  /** How many there are; null until that is known. */
  readonly total: number | null;
  /** Why it could not be done, as a code. */
  readonly reason: string | null;
}

/** How a step of carrying out a request stands. */
export type PrivacyStepState =
  /** Not begun. */
  | 'PENDING'
  /** Under way. */
  | 'RUNNING'
  /** Done. */
  | 'DONE'
  /** The store was looked at and held nothing of the person. */
  | 'NOTHING_FOUND'
  /** The store did not answer or is switched off: nothing is known of what it holds. */
  | 'UNAVAILABLE'
  /** The store or table is not there: nothing is known of what it held. */
  | 'MISSING'
  /** It could not be done; `reason` says why. */
  | 'FAILED'
  | (string & {});

/** A person whose data is held, by their id. */
export interface PrivacySubject {
  /** What they are to the company. */
  readonly kind: PrivacySubjectKind;
  /** The id of the customer or of the user. It outlives their data. */
  readonly id: string;
}

/** Whose data it can be. */
export type PrivacySubjectKind =
  /** A person whom the company works for or has been asked to work for. */
  | 'CUSTOMER'
  /** A person who works for the company: office and providers alike. */
  | 'USER'
  | (string & {});

/** How the identity of the person was verified. */
export type PrivacyVerification =
  /** By a one-time code to a contact point on file. */
  | 'CODE'
  /** By an officer, who says how. */
  | 'OFFICER'
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
