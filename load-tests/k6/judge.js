// Who subscribes, what each may receive, and what each must have received in the end. Pure, so that it is tested without k6.

/** All that the schema of an audience has of a position. */
const EXACT_FIELDS =
  'providerId visitId precision freshness unavailableReason point { latitude longitude } accuracyM headingDeg speedMps recordedAt';
const WITH_ETA = `${EXACT_FIELDS} eta etaSource`;
const OF_A_VISIT =
  'providerId precision freshness point { latitude longitude } accuracyM headingDeg speedMps recordedAt eta';

/**
 * Everybody there is. `asks`: for the position of a provider, for a visit or for the fleet. `sees`: how exactly; null: not at all.
 * `holder`: of whose keys they have one, if not of their own kind's.
 */
export const KINDS = {
  office: { asks: 'position', sees: 'EXACT', fields: WITH_ETA },
  partner: { asks: 'position', sees: 'EXACT', fields: WITH_ETA },
  coarse: { asks: 'position', sees: 'NEIGHBOURHOOD', fields: EXACT_FIELDS },
  eta: { asks: 'position', sees: 'ETA_ONLY', fields: 'providerId precision freshness unavailableReason eta etaSource' },
  /** Somebody else's phone. */
  none: { asks: 'position', sees: null, fields: EXACT_FIELDS },
  /** Who has a link to the visit. */
  customer: { asks: 'visit', sees: 'STREET', fields: OF_A_VISIT },
  /** Somebody of another account. */
  stranger: { asks: 'position', sees: null, fields: EXACT_FIELDS },
  visitStranger: { holder: 'stranger', asks: 'visit', sees: null, fields: OF_A_VISIT },
  fleet: { holder: 'office', asks: 'fleet', sees: 'EXACT', fields: WITH_ETA },
  coarseFleet: { holder: 'coarse', asks: 'fleet', sees: 'NEIGHBOURHOOD', fields: EXACT_FIELDS },
  fleetStranger: { holder: 'stranger', asks: 'fleet', sees: null, fields: EXACT_FIELDS },
};

const OF_TWENTY = ['coarse', 'eta', 'none', 'customer', 'stranger'];
/** By their number: what a fleet gets is as much as all of its providers, so there are few, however many subscribe. */
const FEW = { 5: 'fleet', 25: 'coarseFleet', 45: 'fleetStranger', 44: 'visitStranger' };

/** Of twenty subscribers five are of the kinds that see less or nothing; the others are office and partners. */
export function kindOf(index) {
  return FEW[index] ?? OF_TWENTY[index % 20] ?? (index % 2 === 0 ? 'office' : 'partner');
}

/**
 * Who the subscriber of that number is: their kind, their key, and the providers of whom they are to hear. `plant` gives everybody who may
 * not see all the key of somebody who sees it, if it is `leak`.
 */
export function personOf(index, { providers, tokens }, plant = '') {
  const kind = kindOf(index);
  const { holder = kind, asks, sees } = KINDS[kind];
  const keys = tokens[plant === 'leak' && sees !== 'EXACT' ? 'office' : holder];
  // One kind has numbers that are twenty apart, and more than one key.
  const key = (index + Math.floor(index / 20)) % keys.length;
  // The links are to the visits of the first providers, in turn.
  const provider = providers[(kind === 'customer' ? key : index) % providers.length];
  return { kind, token: keys[key], watched: asks === 'fleet' ? providers : [provider] };
}

/** What they subscribe with. */
export function subscriptionOf({ kind, watched }) {
  const { asks, fields } = KINDS[kind];
  if (asks === 'fleet') {
    return { query: `subscription { fleetPositions { positions { ${fields} } removed { providerId } } }` };
  }
  const [{ id, visitId }] = watched;
  if (asks === 'position') {
    return { query: `subscription ($id: ID!) { providerPosition(providerId: $id) { ${fields} } }`, variables: { id } };
  }
  const tracking = `visitId stage tier position { ${fields} } eta`;
  return {
    query: `subscription ($id: ID!) { visitTracking(visitId: $id) { ${tracking} } }`,
    variables: { id: visitId },
  };
}

/** The positions in the data of an event, whatever was asked for; null if it is not what they asked for. */
export function positionsIn(kind, data) {
  if (KINDS[kind].asks === 'fleet') return data?.fleetPositions?.positions ?? null;
  if (KINDS[kind].asks === 'position') return data?.providerPosition ? [data.providerPosition] : null;
  if (!data?.visitTracking) return null;
  return data.visitTracking.position ? [data.visitTracking.position] : [];
}

