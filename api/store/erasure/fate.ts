import { ArrayType } from '@mikro-orm/core';
import { type PersonalEntry, subjectsOf } from '../../../policies/privacy/map.ts';
import type { SubjectKind } from '../../../policies/privacy/vocabulary.ts';
import type { AnyRow, MappedTable } from '../subject-rows.ts';

/** What the erasure of a person does to a row that leads to them. */
export type Fate =
  /** It goes: it leads to nobody else. */
  | 'delete'
  /** It leads to another person too: what is the erased person's own is blanked, and the way to them is cut. */
  | 'detach'
  /** It must stay, by statute: what need not stay of it is blanked. */
  | 'statute'
  /** Everything that a hold covers stays as it is. */
  | 'hold'
  /** A row that stays cannot do without it: what is the erased person's own is blanked where it can be. */
  | 'needed';

/** What erasing a person of a kind does to the rows of a table, as far as the map alone says. */
export interface TableFate {
  readonly kind: SubjectKind;
  /** The property that leads to the person, directly or through another row. */
  readonly own: string;
  /** The other kinds of person that a row may lead to, by the property that does. */
  readonly others: ReadonlyMap<SubjectKind, string>;
  /** Why rows stay by statute, in the map's words; null if they do not. */
  readonly statute: string | null;
  /** The person's properties that do not stay, with whose they are. */
  readonly erasable: ReadonlyMap<string, readonly SubjectKind[]>;
}

const reachProperty = (reach: string | { readonly through: string }) =>
  typeof reach === 'string' ? reach : reach.through;

/** Reads a map for the erasure of a person of that kind; null if no row of the table leads to one. */
export function tableFate({ privacy }: MappedTable, kind: SubjectKind): TableFate | null {
  const reach = privacy.subjects[kind];
  if (reach === undefined) return null;
  const others = Object.entries(privacy.subjects).filter(([other]) => other !== kind);
  const personal = Object.entries(privacy.properties).filter(
    (entry): entry is [string, PersonalEntry] => entry[1].personal && subjectsOf(entry[1]).includes(kind),
  );
  const kept = personal.find(([, { onErasure }]) => typeof onErasure === 'object');
  const erasable = personal.filter(([, { onErasure }]) => typeof onErasure === 'string');
  return {
    kind,
    own: reachProperty(reach),
    others: new Map(others.map(([other, way]) => [other as SubjectKind, reachProperty(way)])),
    statute: kept ? (kept[1].onErasure as { keep: string }).keep : null,
    erasable: new Map(erasable.map(([property, entry]) => [property, subjectsOf(entry)])),
  };
}

/** Whether a row leads to a person of another kind too. */
export const isOfTwo = ({ others }: TableFate, row: AnyRow): boolean =>
  [...others.values()].some((property) => row[property] != null);

/** What the map alone says of a row: a hold, and rows that stay, may say otherwise. */
export function fateOf(fate: TableFate, row: AnyRow): 'delete' | 'detach' | 'statute' {
  if (fate.statute !== null) return 'statute';
  return isOfTwo(fate, row) ? 'detach' : 'delete';
}

/** What a property becomes when it is blanked. */
type Blank = null | readonly [];

interface PropertyMeta {
  readonly nullable?: boolean;
  readonly type?: unknown;
  readonly formula?: unknown;
  readonly customType?: unknown;
}

/** What a property can be blanked with; undefined if it must have a value. */
export function blankOf(table: MappedTable, property: string): Blank | undefined {
  const meta = (table.entity.meta.properties as Record<string, PropertyMeta>)[property];
  if (!meta || meta.formula) return undefined;
  if (meta.nullable) return null;
  return [meta.type, meta.customType].some((type) => type instanceof ArrayType) ? [] : undefined;
}

/** The properties of a row to blank, with what: the person's own, as far as no other person of the row shares them. */
export function blanksOf(table: MappedTable, fate: TableFate, row: AnyRow): Record<string, Blank> {
  const blanks: Record<string, Blank> = {};
  for (const [property, kinds] of fate.erasable) {
    const shared = kinds.some((kind) => kind !== fate.kind && row[fate.others.get(kind) ?? ''] != null);
    const blank = shared || property === 'id' ? undefined : blankOf(table, property);
    if (blank === undefined || isBlank(row[property])) continue;
    blanks[property] = blank;
  }
  return blanks;
}

const isBlank = (value: unknown) =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

/**
 * What would go wrong when rows of these tables are kept or detached: properties that should be blanked and cannot be,
 * ways to a person that cannot be cut. A line for each; none is right.
 */
export function unerasable(tables: readonly MappedTable[]): string[] {
  return tables.flatMap((table) =>
    (Object.keys(table.privacy.subjects) as SubjectKind[]).flatMap((kind) => {
      const fate = tableFate(table, kind)!;
      const stays = fate.statute !== null || fate.others.size > 0;
      if (!stays) return [];
      const alone = [...fate.erasable].filter(
        ([, kinds]) => fate.statute !== null || kinds.every((each) => each === kind),
      );
      const stuck = alone.filter(([property]) => blankOf(table, property) === undefined).map(([property]) => property);
      const cut = fate.statute === null && blankOf(table, fate.own) === undefined ? [fate.own] : [];
      return [...stuck, ...cut].map(
        (property) => `${table.privacy.table}.${property} cannot be emptied when a ${kind} is erased`,
      );
    }),
  );
}
