import type { Tracking } from './words.ts';

/** Metres of one degree of latitude, on the sphere. */
const METRES_PER_DEGREE = 111_195;
/** The sketch shows so many metres to each side; one unit of the drawing is a metre. */
const HALF_WIDTH_M = 400;
const HALF_HEIGHT_M = 300;
/** About 111 m from line to line. */
const LINE_STEP_DEG = 0.001;
const LABEL_DIGITS = 3;

/** The corner where the numbers of both would meet has none. */
const CORNER_M = 130;

/** Half the side of the square in which a position lies that is not exact, in metres. */
const HALF_CELL_M: Readonly<Record<string, number>> = { STREET: 50, NEIGHBOURHOOD: 500 };

export type Position = NonNullable<Tracking['position']>;

type Attributes = Readonly<Record<string, string | number>>;

/**
 * A sketch around the position: lines of latitude and longitude with their numbers, a scale, and the position in the middle; a
 * square where it is known only to about a street. No streets: the page fetches no map from anybody.
 */
export function drawSketch(svg: SVGSVGElement, { point, accuracyM, headingDeg, precision }: Position): void {
  if (!point) return;
  const parts = [element('title', { id: 'sketch-name' }, nameOf(precision)), ...gridLines(point), scaleBar()];
  const cell = HALF_CELL_M[precision ?? ''];
  if (cell)
    parts.push(element('rect', { class: 'area', x: -cell, y: -cell, width: 2 * cell, height: 2 * cell, rx: 8 }));
  else if (accuracyM) parts.push(element('circle', { class: 'area', r: Math.min(accuracyM, HALF_HEIGHT_M) }));
  if (headingDeg !== null) {
    // Ahead of the dot; in the middle of a square, which has none: anywhere in it is as likely.
    const turned = `rotate(${headingDeg}) translate(0 ${cell ? 0 : -26})`;
    parts.push(element('path', { class: 'heading', d: 'M0 -12 L12 10 L-12 10 Z', transform: turned }));
  }
  if (!cell) parts.push(element('circle', { class: 'dot', r: 13 }));
  svg.replaceChildren(...parts);
}

function nameOf(precision: string | null): string {
  const roughly = precision === 'EXACT' ? '' : ' roughly';
  return `A grid of latitude and longitude that shows${roughly} where the position is`;
}

function gridLines({ latitude, longitude }: { latitude: number; longitude: number }): SVGElement[] {
  const metresEast = METRES_PER_DEGREE * Math.max(Math.cos((latitude * Math.PI) / 180), 0.01);
  const parallels = linesAround(latitude, HALF_HEIGHT_M / METRES_PER_DEGREE).flatMap((degrees) => {
    const y = (latitude - degrees) * METRES_PER_DEGREE;
    const line = element('line', { class: 'grid', x1: -HALF_WIDTH_M, x2: HALF_WIDTH_M, y1: y, y2: y });
    const label = { class: 'label', x: 8 - HALF_WIDTH_M, y: y - 6 };
    return y > HALF_HEIGHT_M - CORNER_M ? [line] : [line, element('text', label, degreesText(degrees, 'N', 'S'))];
  });
  const meridians = linesAround(longitude, HALF_WIDTH_M / metresEast).flatMap((degrees) => {
    const x = (degrees - longitude) * metresEast;
    const line = element('line', { class: 'grid', x1: x, x2: x, y1: -HALF_HEIGHT_M, y2: HALF_HEIGHT_M });
    // Upright, so that they do not run into one another.
    const label = { class: 'label', transform: `translate(${x - 6} ${HALF_HEIGHT_M - 10}) rotate(-90)` };
    return x < CORNER_M - HALF_WIDTH_M ? [line] : [line, element('text', label, degreesText(degrees, 'E', 'W'))];
  });
  return [...parallels, ...meridians];
}

/** Multiples of the step within `reach` of a value; a wider step where they would be many. */
function linesAround(value: number, reach: number): number[] {
  const step = LINE_STEP_DEG * Math.max(1, Math.ceil(reach / LINE_STEP_DEG / 3));
  const first = Math.ceil((value - reach) / step);
  const last = Math.floor((value + reach) / step);
  return Array.from({ length: last - first + 1 }, (_none, index) => (first + index) * step);
}

function scaleBar(): SVGElement {
  const [right, bottom] = [HALF_WIDTH_M - 20, 24 - HALF_HEIGHT_M];
  const group = element('g', { class: 'scale' });
  group.append(
    element('path', { d: `M${right - 100} ${bottom - 8} v8 h100 v-8` }),
    element('text', { class: 'label', x: right - 50, y: bottom + 24, 'text-anchor': 'middle' }, '100 m'),
  );
  return group;
}

function degreesText(degrees: number, positive: string, negative: string): string {
  return `${Math.abs(degrees).toFixed(LABEL_DIGITS)}° ${degrees < 0 ? negative : positive}`;
}

function element(name: string, attributes: Attributes, text?: string): SVGElement {
  const created = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) created.setAttribute(key, String(value));
  if (text !== undefined) created.textContent = text;
  return created;
}
