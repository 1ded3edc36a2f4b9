import { destinationPoint, distanceM, type GeoPoint } from '../kernel/geo.ts';

/** The middle of the demo's city. Everything in it is made up: the streets, the people and what they order. */
export const CENTRE: GeoPoint = { latitude: 45.7578, longitude: 4.832 };

const FIRST_NAMES =
  'Ada Bruno Chloé Dario Elif Farid Greta Hugo Ines Jonas Kira Luca Maya Noah Olga Pablo Rosa Samir Tara Viktor'.split(
    ' ',
  );
const LAST_NAMES =
  'Albrecht Bonnet Costa Dubois Eriksen Fontaine Garnier Horvat Ivanova Jansen Kaya Lambert Moreau Novak Okafor Petit'.split(
    ' ',
  );
const STREETS =
  'Rue des Tilleuls,Rue du Moulin,Quai des Brumes,Avenue Lumen,Place aux Herbes,Rue Basse,Cours Vitta'.split(',');
const WORK = 'Boiler service,Leaking tap,New thermostat,Blocked drain,Meter reading,Heat pump check,Broken lock'.split(
  ',',
);

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length]!;

export const personName = (index: number) =>
  `${pick(FIRST_NAMES, index)} ${pick(LAST_NAMES, Math.floor(index / FIRST_NAMES.length) + index * 3)}`;
export const workName = (index: number) => pick(WORK, index);
export const addressOf = (index: number) => ({
  line1: `${1 + ((index * 7) % 90)} ${pick(STREETS, index)}`,
  line2: null,
  city: 'Lyon',
  postalCode: `6900${1 + (index % 9)}`,
  country: 'FR',
});

/** A place within `radiusM` of the centre, at random. */
export function somewhere(radiusM = 4_000): GeoPoint {
  return destinationPoint(CENTRE, Math.random() * 360, Math.sqrt(Math.random()) * radiusM);
}

/** The streets run along a grid that is turned a little, as old cities' do not but new ones' do. */
const GRID_BEARING_DEG = 17;
const BLOCK_M = 140;

/**
 * A way to `to` of about `lengthM` metres, as one drives in a city: along the streets of a grid, block by block, with
 * turns; at random, so no two are alike. The first point is its start, the last is `to`.
 */
export function routeTo(to: GeoPoint, lengthM: number): GeoPoint[] {
  const points = [to];
  let bearingDeg = GRID_BEARING_DEG + 90 * Math.floor(Math.random() * 4);
  let travelledM = 0;
  // From the end to the start: the end is what is given.
  while (travelledM < lengthM) {
    const here = points[0]!;
    const blockM = BLOCK_M * (1 + Math.floor(Math.random() * 4));
    points.unshift(destinationPoint(here, bearingDeg, blockM));
    travelledM += blockM;
    const tooFar = distanceM(points[0]!, CENTRE) > 9_000;
    bearingDeg += tooFar ? 180 : [0, 0, 90, 270][Math.floor(Math.random() * 4)]!;
  }
  return points;
}
