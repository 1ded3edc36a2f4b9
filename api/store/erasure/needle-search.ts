import { BETWEEN } from './joined.ts';
import type { Needles } from './needles.ts';

/** By so many characters a place is recognised where a needle may begin; every needle is longer. */
const START = 4;
const FILTER_BITS = 16;

/** Looks for any of some texts, by one pass over what is searched, however many they are. */
class AnyOf {
  readonly #starts = new Map<number, string[]>();
  /** Whether a text may begin with four characters: says no for nearly all that do not. */
  readonly #filter = new Uint8Array(1 << FILTER_BITS);

  /** Each of the texts has at least four characters. */
  constructor(texts: readonly string[]) {
    for (const text of texts) {
      let start = 0;
      for (let i = 0; i < START; i++) start = next(start, text.charCodeAt(i));
      this.#starts.set(start, [...(this.#starts.get(start) ?? []), text]);
      this.#filter[slot(start)] = 1;
    }
  }

  isIn(hay: string): boolean {
    if (this.#starts.size === 0) return false;
    const filter = this.#filter;
    for (let i = 0, start = 0; i < hay.length; i++) {
      start = next(start, hay.charCodeAt(i));
      if (filter[slot(start)] === 0 || i < START - 1) continue;
      if (this.#starts.get(start)?.some((text) => hay.startsWith(text, i - START + 1))) return true;
    }
    return false;
  }
}

/** Depends on the last four characters alone: those before are shifted out. */
const next = (start: number, code: number): number => (start << 8) ^ code;
const slot = (start: number): number => Math.imul(start, 0x9e3779b1) >>> (32 - FILTER_BITS);

/**
 * A function that says whether one of the values, as `joined` puts them together, holds a needle. In an index of keyed hashes,
 * hashes are not looked for: two persons with the same value share one.
 */
export function needleSearch({ texts, words, hashes }: Needles): (values: string, isIndex?: boolean) => boolean {
  const values = [...texts, ...words.map((word) => BETWEEN + word + BETWEEN)];
  const anywhere = new AnyOf([...values, ...hashes]);
  const inIndex = new AnyOf(values);
  return (hay, isIndex = false) => (isIndex ? inIndex : anywhere).isIn(hay.toLowerCase());
}
