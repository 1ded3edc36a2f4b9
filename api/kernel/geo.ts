/** A point on WGS84: degrees north (-90 to 90) and degrees east (-180 to 180). */
export interface GeoPoint {
  readonly latitude: number;
  readonly longitude: number;
}

/** A rectangle on the map, in degrees, its edges included. It crosses the antimeridian where `west` is above `east`. */
export interface BoundingBox {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

/**
 * The earth's mean radius (2a + b) / 3 in metres, of the ellipsoid GRS 80 that WGS84 uses (H. Moritz, "Geodetic
 * Reference System 1980", Journal of Geodesy 74, 2000). On a sphere of it a distance is within 0.6 % of the ellipsoid's.
 */
export const EARTH_RADIUS_M = 6_371_008.8;

const RADIANS_PER_DEGREE = Math.PI / 180;

const isLatitude = (value: unknown): value is number => typeof value === 'number' && value >= -90 && value <= 90;
const isLongitude = (value: unknown): value is number => typeof value === 'number' && value >= -180 && value <= 180;

/** True if both coordinates are numbers within WGS84's bounds: not NaN, not infinite, not text. */
export function isPoint(value: { latitude?: unknown; longitude?: unknown } | null | undefined): value is GeoPoint {
  return value != null && isLatitude(value.latitude) && isLongitude(value.longitude);
}

/** True if all edges are within WGS84's bounds and `south` is not above `north`. */
export function isBoundingBox(value: { [edge in keyof BoundingBox]?: unknown }): value is BoundingBox {
  const { south, west, north, east } = value;
  return isLatitude(south) && isLatitude(north) && south <= north && isLongitude(west) && isLongitude(east);
}

/** The great-circle distance in metres, by the haversine formula (R. W. Sinnott, Sky and Telescope 68, 1984). */
export function distanceM(from: GeoPoint, to: GeoPoint): number {
  const latitudeFrom = from.latitude * RADIANS_PER_DEGREE;
  const latitudeTo = to.latitude * RADIANS_PER_DEGREE;
  const alongMeridian = Math.sin((latitudeTo - latitudeFrom) / 2);
  const alongParallel = Math.sin(((to.longitude - from.longitude) * RADIANS_PER_DEGREE) / 2);
  const haversine = alongMeridian ** 2 + Math.cos(latitudeFrom) * Math.cos(latitudeTo) * alongParallel ** 2;
  // Between antipodes rounding can push it past 1, where asin has no value.
  return 2 * EARTH_RADIUS_M * Math.asin(Math.sqrt(Math.min(1, haversine)));
}

/** The direction in which the great circle to `to` leaves `from`: degrees clockwise from north, 0 up to below 360. */
export function initialBearingDeg(from: GeoPoint, to: GeoPoint): number {
  const latitudeFrom = from.latitude * RADIANS_PER_DEGREE;
  const latitudeTo = to.latitude * RADIANS_PER_DEGREE;
  const turn = (to.longitude - from.longitude) * RADIANS_PER_DEGREE;
  const east = Math.sin(turn) * Math.cos(latitudeTo);
  const north =
    Math.cos(latitudeFrom) * Math.sin(latitudeTo) - Math.sin(latitudeFrom) * Math.cos(latitudeTo) * Math.cos(turn);
  return wrap360(Math.atan2(east, north) / RADIANS_PER_DEGREE);
}

/** Where one comes to from `from` along the great circle that leaves at `bearingDeg`, after `alongM` metres. */
export function destinationPoint(from: GeoPoint, bearingDeg: number, alongM: number): GeoPoint {
  const angle = alongM / EARTH_RADIUS_M;
  const bearing = bearingDeg * RADIANS_PER_DEGREE;
  const latitudeFrom = from.latitude * RADIANS_PER_DEGREE;
  const sine = Math.sin(latitudeFrom) * Math.cos(angle) + Math.cos(latitudeFrom) * Math.sin(angle) * Math.cos(bearing);
  const latitude = Math.asin(Math.max(-1, Math.min(1, sine)));
  const turn = Math.atan2(
    Math.sin(bearing) * Math.sin(angle) * Math.cos(latitudeFrom),
    Math.cos(angle) - Math.sin(latitudeFrom) * Math.sin(latitude),
  );
  const longitude = wrap360(from.longitude + turn / RADIANS_PER_DEGREE + 180) - 180;
  return { latitude: latitude / RADIANS_PER_DEGREE, longitude };
}

/** True if the point lies in the box or on its edge. Longitudes -180 and 180 are the same meridian. */
export function isInside(box: BoundingBox, point: GeoPoint): boolean {
  if (point.latitude < box.south || point.latitude > box.north) return false;
  const within = (longitude: number): boolean =>
    box.west <= box.east
      ? longitude >= box.west && longitude <= box.east
      : longitude >= box.west || longitude <= box.east;
  return within(point.longitude) || (Math.abs(point.longitude) === 180 && within(-point.longitude));
}

/** The angle as 0 up to below 360 degrees. */
function wrap360(degrees: number): number {
  // A negative angle too small to matter becomes 360 by rounding: hence the second remainder.
  return ((degrees % 360) + 360) % 360;
}
