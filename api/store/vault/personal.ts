import {
  type PersonalEntry,
  type PrivacyMap,
  type SealedKey,
  subjectsOf,
  type TablePrivacy,
  type Unsealed,
} from '../../../policies/privacy/map.ts';
import type { SubjectKind } from '../../../policies/privacy/vocabulary.ts';
import { AppError } from '../../kernel/app-error.ts';
import { Sealed } from './sealed.ts';
import type { Binding, Owners, Vault } from './vault.ts';

/** The values of encrypted properties, as they are read: null is "none", and also "erased". */
export type PersonalValues<Entity, Key extends SealedKey<Entity>> = {
  [K in Key]: Unsealed<Entity[K]> | null;
};

/** The values to encrypt: null only where the property may be empty. */
export type ValuesToSeal<Entity> = {
  readonly [K in SealedKey<Entity>]?: Unsealed<Entity[K]> | Extract<Entity[K], null>;
};

type Row = Readonly<Record<string, unknown>>;

/** A value in a row, with all that is needed to open it. */
interface Sought {
  readonly sealed: Sealed<unknown>;
  readonly owners: Owners;
  readonly binding: Binding;
}

/**
 * Reads and writes the encrypted properties of rows by their privacy map, which says whose they are: a feature names
 * the row and the property, and cannot get the key or the binding wrong. Values are kept as JSON.
 *
 * A property that the map gives to several persons belongs to those whom the row names when it is sealed. When a row
 * no longer names one of them it still reads; before it names another one, the value must be sealed again (`resealed`).
 */
export class Personal {
  readonly #vault: Vault;

  constructor(vault: Vault) {
    this.#vault = vault;
  }

  /** The value of one property; null if it is empty or its subject is erased. Throws AppError INTERNAL if it was tampered with. */
  async read<Entity extends object, Key extends SealedKey<Entity>>(
    map: PrivacyMap<Entity>,
    row: NoInfer<Entity>,
    key: Key,
  ): Promise<Unsealed<Entity[Key]> | null> {
    const sought = seek(map, row, key);
    return sought && decode(await this.#vault.open(sought.sealed, sought.owners, sought.binding));
  }

  /** As `read`, at once; undefined if the key is not in memory (see `warm`), and then `read` knows. */
  readNow<Entity extends object, Key extends SealedKey<Entity>>(
    map: PrivacyMap<Entity>,
    row: NoInfer<Entity>,
    key: Key,
  ): Unsealed<Entity[Key]> | null | undefined {
    const sought = seek(map, row, key);
    if (!sought) return null;
    const text = this.#vault.openNow(sought.sealed, sought.owners, sought.binding);
    return text === undefined ? undefined : decode(text);
  }

  /** The values of some properties of many rows, in the order of the rows. The keys are fetched together. */
  async readMany<Entity extends object, Key extends SealedKey<Entity>>(
    map: PrivacyMap<Entity>,
    rows: readonly NoInfer<Entity>[],
    keys: readonly Key[],
  ): Promise<PersonalValues<Entity, Key>[]> {
    await this.warm(map, rows, keys);
    const answers: PersonalValues<Entity, Key>[] = [];
    for (const row of rows) {
      const values = {} as PersonalValues<Entity, Key>;
      for (const key of keys) {
        const now = this.readNow(map, row, key);
        values[key] = now === undefined ? await this.read(map, row, key) : now;
      }
      answers.push(values);
    }
    return answers;
  }

  /** Fetches the keys that these properties of these rows need (all encrypted ones unless told), so that `readNow` answers. */
  async warm<Entity extends object>(
    map: PrivacyMap<Entity>,
    rows: readonly NoInfer<Entity>[],
    keys: readonly SealedKey<Entity>[] = sealedKeys(map),
  ): Promise<void> {
    const subjectIds = new Set<string>();
    for (const row of rows) {
      for (const key of keys) {
        const sought = seek(map, row, key);
        if (!sought) continue;
        if (typeof sought.owners === 'string') subjectIds.add(sought.owners);
        else for (const subjectId of sought.owners) subjectIds.add(subjectId);
      }
    }
    await this.#vault.warm(subjectIds);
  }

  /**
   * Encrypts values and sets them on the row, all or none. The row must have its id and the id of its subject. When
   * it resolves the keys are durable, so the row may be written. A property that is not named stays as it is.
   */
  async seal<Entity extends object>(
    map: PrivacyMap<Entity>,
    row: NoInfer<Entity>,
    values: ValuesToSeal<NoInfer<Entity>>,
  ): Promise<void> {
    Object.assign(row, await this.sealed(map, row, values));
  }

  /**
   * Encrypts values for a row that is not made yet: `identity` has its id and the ids of its subjects. The answer has
   * one `Sealed` (or null) for each value, to be spread into what makes the row.
   */
  async sealed<Entity extends object, Values extends ValuesToSeal<NoInfer<Entity>>>(
    map: PrivacyMap<Entity>,
    identity: object,
    values: Values,
  ): Promise<{ [Key in keyof Values & keyof Entity]: Entity[Key] }> {
    const sealed: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(values)) {
      if (value === undefined) continue;
      const { owners, binding } = locate(map, identity as Row, key);
      sealed[key] = value === null ? null : await this.#vault.seal(owners, binding, encode(value));
    }
    return sealed as { [Key in keyof Values & keyof Entity]: Entity[Key] };
  }

