import { registerEnumType } from 'type-graphql';

/** Makes a string enum whose values equal their names, so that code, wire and database say the same word. */
export function enumOf<const V extends readonly string[]>(...values: V): { readonly [K in V[number]]: K } {
  return Object.fromEntries(values.map((value) => [value, value])) as { readonly [K in V[number]]: K };
}

/** The descriptions of the values of an enum, as `registerEnumType` takes them. */
export const describe = (texts: Record<string, string>) =>
  Object.fromEntries(Object.entries(texts).map(([value, description]) => [value, { description }]));

export const Audience = enumOf('partner', 'customer', 'provider', 'office', 'compliance');
registerEnumType(Audience, {
  name: 'Audience',
  description: 'Whom a token speaks for.',
  valuesConfig: describe({
    partner: 'An app that the account installed.',
    customer: 'The holder of a share link.',
    provider: 'The field app of a provider.',
    office: 'Admins, dispatchers and agents.',
    compliance: 'Compliance officers.',
  }),
});

export const Role = enumOf('ADMIN', 'DISPATCHER', 'AGENT', 'COMPLIANCE_OFFICER', 'PROVIDER');
registerEnumType(Role, {
  name: 'Role',
  description: 'What a person of the account does.',
  valuesConfig: describe({
    ADMIN: 'Sets the account up and manages its keys.',
    DISPATCHER: 'Plans jobs and sends providers.',
    AGENT: 'Answers customers.',
    COMPLIANCE_OFFICER: 'Runs privacy requests.',
    PROVIDER: 'Works at the addresses of customers.',
  }),
});

export const Region = enumOf('EU', 'US');
registerEnumType(Region, {
  name: 'Region',
  description: 'Where the data of an account is kept.',
  valuesConfig: describe({ EU: 'European Union.', US: 'United States.' }),
});

export const CustomerKind = enumOf('PROSPECT', 'ACTIVE');
registerEnumType(CustomerKind, {
  name: 'CustomerKind',
  description: 'How far the relation with a customer has come.',
  valuesConfig: describe({ PROSPECT: 'Has asked, has no job yet.', ACTIVE: 'Has or had a job.' }),
});

export const ContactPointKind = enumOf('EMAIL', 'PHONE');
registerEnumType(ContactPointKind, {
  name: 'ContactPointKind',
  description: 'What a contact point is.',
  valuesConfig: describe({ EMAIL: 'An e-mail address.', PHONE: 'A phone number in E.164 form.' }),
});

export const JobState = enumOf('UNSCHEDULED', 'SCHEDULED', 'ACTIVE', 'COMPLETED', 'CANCELLED');
registerEnumType(JobState, {
  name: 'JobState',
  description: 'The state of a job.',
  valuesConfig: describe({
    UNSCHEDULED: 'No visit is booked.',
    SCHEDULED: 'A visit is booked, none has begun.',
    ACTIVE: 'A visit is or was under way.',
    COMPLETED: 'Its last open visit was completed.',
    CANCELLED: 'Called off.',
  }),
});

export const VisitStage = enumOf('BOOKED', 'DISPATCHED', 'EN_ROUTE', 'ON_SITE', 'COMPLETED', 'NO_ACCESS', 'CANCELLED');
registerEnumType(VisitStage, {
  name: 'VisitStage',
  description: 'The stage of a visit.',
  valuesConfig: describe({
    BOOKED: 'It has an arrival window.',
    DISPATCHED: 'The assignee was told to go.',
    EN_ROUTE: 'The assignee is on the way; positions are shared.',
    ON_SITE: 'The assignee has arrived.',
    COMPLETED: 'The work is done.',
    NO_ACCESS: 'Nobody let the assignee in.',
    CANCELLED: 'Called off.',
  }),
});

export const Precision = enumOf('EXACT', 'STREET', 'NEIGHBOURHOOD', 'ETA_ONLY');
registerEnumType(Precision, {
  name: 'Precision',
  description: 'How exactly a position is shown to this viewer.',
  valuesConfig: describe({
    EXACT: 'As the device reported it.',
    STREET: 'Snapped to a fixed grid of about 100 m.',
    NEIGHBOURHOOD: 'Snapped to a fixed grid of about 1 km.',
    ETA_ONLY: 'No point, only the estimated time of arrival.',
  }),
});