/** Whether these errors are how somebody is told that there is nothing for them. */
export const isRefusal = (errors) =>
  Array.isArray(errors) && errors.every(({ extensions }) => /^(NOT_FOUND|FORBIDDEN)$/.test(extensions?.code));

/** What is left of a reading; a heading or a speed without a step is not shown at all. Reports here fit none of these. */
const COARSE = {
  STREET: { cellM: 100, decimals: 5, stepMs: 10_000, stepDeg: 45, stepMps: 5 },
  NEIGHBOURHOOD: { cellM: 1_000, decimals: 4, stepMs: 60_000, stepDeg: null, stepMps: null },
};

/** The last report of a run jumps so far north, in degrees (22 km), that every precision shows it. */
export const FINAL_JUMP_DEG = 0.2;
const FINAL_TOLERANCE_DEG = 0.05;
/** Nobody drives 22 km in less; near the destination the estimate is far below. */
const FINAL_MIN_ETA_MIN = 10;

const isRounded = (value, decimals) => Math.abs(value * 10 ** decimals - Math.round(value * 10 ** decimals)) < 1e-6;
const isStepped = (value, step) => value === null || (step !== null && value % step === 0);

/**
 * Why the data of an event should not have reached a subscriber of that kind who is to hear of the `watched`, who are by their ids; null
 * if it may. Holds for every event, the first included.
 */
export function leakIn(kind, watched, data) {
  const { sees } = KINDS[kind];
  const { fleetPositions, visitTracking } = data;
  if (sees === null) {
    const isNothing = fleetPositions?.positions.length === 0 && fleetPositions.removed.length === 0;
    return isNothing ? null : 'shown to somebody who may not see it';
  }
  if (fleetPositions?.removed.some(({ providerId }) => !watched.has(providerId))) return 'of another provider';
  if (visitTracking && ![...watched.values()].some(({ visitId }) => visitId === visitTracking.visitId)) {
    return 'of another visit';
  }
  for (const position of positionsIn(kind, data)) {
    const leak = watched.has(position.providerId) ? leakOf(sees, position) : 'of another provider';
    if (leak) return leak;
  }
  return null;
}

function leakOf(sees, { precision, point, recordedAt, accuracyM, headingDeg, speedMps }) {
  if (precision !== null && precision !== sees) return `${precision} to who may see ${sees}`;
  if (sees === 'ETA_ONLY') return point || recordedAt ? 'a point to somebody with eta:read alone' : null;
  const coarse = COARSE[sees];
  if (!coarse || !point) return null;
  const { cellM, decimals, stepMs, stepDeg, stepMps } = coarse;
  if (!isRounded(point.latitude, decimals) || !isRounded(point.longitude, decimals) || accuracyM < cellM) {
    return 'an exact point to somebody with a coarse one';
  }
  if (Date.parse(recordedAt) % stepMs !== 0) return 'an exact time to somebody with a coarse one';
  if (!isStepped(headingDeg, stepDeg) || !isStepped(speedMps, stepMps)) return 'heading or speed beside a coarse point';
  return null;
}

/** Whether `position` shows the last report of the run, which is `finalAtMs` old and `latitude` far north. */
export function isFinal(kind, { point, recordedAt, eta }, { finalAtMs, latitude }) {
  const { sees } = KINDS[kind];
  if (sees === 'ETA_ONLY') return eta !== null && eta >= FINAL_MIN_ETA_MIN;
  if (!point) return false;
  if (sees === 'EXACT') return Date.parse(recordedAt) === finalAtMs;
  return Math.abs(point.latitude - latitude - FINAL_JUMP_DEG) < FINAL_TOLERANCE_DEG;
}

/** Whether `position` is no older than what was recorded at `sinceMs`, as far as somebody of that kind can tell. */
export function isCurrent(kind, { freshness, recordedAt }, sinceMs) {
  const { sees } = KINDS[kind];
  if (sees === 'ETA_ONLY') return freshness === 'LIVE';
  const stepMs = COARSE[sees]?.stepMs ?? 1;
  return Date.parse(recordedAt) >= Math.floor(sinceMs / stepMs) * stepMs;
}
