import { type PersonalEntry, subjectsOf, type TablePrivacy } from '../../../policies/privacy/map.ts';
import type { DataCategory } from '../../../policies/privacy/vocabulary.ts';
import type { Session } from '../session.ts';
import { type AnyRow, type MappedTable, pagesOf, type Subject, tablesOf } from '../subject-rows.ts';
import type { Personal } from '../vault/index.ts';
import { tablesWithRows } from './rows-left.ts';

/** What to look for after an erasure: the values of a person, in lower case. */
export interface Needles {
  /** Distinctive texts: found wherever they stand within another text. */
  readonly texts: readonly string[];
  /** Single words, which may stand in texts by chance: found where they are the whole value. */
  readonly words: readonly string[];
  /** Keyed hashes of values. */
  readonly hashes: readonly string[];
}

/** All that some are looked for by. */
export const together = (needles: readonly Needles[]): Needles => ({
  texts: needles.flatMap(({ texts }) => texts),
  words: needles.flatMap(({ words }) => words),
  hashes: needles.flatMap(({ hashes }) => hashes),
});

/** More would not tell more: who has a thousand notes has most of them in the same table. */
const MAX_TEXTS = 400;
const MAX_HASHES = 400;
/** As much of a long text as needs to be found; a text that holds it all holds this. */
const TEXT_LENGTH = 60;
const MIN_LENGTH = 6;
/** Rows that are opened together. */
const PAGE = 500;
/** Parts of an address that many people share. */
const SHARED_PARTS = new Set(['city', 'country', 'postalCode']);
/** What tells a person from others comes first, if there is more than fits. */
const ORDER: readonly DataCategory[] = ['contact', 'identity', 'location-of-home', 'free-text'];

/** Gathers what to look for: the encrypted values of a person, and the keyed hashes by which they are found. */
export async function gatherNeedles(
  session: Session,
  personal: Personal,
  subject: Subject,
  tables?: readonly MappedTable[],
): Promise<Needles> {
  const byCategory = new Map<DataCategory, Set<string>>();
  const hashes = new Set<string>();
  const searched = tablesOf(subject.kind, tables).map((table) => {
    const own = entriesOf(table.privacy, subject);
    const sealed = own.filter(([, entry]) => entry.encrypted).map(([property]) => property);
    const indexes = own.filter(([, entry]) => !entry.encrypted && !entry.exported).map(([property]) => property);
    return { table, sealed, indexes };
  });
  const telling = searched.filter(({ sealed, indexes }) => sealed.length + indexes.length > 0);
  const among = telling.map(({ table }) => table);
  const withRows = await tablesWithRows(session, subject, among, tables);
  for (const { table, sealed, indexes } of telling) {
    if (!withRows.has(table.privacy.table)) continue;
    for await (const rows of pagesOf(session, table, subject, PAGE)) {
      const opened = (await personal.readMany(table.privacy as never, rows as never, sealed as never)) as AnyRow[];
      for (const property of sealed) {
        const { category } = table.privacy.properties[property] as PersonalEntry;
        const texts = byCategory.get(category) ?? new Set();
        byCategory.set(category, texts);
        for (const values of opened) if (texts.size < MAX_TEXTS) addTexts(texts, values[property]);
      }
      for (const row of rows) for (const property of indexes) addHashes(hashes, row[property]);
    }
  }
  const all = ORDER.flatMap((category) => [...(byCategory.get(category) ?? [])]).slice(0, MAX_TEXTS);
  const isDistinctive = (text: string) => /[\s\d@]/.test(text);
  return {
    texts: all.filter(isDistinctive),
    words: all.filter((text) => !isDistinctive(text)),
    hashes: [...hashes].slice(0, MAX_HASHES),
  };
}

const entriesOf = ({ properties }: TablePrivacy, { kind }: Subject) =>
  Object.entries(properties).filter(
    (entry): entry is [string, PersonalEntry] => entry[1].personal && subjectsOf(entry[1]).includes(kind),
  );

/** Adds the texts within a value: of an object, those of its parts. */
function addTexts(texts: Set<string>, value: unknown): void {
  if (typeof value === 'string') {
    const text = value.trim().toLowerCase().slice(0, TEXT_LENGTH).trim();
    if (text.length >= MIN_LENGTH) texts.add(text);
  } else if (typeof value === 'number') {
    // Degrees with at least three decimals: less says nothing.
    if (/\.\d{3}/.test(String(value))) texts.add(String(value));
  } else if (typeof value === 'object' && value !== null) {
    for (const [part, inside] of Object.entries(value)) if (!SHARED_PARTS.has(part)) addTexts(texts, inside);
  }
}

function addHashes(hashes: Set<string>, value: unknown): void {
  for (const hash of Array.isArray(value) ? value : [value]) {
    if (typeof hash === 'string' && hash.length >= MIN_LENGTH) hashes.add(hash.toLowerCase());
  }
}
