import type { PrivacyMap, SealedKey, TablePrivacy, Unsealed } from '../../../policies/privacy/map.ts';
import { AppError } from '../../kernel/app-error.ts';
import { Sealed } from './sealed.ts';
import type { Binding, Vault } from './vault.ts';

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
  readonly subjectId: string;
  readonly binding: Binding;
}

/**
 * Reads and writes the encrypted properties of rows by their privacy map, which says whose they are: a feature names
 * the row and the property, and cannot get the key or the binding wrong. Values are kept as JSON.
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
    return sought && decode(await this.#vault.open(sought.sealed, sought.subjectId, sought.binding));
  }

  /** As `read`, at once; undefined if the key is not in memory (see `warm`), and then `read` knows. */
  readNow<Entity extends object, Key extends SealedKey<Entity>>(
    map: PrivacyMap<Entity>,
    row: NoInfer<Entity>,
    key: Key,
  ): Unsealed<Entity[Key]> | null | undefined {
    const sought = seek(map, row, key);
    if (!sought) return null;
    const text = this.#vault.openNow(sought.sealed, sought.subjectId, sought.binding);
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
        if (sought) subjectIds.add(sought.subjectId);
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
      const { subjectId, binding } = locate(map, identity as Row, key);
      sealed[key] = value === null ? null : await this.#vault.seal(subjectId, binding, encode(value));
    }
    return sealed as { [Key in keyof Values & keyof Entity]: Entity[Key] };
  }
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
function locate(map: TablePrivacy, row: Row, key: string): { subjectId: string; binding: Binding } {
  const entry = map.properties[key];
  if (!entry?.personal || !entry.encrypted) {
    throw new AppError('INTERNAL', `${map.table}.${key} is not an encrypted property.`);
  }
  const subjectKey = map.subjects[entry.subject];
  const subject = subjectKey === undefined ? undefined : row[subjectKey];
  const subjectId = typeof subject === 'object' ? (subject as { id?: unknown } | null)?.id : subject;
  const rowId = row['id'];
  if (typeof subjectId !== 'string' || subjectId === '' || typeof rowId !== 'string' || rowId === '') {
    throw new AppError('INTERNAL', `${map.table}.${key} needs a row with its id and the id of its subject.`);
  }
  return { subjectId, binding: { table: map.table, column: key, rowId } };
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
