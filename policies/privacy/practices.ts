import { PROMISES } from '../promises.ts';
import { type PersonalEntry, subjectsOf, type TablePrivacy } from './map.ts';
import { PRINCIPLES, RIGHTS, SHARING, SIGNALS } from './page-words.ts';
import {
  COLLECTION,
  DATA_CATEGORIES,
  type DataCategory,
  LAWFUL_BASES,
  type LawfulBasis,
  PURPOSES,
  type Purpose,
  RETENTION,
  type Retention,
  SUBJECTS,
  type SubjectKind,
} from './vocabulary.ts';

/** What is done with one kind of data, in sentences to the person that it is about. */
export interface Practice {
  readonly name: string;
  readonly what: string;
  /** Whose it can be. */
  readonly whose: readonly string[];
  /** What it is used for. */
  readonly why: readonly string[];
  /** What allows it, with the article of the law. */
  readonly basis: readonly string[];
  readonly how: string;
  readonly when: string;
  /** How long it is kept, and why so long. */
  readonly keptFor: readonly string[];
}

/** Everything that the privacy page says, but who runs it and what changed. */
export interface PageContent {
  readonly principles: readonly string[];
  readonly practices: readonly Practice[];
  /** Who can see it. */
  readonly sharing: readonly string[];
  readonly rights: typeof RIGHTS;
  readonly signals: typeof SIGNALS;
  /** The promises that tests hold. One that is not kept yet, or not wholly, is not on the page. */
  readonly promises: readonly string[];
}

/** Positions are in no table, so no map knows of them. They are what people ask about first. */
const POSITIONS: Practice = {
  name: 'Where a provider is',
  what: 'The position of somebody who is on the way to a visit, its accuracy, speed and direction, and the time of arrival that follows.',
  whose: [SUBJECTS.user],
  why: [PURPOSES['visit-coordination']],
  basis: [basisInWords('legitimate-interests')],
  how: 'The app of the provider sends it. It is told to stop as soon as nothing makes it necessary, and the provider can pause it.',
  when: 'Only while the provider is clocked in and on the way to a visit, or on site where the company asks for departures.',
  keptFor: [
    'It is not kept. The newest is in memory for two minutes at most, and gone with the next one, with a pause and with the end of the visit. No database, file, log or backup ever has it.',
  ],
};

/** The content of the privacy page, from the maps of all tables and the kept promises. */
export function pageContentOf(maps: readonly TablePrivacy[]): PageContent {
  const promises = PROMISES.filter(({ tests, notBuiltYet }) => tests.length > 0 && !notBuiltYet);
  return {
    principles: PRINCIPLES,
    practices: [...practicesOf(maps), POSITIONS],
    sharing: SHARING,
    rights: RIGHTS,
    signals: SIGNALS,
    promises: promises.map(({ text }) => text),
  };
}

/** A practice for each category of data that the maps have, in the order of the vocabulary. */
export function practicesOf(maps: readonly TablePrivacy[]): Practice[] {
  const entries = maps.flatMap(({ properties }) => Object.values(properties)).filter(({ personal }) => personal);
  return (Object.keys(DATA_CATEGORIES) as DataCategory[])
    .map((category) => ({ category, own: (entries as PersonalEntry[]).filter((entry) => entry.category === category) }))
    .filter(({ own }) => own.length > 0)
    .map(({ category, own }) => practiceOf(category, own));
}

function practiceOf(category: DataCategory, entries: readonly PersonalEntry[]): Practice {
  const among = <Word extends string>(all: object, used: readonly Word[]): Word[] =>
    (Object.keys(all) as Word[]).filter((word) => used.includes(word));
  const kinds = among<SubjectKind>(SUBJECTS, entries.flatMap(subjectsOf));
  const purposes = among<Purpose>(
    PURPOSES,
    entries.map(({ purpose }) => purpose),
  );
  const bases = among<LawfulBasis>(
    LAWFUL_BASES,
    entries.map(({ lawfulBasis }) => lawfulBasis),
  );
  const retentions = among<Retention>(
    RETENTION,
    entries.map(({ retention }) => retention),
  );
  const { name, how, when } = COLLECTION[category];
  return {
    name,
    what: DATA_CATEGORIES[category],
    whose: kinds.map((kind) => SUBJECTS[kind]),
    why: purposes.map((purpose) => PURPOSES[purpose]),
    basis: bases.map(basisInWords),
    how,
    when,
    keptFor: retentions.map(retentionInWords),
  };
}

export function basisInWords(basis: LawfulBasis): string {
  const { article, text } = LAWFUL_BASES[basis];
  return `${text} (GDPR article ${article})`;
}

/** How long something is kept: `3 years from the end of the visit: …`. */
export function retentionInWords(retention: Retention): string {
  const kept: { readonly period: string; readonly from?: string; readonly why: string } = RETENTION[retention];
  if (kept.from === undefined) return kept.why;
  return `${durationInWords(kept.period)} from ${kept.from}. ${kept.why}`;
}

const UNITS = { Y: 'year', M: 'month', W: 'week', D: 'day' } as const;

/** An ISO 8601 duration of years, months, weeks and days in words: `P3Y` is `3 years`. Throws RangeError for any other text. */
export function durationInWords(period: string): string {
  if (!/^P(\d+[YMWD])+$/.test(period)) throw new RangeError(`${period} is not a duration in days or longer.`);
  const parts = [...period.matchAll(/(\d+)([YMWD])/g)].map(([, count, unit]) => {
    const word = UNITS[unit as keyof typeof UNITS];
    return `${count} ${Number(count) === 1 ? word : `${word}s`}`;
  });
  return parts.join(' and ');
}
