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
  /** Whose it is: one of the subjects that the map names. */
  readonly subject: Kind;
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
export type PropertyEntry<Value = unknown, Kind extends SubjectKind = SubjectKind> = [NonNullable<Value>] extends [
  SealedValue,
]
  ? PersonalEntry<Kind, true>
  : ImpersonalEntry | PersonalEntry<Kind, false>;

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

/** The privacy map of one table, whatever its entity: what export, erasure and the printers go through. */
export interface TablePrivacy {
  readonly table: string;
  /** By subject, the property that holds the subject's id. */
  readonly subjects: { readonly [Kind in SubjectKind]?: string };
  readonly properties: { readonly [property: string]: ImpersonalEntry | PersonalEntry };
}

/** The privacy map of an entity: an entry for each of its stored properties. */
export interface PrivacyMap<Entity> extends TablePrivacy {
  readonly subjects: { readonly [Kind in SubjectKind]?: SubjectKey<Entity> };
  readonly properties: { readonly [Key in StoredKey<Entity>]: PropertyEntry<Entity[Key]> };
}

/**
 * Makes the privacy map of an entity: `privacyMap<Customer>()('customer', { subjects: { customer: 'id' }, properties: { … } })`.
 * It does not compile when a stored property has no entry or an entry has no property, when an entry names a subject
 * that `subjects` does not lead to, or when `encrypted` contradicts the property's type.
 *
 * The names of the table and of an encrypted property are part of what its ciphertext is bound to: renaming one of them
 * needs a migration that seals the values again.
 */
export function privacyMap<Entity extends { readonly id: string }>() {
  return <const Subjects extends { readonly [Kind in SubjectKind]?: SubjectKey<Entity> }>(
    table: string,
    map: {
      readonly subjects: Subjects & { readonly [Unknown in Exclude<keyof Subjects, SubjectKind>]: never };
      readonly properties: {
        readonly [Key in StoredKey<Entity>]: PropertyEntry<Entity[Key], keyof NoInfer<Subjects> & SubjectKind>;
      };
    },
  ): PrivacyMap<Entity> => ({ table, subjects: map.subjects, properties: map.properties }) as PrivacyMap<Entity>;
}

/**
 * The privacy map of a table that a library made and that holds nothing personal (migrations done, jobs waiting), by
 * the names of its columns.
 */
export function libraryTable(table: string, columns: { readonly [column: string]: ImpersonalEntry }): TablePrivacy {
  return { table, subjects: {}, properties: columns };
}
