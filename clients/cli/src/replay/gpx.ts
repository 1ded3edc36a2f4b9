import { numberOf } from './csv.ts';
import { type Reading, TripCollector } from './trip.ts';

/** An open element: its name without prefix, where it began, and the text directly in it. */
interface Element {
  readonly name: string;
  readonly line: number;
  readonly attributes: string;
  text: string;
}

interface Track {
  /** Its name if it has one of its own, else its number. */
  name: string;
  readonly fixes: { line: number; latitude: number; longitude: number; timeS: number }[];
}

/** Markup, or the text before it. What is no markup of XML does not match, and is a fault. */
const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<[?!][^>]*>|<(\/?)([\w.:-]+)((?:[^<>"']|"[^"<]*"|'[^'<]*')*?)(\/?)>|[^<]+/gy;

/** Trips in GPX 1.0 or 1.1: each `trk` is one, its segments joined. Every point needs its `time`. Routes and waypoints are passed over. */
export function readGpx(text: string): Reading {
  return new GpxReader(text).read();
}

class GpxReader {
  readonly #text: string;
  readonly #trips = new TripCollector();
  readonly #open: Element[] = [];
  readonly #names = new Set<string>();
  #line = 1;
  #tracks = 0;
  #track: Track | null = null;
  #timeS = Number.NaN;

  constructor(text: string) {
    this.#text = text;
  }

  read(): Reading {
    let at = 0;
    for (const match of this.#text.matchAll(TOKEN)) {
      if (this.#trips.isSpoiled) break;
      at = match.index + match[0].length;
      this.#token(match);
      this.#line += match[0].split('\n').length - 1;
    }
    const left = this.#open.at(-1);
    if (at < this.#text.length) this.#trips.spoil(this.#line, 'it is not well-formed XML');
    else if (left) this.#trips.spoil(this.#line, `the file ends within <${left.name}>`);
    return this.#trips.finish();
  }

  #token([all, closing, qualified, attributes = '', empty]: RegExpMatchArray): void {
    if (qualified === undefined) {
      const inner = this.#open.at(-1);
      if (inner && !all.startsWith('<')) inner.text += all;
      return;
    }
    const name = qualified.replace(/^.*:/, '');
    if (closing) return this.#close(name);
    if (this.#open.length === 0 && name !== 'gpx') return this.#trips.spoil(this.#line, 'its root is not <gpx>');
    this.#open.push({ name, line: this.#line, attributes, text: '' });
    if (name === 'trk') this.#track = { name: String(++this.#tracks), fixes: [] };
    if (name === 'trkpt') this.#timeS = Number.NaN;
    if (empty) this.#close(name);
  }

  #close(name: string): void {
    const element = this.#open.pop();
    if (element?.name !== name) return this.#trips.spoil(this.#line, `</${name}> closes nothing`);
    const parent = this.#open.at(-1)?.name;
    if (name === 'time' && parent === 'trkpt') this.#timeS = secondsOf(element.text.trim());
    if (name === 'name' && parent === 'trk' && this.#track) this.#track.name = this.#unused(element.text.trim());
    if (name === 'trkpt') this.#point(element);
    if (name === 'trk') this.#finishTrack(element.line);
  }

  #point({ attributes, line }: Element): void {
    const latitude = attributeOf(attributes, 'lat');
    this.#track?.fixes.push({ line, latitude, longitude: attributeOf(attributes, 'lon'), timeS: this.#timeS });
  }

  #finishTrack(line: number): void {
    const { name, fixes } = this.#track!;
    this.#names.add(name);
    if (fixes.length === 0) this.#trips.refuse(name, line, 'a trip has at least two fixes');
    for (const { line, ...fix } of fixes) this.#trips.add(name, line, fix);
    this.#track = null;
  }

  /** Two tracks of one name stay two trips. */
  #unused(name: string): string {
    if (name === '') return this.#track!.name;
    return this.#names.has(name) ? `${name} (${this.#tracks})` : name;
  }
}

function attributeOf(attributes: string, name: string): number {
  const [, double, single] = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes) ?? [];
  return numberOf((double ?? single ?? '').trim());
}

/** Seconds since 1970 of an instant as XML Schema writes it; NaN for anything else. GPX is in UTC where it does not say. */
function secondsOf(text: string): number {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(text)) return Number.NaN;
  return Date.parse(/Z$|[+-]\d\d:\d\d$/.test(text) ? text : `${text}Z`) / 1000;
}