  /**
   * The encrypted properties of `row` sealed again for the persons whom `after` names, to be set on the row together with
   * its new links: `after` has the row's id and all its links to persons as they will be. What is empty stays empty; what
   * nobody can open any more becomes null. Without `keys` it is all that belong to several.
   */
  async resealed<Entity extends object>(
    map: PrivacyMap<Entity>,
    row: NoInfer<Entity>,
    after: object,
    keys: readonly SealedKey<Entity>[] = sealedKeys(map).filter((key) => isShared(map, key)),
  ): Promise<Record<string, Sealed<unknown> | null>> {
    const sealed: Record<string, Sealed<unknown> | null> = {};
    for (const key of keys) {
      const value: unknown = await this.read(map, row, key);
      const { owners, binding } = locate(map, after as Row, key);
      sealed[key] = value === null ? null : await this.#vault.seal(owners, binding, encode(value));
    }
    return sealed;
  }
}

function isShared(map: TablePrivacy, key: string): boolean {
  const entry = map.properties[key];
  return entry?.personal === true && typeof entry.subject !== 'string';
}

function sealedKeys<Entity>(map: PrivacyMap<Entity>): SealedKey<Entity>[] {
  const entries = Object.entries((map as TablePrivacy).properties);
  return entries.filter(([, entry]) => entry.personal && entry.encrypted).map(([key]) => key as SealedKey<Entity>);
}

/** What is needed to open a property of a row, or null if the property is empty. */
function seek<Entity extends object>(map: PrivacyMap<Entity>, row: Entity, key: SealedKey<Entity>): Sought | null {
  const sealed = (row as Row)[key];
  if (sealed === null || sealed === undefined) return null;
  if (!Sealed.is(sealed)) {
    throw new AppError('INTERNAL', `The encrypted property ${map.table}.${key} holds a plain value.`);
  }
  return { sealed, ...locate(map, row as Row, key) };
}

/** Whose a property of a row is, and where its value belongs. */
function locate(map: TablePrivacy, row: Row, key: string): { owners: Owners; binding: Binding } {
  const entry = map.properties[key];
  if (!entry?.personal || !entry.encrypted) {
    throw new AppError('INTERNAL', `${map.table}.${key} is not an encrypted property.`);
  }
  const owners = ownersOf(map, row, entry);
  const rowId = row['id'];
  if (owners === null || typeof rowId !== 'string' || rowId === '') {
    throw new AppError('INTERNAL', `${map.table}.${key} needs a row with its id and the id of its subject.`);
  }
  return { owners, binding: { table: map.table, column: key, rowId } };
}

/** The persons of a property whom the row names, or null if it names none or something else. */
function ownersOf(map: TablePrivacy, row: Row, entry: PersonalEntry): Owners | null {
  if (typeof entry.subject === 'string') return linkOf(map, row, entry.subject) ?? null;
  const owners: string[] = [];
  for (const kind of subjectsOf(entry)) {
    const subjectId = linkOf(map, row, kind);
    if (subjectId === null) continue;
    if (subjectId === undefined) return null;
    owners.push(subjectId);
  }
  return owners.length > 0 ? owners : null;
}

/** The id to which a row's link to a kind of person leads; null if the link is empty, undefined if it is not there. */
function linkOf(map: TablePrivacy, row: Row, kind: SubjectKind): string | null | undefined {
  const property = map.subjects[kind];
  if (typeof property !== 'string') return undefined;
  const link = row[property];
  const subjectId = typeof link === 'object' && link !== null ? (link as { id?: unknown }).id : link;
  if (subjectId === null) return null;
  return typeof subjectId === 'string' && subjectId !== '' ? subjectId : undefined;
}

/** JSON has no NaN and would silently keep null in its place. */
function encode(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'number' && !Number.isFinite(part)) {
      throw new AppError('INTERNAL', 'A value to encrypt holds a number that is not finite.');
    }
    return part;
  });
}

function decode<Value>(text: string | null): Value | null {
  return text === null ? null : (JSON.parse(text) as Value);
}
