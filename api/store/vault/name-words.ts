/** Letters that Unicode does not take apart, as people without them on their keyboard type them. */
const FOLDED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ŧ: 't',
  // The form of sigma at the end of a word: what ends a query need not end the word.
  ς: 'σ',
};

const MARKS = /\p{M}/gu;
const FOLDABLE = new RegExp(`[${Object.keys(FOLDED).join('')}]`, 'gu');
/** O'Brien is found as "obrien" and as "brien". */
const APOSTROPHES = /['’ʼ‘`]/gu;
const NOT_IN_A_WORD = /[^\p{L}\p{N}]+/u;

/** One character of a name matches too much to be worth an entry, and gives away too much. */
export const MIN_PREFIX_CHARACTERS = 2;
/** Longer prefixes hardly narrow a search any more. */
export const MAX_PREFIX_CHARACTERS = 12;

/** Takes case, diacritics and compatibility forms out of a text: what remains compares as people expect. */
function fold(text: string): string {
  // Lower case first makes new marks (İ) and can make letters that come apart again, hence twice.
  const lower = text.normalize('NFKD').toLowerCase().normalize('NFKD').replace(MARKS, '');
  return lower.replace(FOLDABLE, (letter) => FOLDED[letter]!);
}

function split(text: string): string[][] {
  const words = text.split(NOT_IN_A_WORD).filter((word) => word !== '');
  return words.map((word) => [...word]);
}

/**
 * The prefixes by which a name is found, without order or repetition: of each word those of 2 to 12 characters, and a
 * word of one character whole.
 */
export function prefixesOfName(name: string): string[] {
  const folded = fold(name);
  const words = [...split(folded.replace(APOSTROPHES, '')), ...split(folded)];
  const prefixes = new Set<string>();
  for (const word of words) {
    const longest = Math.min(word.length, MAX_PREFIX_CHARACTERS);
    for (let length = Math.min(MIN_PREFIX_CHARACTERS, longest); length <= longest; length++) {
      prefixes.add(word.slice(0, length).join(''));
    }
  }
  return [...prefixes];
}

/**
 * The prefixes that a name must all have to be found by a query: of each word its first 12 characters. A word of one
 * character counts only where there is no longer one. Empty for a query without a letter or digit: it finds nothing.
 */
export function prefixesOfQuery(query: string): string[] {
  const words = split(fold(query).replace(APOSTROPHES, ''));
  const long = words.filter((word) => word.length >= MIN_PREFIX_CHARACTERS);
  const counted = long.length > 0 ? long : words;
  return [...new Set(counted.map((word) => word.slice(0, MAX_PREFIX_CHARACTERS).join('')))];
}
