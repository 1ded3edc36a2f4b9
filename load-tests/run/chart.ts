/** One line of a chart: points in order of x. A y that is not finite is a gap. */
export interface Line {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface Chart {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly lines: readonly Line[];
}

const [WIDTH, HEIGHT] = [760, 260];
const MARGIN = { top: 34, right: 16, bottom: 40, left: 64 };
/** Okabe and Ito's colours, which people with colour blindness tell apart. */
const COLOURS = ['#0072b2', '#e69f00', '#d55e00', '#009e73', '#cc79a7'];
const TICKS = 5;

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** Steps of 1, 2 or 5 times a power of ten, from 0 or below to at least `max`, about five of them. */
export function ticksUpTo(max: number): number[] {
  if (!(max > 0) || !Number.isFinite(max)) return [0, 1];
  const rough = max / TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= rough)! * power;
  const count = Math.ceil(max / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}

const short = (value: number): string =>
  value >= 10_000 ? `${Number((value / 1_000).toPrecision(3))}k` : String(Number(value.toPrecision(4)));

/** The pieces of a line between its gaps, as the `d` of an SVG path. */
function pathOf(points: Line['points'], x: (value: number) => number, y: (value: number) => number): string {
  let isPenUp = true;
  const steps: string[] = [];
  for (const [atX, atY] of points) {
    if (!Number.isFinite(atY)) {
      isPenUp = true;
      continue;
    }
    steps.push(`${isPenUp ? 'M' : 'L'}${x(atX).toFixed(1)} ${y(atY).toFixed(1)}`);
    isPenUp = false;
  }
  return steps.join('');
}

/** A line chart as one SVG element, which needs nothing from elsewhere. The y axis begins at 0. */
export function svgOf({ title, xLabel, yLabel, lines }: Chart): string {
  const points = lines.flatMap((line) => line.points).filter(([, y]) => Number.isFinite(y));
  const yTicks = ticksUpTo(Math.max(0, ...points.map(([, y]) => y)));
  const xTicks = ticksUpTo(Math.max(1, ...points.map(([x]) => x)));
  const [maxX, maxY] = [Math.max(1, ...points.map(([x]) => x)), yTicks.at(-1)!];
  const x = (value: number) => MARGIN.left + (value / maxX) * (WIDTH - MARGIN.left - MARGIN.right);
  const y = (value: number) => HEIGHT - MARGIN.bottom - (value / maxY) * (HEIGHT - MARGIN.top - MARGIN.bottom);
  const grid = yTicks.map(
    (tick) =>
      `<path class="grid" d="M${MARGIN.left} ${y(tick).toFixed(1)}H${WIDTH - MARGIN.right}"/><text x="${MARGIN.left - 6}" y="${(y(tick) + 4).toFixed(1)}" text-anchor="end">${short(tick)}</text>`,
  );
  const below = xTicks
    .filter((tick) => tick <= maxX)
    .map((tick) => `<text x="${x(tick).toFixed(1)}" y="${HEIGHT - 22}" text-anchor="middle">${short(tick)}</text>`);
  const drawn = lines.map(
    (line, i) => `<path class="line" stroke="${COLOURS[i % COLOURS.length]}" d="${pathOf(line.points, x, y)}"/>`,
  );
  const legend = lines.map(
    (line, i) =>
      `<text x="${WIDTH - MARGIN.right - (lines.length - 1 - i) * 90}" y="18" text-anchor="end" style="fill:${COLOURS[i % COLOURS.length]}">${escapeHtml(line.name)}</text>`,
  );
  const labels = `<text x="${MARGIN.left}" y="18" class="title">${escapeHtml(title)}, ${escapeHtml(yLabel)}</text><text x="${WIDTH / 2}" y="${HEIGHT - 6}" text-anchor="middle">${escapeHtml(xLabel)}</text>`;
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(title)}">${[labels, ...grid, ...below, ...drawn, ...legend].join('')}</svg>`;
}
