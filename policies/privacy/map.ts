import type { SealedValue } from './sealed-value.ts';
import type { DataCategory, Disposition, LawfulBasis, Purpose, Retention, SubjectKind } from './vocabulary.ts';

/** A property that says nothing about a person, and why it does not. */
export interface ImpersonalEntry {
  readonly personal: false;
  readonly why: string;
}

/** A property that identifies or describes a person. */
export interface PersonalEntry<Kind extends SubjectKind = SubjectKind, Encrypted extends boolean = boolean> {
  readonly personal: true;
  /** Whose it is: one of the subjects that the map names, or each of several that the row leads to. */
  readonly subject: Kind | readonly [Kind, Kind, ...Kind[]];
  readonly category: DataCategory;
  readonly purpose: Purpose;
  readonly lawfulBasis: LawfulBasis;
  readonly retention: Retention;
  /** Whether the copy that a person asks for contains it. */
  readonly exported: boolean;
  readonly onErasure: Disposition;
  /** Whether it is stored under the key of its subject. */
  readonly encrypted: Encrypted;
}

/**
 * What may be said of a property with this type: an encrypted value is personal and encrypted; what is stored plainly
 * cannot claim to be encrypted.
 */
export type PropertyEntry<
  Value = unknown,
  Kind extends SubjectKind = SubjectKind,
  Direct extends SubjectKind = SubjectKind,
> = [NonNullable<Value>] extends [SealedValue]
  ? PersonalEntry<Direct, true>
  : ImpersonalEntry | PersonalEntry<Kind, false>;

/** The kinds whose id the row itself holds: only under their keys can a value of the row be encrypted. */
type DirectKind<Subjects> = {
  [Kind in keyof Subjects & SubjectKind]: Subjects[Kind] extends string ? Kind : never;
}[keyof Subjects & SubjectKind];

/** The kinds of person that a property is of. */
export function subjectsOf({ subject }: PersonalEntry): readonly SubjectKind[] {
  return typeof subject === 'string' ? [subject] : subject;
}

/** The names of the stored properties of an entity: all but its methods and the symbols of the ORM. */
export type StoredKey<Entity> = {
  [Key in keyof Entity & string]: Entity[Key] extends (...args: never[]) => unknown ? never : Key;
}[keyof Entity & string];

/** The names of the encrypted properties of an entity. */
export type SealedKey<Entity> = {
  [Key in StoredKey<Entity>]: [NonNullable<Entity[Key]>] extends [SealedValue] ? Key : never;
}[StoredKey<Entity>];

/** The type of the value inside an encrypted property. */
export type Unsealed<Value> = NonNullable<Value> extends SealedValue<infer Inside> ? Inside : never;

/** The properties that can hold the id of a subject: a string, or a relation that knows its id. */
export type SubjectKey<Entity> = {
  [Key in StoredKey<Entity>]: [NonNullable<Entity[Key]>] extends [string | { readonly id: string }] ? Key : never;
}[StoredKey<Entity>];

/**
 * How a row leads to a person: by the property that holds the person's id, or through a property that holds the id of
 * a row of `table` which leads there itself.
 */
export type Reach<Property extends string = string> = Property | { readonly through: Property; readonly table: string };

/**
 * When rows of a table have been kept long enough: the period of `after`, counted from the earliest of the instants in
 * `from` that the row has, for rows that have in each property of `when` one of the values named there.
 */
export interface Expiry<Property extends string = string> {
  readonly after: Retention;
  readonly from: readonly [Property, ...Property[]];
  readonly when?: { readonly [Key in Property]?: readonly string[] };
}

/** The privacy map of one table, whatever its entity: what export, erasure and the printers go through. */
export interface TablePrivacy {
  readonly table: string;
  /** By kind of person, how a row leads to them. */
  readonly subjects: { readonly [Kind in SubjectKind]?: Reach };
  /** When its rows go by themselves; absent where they last as long as a person or the account. */
  readonly expires?: Expiry;
  readonly properties: { readonly [property: string]: ImpersonalEntry | PersonalEntry };
}

/** The privacy map of an entity: an entry for each of its stored properties. */
export interface PrivacyMap<Entity> extends TablePrivacy {
  readonly subjects: { readonly [Kind in SubjectKind]?: Reach<SubjectKey<Entity>> };
  readonly expires?: Expiry<StoredKey<Entity>>;
  readonly properties: { readonly [Key in StoredKey<Entity>]: PropertyEntry<Entity[Key]> };
}

/**
 * Makes the privacy map of an entity: `privacyMap<Customer>()('customer', { subjects: { customer: 'id' }, properties: { … } })`.
 * It does not compile when a stored property has no entry or an entry has no property, when an entry names a subject
 * that `subjects` does not lead to, or when `encrypted` contradicts the property's type. What is encrypted belongs to
 * persons whose ids are in the row.
 *
 * The names of the table and of an encrypted property are part of what its ciphertext is bound to: renaming one of them
 * needs a migration that seals the values again.
 */
export function privacyMap<Entity extends { readonly id: string }>() {
  return <const Subjects extends { readonly [Kind in SubjectKind]?: Reach<SubjectKey<Entity>> }>(
    table: string,
    map: {
      readonly subjects: Subjects & { readonly [Unknown in Exclude<keyof Subjects, SubjectKind>]: never };
      readonly expires?: Expiry<StoredKey<Entity>>;
      readonly properties: {
        readonly [Key in StoredKey<Entity>]: PropertyEntry<
          Entity[Key],
          keyof NoInfer<Subjects> & SubjectKind,
          DirectKind<NoInfer<Subjects>>
        >;
      };
    },
  ): PrivacyMap<Entity> => ({ table, ...map }) as unknown as PrivacyMap<Entity>;
}

/**
 * The privacy map of a table that a library made and that holds nothing personal (migrations done, jobs waiting), by
 * the names of its columns.
 */
export function libraryTable(table: string, columns: { readonly [column: string]: ImpersonalEntry }): TablePrivacy {
  return { table, subjects: {}, properties: columns };
}
