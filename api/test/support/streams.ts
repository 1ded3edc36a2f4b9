import type { Actor, Watching } from './actor.ts';

/** Every field of a position that the office, an app with `positions:read` and the provider have. */
export const POSITION = `providerId visitId precision freshness unavailableReason point { latitude longitude } accuracyM
  headingDeg speedMps recordedAt eta etaSource`;
/** What is left of it for an app with `eta:read`. */
export const ETA_ONLY = 'providerId precision freshness unavailableReason eta etaSource';
/** What each audience that may track a visit has of it. */
export const TRACKING = `visitId stage tier arrivalWindow { start end } freshness unavailableReason eta etaSource
  position { providerId precision freshness point { latitude longitude } accuracyM headingDeg speedMps recordedAt eta }`;

export const positionQuery = (fields = POSITION) =>
  `subscription ($id: ID!) { providerPosition(providerId: $id) { ${fields} } }`;
export const trackingQuery = `subscription ($id: ID!) { visitTracking(visitId: $id) { ${TRACKING} } }`;
export const fleetQuery = (args = '', fields = POSITION) =>
  `subscription { fleetPositions${args} { positions { ${fields} } removed { providerId reason } } }`;

export const watchPosition = (actor: Actor, providerId: string, fields?: string): Watching =>
  actor.watch(positionQuery(fields), { id: providerId });
export const watchTracking = (actor: Actor, visitId: string): Watching => actor.watch(trackingQuery, { id: visitId });
export const watchFleet = (actor: Actor, args?: string, fields?: string): Watching =>
  actor.watch(fleetQuery(args, fields));
