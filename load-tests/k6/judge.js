// What a subscriber may receive, and what it must have received in the end. Pure, so that it is tested without k6.

/** How exactly each kind of subscriber may see a position; `none`: not at all. */
export const EXPECTED = { office: 'EXACT', partner: 'EXACT', coarse: 'NEIGHBOURHOOD', eta: 'ETA_ONLY', none: null };

/** What each kind asks for: all that its schema has of a position. */
const EXACT_FIELDS =
  'providerId visitId precision freshness unavailableReason point { latitude longitude } accuracyM headingDeg speedMps recordedAt';
export const FIELDS = {
  office: `${EXACT_FIELDS} eta etaSource`,
  partner: `${EXACT_FIELDS} eta etaSource`,
  coarse: EXACT_FIELDS,
  eta: 'providerId precision freshness unavailableReason eta etaSource',
  none: EXACT_FIELDS,
};

/** A coarse position is dated by the minute and given to four decimals; reports here have six. */
const COARSE_STEP_MS = 60_000;
const COARSE_DECIMALS = 4;

/** The last report of a run jumps so far north, in degrees (22 km), that every precision shows it. */
export const FINAL_JUMP_DEG = 0.2;
const FINAL_TOLERANCE_DEG = 0.05;
/** Nobody drives 22 km in less; near the destination the estimate is far below. */
const FINAL_MIN_ETA_MIN = 10;

const isCoarse = (value) => Math.abs(value * 10 ** COARSE_DECIMALS - Math.round(value * 10 ** COARSE_DECIMALS)) < 1e-6;

/**
 * Why `position` should not have reached a subscriber of that kind who asked for `providerId`; null if it may.
 * Holds for every event, the first included.
 */
export function leakIn(kind, providerId, position) {
  if (kind === 'none') return 'shown to somebody who may not see it';
  if (position.providerId !== providerId) return 'of another provider';
  if (position.precision !== null && position.precision !== EXPECTED[kind]) return `${position.precision} to ${kind}`;
  if (kind === 'eta' && (position.point || position.recordedAt)) return 'a point to somebody with eta:read alone';
  if (kind === 'coarse' && position.point) {
    const { latitude, longitude } = position.point;
    if (!isCoarse(latitude) || !isCoarse(longitude)) return 'an exact point to somebody with a coarse one';
    if (Date.parse(position.recordedAt) % COARSE_STEP_MS !== 0) return 'an exact time to somebody with a coarse one';
    if (position.headingDeg !== null || position.speedMps !== null) return 'heading or speed beside a coarse point';
  }
  return null;
}

/** Whether `position` shows the last report of the run, which is `finalAtMs` old and `latitude` far north. */
export function isFinal(kind, position, { finalAtMs, latitude }) {
  if (kind === 'eta') return position.eta !== null && position.eta >= FINAL_MIN_ETA_MIN;
  if (!position.point) return false;
  if (kind === 'coarse') return Math.abs(position.point.latitude - latitude - FINAL_JUMP_DEG) < FINAL_TOLERANCE_DEG;
  return Date.parse(position.recordedAt) === finalAtMs;
}

const KINDS_OF_TWENTY = ['coarse', 'eta', 'none'];

/** Of twenty subscribers one is coarse, one sees the ETA alone and one may see nothing; the others are office and partners. */
export function kindOf(index) {
  return KINDS_OF_TWENTY[index % 20] ?? (index % 2 === 0 ? 'office' : 'partner');
}