export const Freshness = enumOf('LIVE', 'STALE', 'PAUSED', 'UNAVAILABLE');
registerEnumType(Freshness, {
  name: 'Freshness',
  description: 'Whether a position can be relied on now.',
  valuesConfig: describe({
    LIVE: 'Reported within the last 30 seconds.',
    STALE: 'The last report is older than 30 seconds, or revocations could not be heard for a second.',
    PAUSED: 'The provider has paused sharing. There is no point.',
    UNAVAILABLE: 'Nothing is shared now; `unavailableReason` says why. There is no point.',
  }),
});

export const UnavailableReason = enumOf(
  'NO_ACTIVE_VISIT',
  'NOT_CLOCKED_IN',
  'NO_RECENT_POSITION',
  'COMPLETED',
  'NO_ACCESS',
  'CANCELLED',
  'REASSIGNED',
  'CLOCKED_OUT',
  'ARRIVED',
  'OUT_OF_BOX',
);
registerEnumType(UnavailableReason, {
  name: 'UnavailableReason',
  description: 'Why there is no position.',
  valuesConfig: describe({
    NO_ACTIVE_VISIT: 'No visit is under way.',
    NOT_CLOCKED_IN: 'The provider is not at work.',
    NO_RECENT_POSITION: 'A visit is under way, but no recent report has come.',
    COMPLETED: 'The visit was completed.',
    NO_ACCESS: 'The visit ended without access.',
    CANCELLED: 'The visit was cancelled.',
    REASSIGNED: 'The visit went to another provider.',
    CLOCKED_OUT: 'The provider has clocked out.',
    ARRIVED: 'The provider is on site; positions are not needed.',
    OUT_OF_BOX: 'The provider has left the bounding box of the stream.',
  }),
});

export const TrackingTier = enumOf(
  'ARRIVAL_WINDOW',
  'ETA_ONLY',
  'NEIGHBOURHOOD',
  'STREET',
  'EXACT',
  'ARRIVED',
  'ENDED',
);
registerEnumType(TrackingTier, {
  name: 'TrackingTier',
  description: 'How much of a visit is shared at its present stage.',
  valuesConfig: describe({
    ARRIVAL_WINDOW: 'The arrival window only.',
    ETA_ONLY: 'The estimated time of arrival.',
    NEIGHBOURHOOD: 'The time and a position to about 1 km.',
    STREET: 'The time and a position to about 100 m.',
    EXACT: 'The time and the position.',
    ARRIVED: 'That the provider has arrived.',
    ENDED: 'Nothing more: the visit is over.',
  }),
});

export const EtaSource = enumOf('GREAT_CIRCLE', 'OSRM', 'OSRM_FALLBACK');
registerEnumType(EtaSource, {
  name: 'EtaSource',
  description: 'How an estimated time of arrival was found.',
  valuesConfig: describe({
    GREAT_CIRCLE: 'Great-circle distance, a road factor and the smoothed speed.',
    OSRM: "A route from the account's routing server.",
    OSRM_FALLBACK: 'Great-circle distance, because the routing server did not answer.',
  }),
});

export const ReportingMode = enumOf('STOP', 'IDLE', 'LIVE');
registerEnumType(ReportingMode, {
  name: 'ReportingMode',
  description: "What the provider's app is to do.",
  valuesConfig: describe({
    STOP: 'Collect nothing: no visit makes it necessary.',
    IDLE: 'Report seldom: nobody is watching.',
    LIVE: 'Report often: somebody is watching.',
  }),
});

export const LocationAccuracy = enumOf('NONE', 'BALANCED', 'HIGH');
registerEnumType(LocationAccuracy, {
  name: 'LocationAccuracy',
  description: 'How hard the device should try.',
  valuesConfig: describe({
    NONE: 'Location off.',
    BALANCED: 'About 100 m, sparing the battery.',
    HIGH: 'The best the device can do.',
  }),
});

export const VisitOrder = enumOf('CREATED', 'WINDOW');
registerEnumType(VisitOrder, {
  name: 'VisitOrder',
  description: 'The order of a list of visits.',
  valuesConfig: describe({ CREATED: 'By creation, oldest first.', WINDOW: 'By the start of the arrival window.' }),
});
