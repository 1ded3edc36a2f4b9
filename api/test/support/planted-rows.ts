import { randomBytes, randomInt } from 'node:crypto';
import { type PersonalEntry, subjectsOf, type TablePrivacy } from '../../../policies/privacy/map.ts';
import { type IdType, newId } from '../../kernel/ids.ts';
import type { RequestDetail } from '../../model/privacy-request.ts';
import type { StoredAddress, StoredPoint } from '../../model/property.ts';
import type { Session } from '../../store/session.ts';
import type { AnyRow, MappedTable } from '../../store/subject-rows.ts';
import type { Personal } from '../../store/vault/index.ts';

/** A value that says where it was planted: `table.property`, and the texts by which it can be found again. */
export interface Plant {
  readonly where: string;
  readonly rowId: string;
  readonly entry: PersonalEntry;
  /** Texts of at least 9 characters; none for what cannot hold one, such as a state of a list. */
  readonly texts: readonly string[];
  readonly value: unknown;
}

/** Rows to be written, and what is planted in them. */
export interface Planting {
  readonly rows: { readonly table: MappedTable; readonly row: AnyRow }[];
  readonly plants: Plant[];
}

/** What the metadata of an entity says of a property, as far as a value for it depends on it. */
interface Column {
  readonly kind?: string;
  readonly type?: unknown;
  readonly enum?: boolean;
  readonly items?: readonly string[];
  readonly nullable?: boolean;
  readonly formula?: unknown;
  readonly version?: boolean;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** Text that is nowhere else: 60 random bits and more. */
export const token = (): string => `q${Array.from({ length: 14 }, () => LETTERS[randomInt(26)]).join('')}`;
const digits = (count: number) => Array.from({ length: count }, () => randomInt(10)).join('');

/** Values for the encrypted types that are not plain text, by the name of the type. An unknown one cannot be planted. */
const SEALED_VALUES: Readonly<Record<string, () => { value: unknown; texts: string[] }>> = {
  SealedAddress: () => {
    const [line1, line2, city, postalCode] = [token(), token(), token(), digits(12)];
    const value: StoredAddress = { line1, line2, city, postalCode, country: 'NL' };
    return { value, texts: [line1, line2, city, postalCode] };
  },
  SealedPoint: () => {
    const value: StoredPoint = { latitude: Number(`47.1${digits(8)}7`), longitude: Number(`-98.2${digits(8)}3`) };
    return { value, texts: [String(value.latitude), String(value.longitude)] };
  },
  SealedDetail: () => {
    const value: Required<RequestDetail> = {
      agent: { name: token(), authorisation: token() },
      corrections: [{ field: 'CUSTOMER_NAME', id: 'cus_x', value: token() }],
      note: token(),
      decision: token(),
    };
    const { agent, corrections, note, decision } = value;
    return { value, texts: [agent.name, agent.authorisation, corrections[0]!.value, note, decision] };
  },
};

/** The property's inner value where it is encrypted: a text unless the type says otherwise. */
function sealedValue(type: unknown): { value: unknown; texts: string[] } {
  const name = (type as { name?: string; constructor?: { name: string } } | undefined)?.name ?? '';
  if (name === 'SealedType') {
    const text = token();
    return { value: text, texts: [text] };
  }
  const make = SEALED_VALUES[name];
  if (!make) throw new Error(`There is no value to plant for the encrypted type ${name}.`);
  return make();
}

/**
 * Personal properties that are stored as text in clear: codes of a list that the product has, which name nobody. Others
 * cannot be planted: what a person could write is encrypted, or is a keyed hash.
 */
const CODES: Readonly<Record<string, () => unknown>> = {
  'app_user.roles': () => ['AGENT'],
  'api_key.scopes': () => [],
  'consent.wordingVersion': () => '1',
  'legal_hold.concepts': () => [],
  'privacy_request.reason': () => null,
  'audit_entry.event': () => 'read',
  'audit_entry.audience': () => 'office',
  'audit_entry.operation': () => 'Query.customer',
  'audit_entry.type': () => 'Customer',
  'audit_entry.fields': () => ['name'],
};

const isHash = (property: string) => /[hH]ash(es)?$|Sha256$/.test(property);

/** A value of a property that is stored as it is. */
function plainValue(where: string, property: string, column: Column, personal: boolean): unknown {
  const type = (column.type as { name?: string } | undefined)?.name ?? '';
  if (CODES[where]) return CODES[where]();
  if (column.enum) return column.items![randomInt(column.items!.length)];
  // Some weeks ago: younger than anything is kept, or the sweep would take it.
  if (type === 'DateTimeType') return new Date(1_000 * Math.floor(Date.now() / 1_000 - 60 - randomInt(20 * 86_400)));
  if (type === 'BooleanType') return randomInt(2) === 1;
  if (type === 'IntegerType') return randomInt(1_000);
  if (type === 'JsonType') return { counts: randomInt(1_000) };
  if (personal && !isHash(property)) throw new Error(`${where} is personal, can hold any text, and is not encrypted.`);
  const hash = randomBytes(16).toString('base64url');
  return type === 'ArrayType' ? [hash] : hash;
}

/**
 * A row of a table with a value of its own in each property, linked as `links` says (a property that is not named there
 * and may be empty stays so; `values` sets others). What is planted for `kinds` of persons is noted.
 */
export async function plantRow(
  { personal, accountId }: { personal: Personal; accountId: string },
  table: MappedTable,
  links: Readonly<Record<string, string>>,
  values: Readonly<Record<string, unknown>> = {},
): Promise<{ row: AnyRow; plants: Plant[] }> {
  const { entity, privacy } = table;
  const id = newId(entity.meta.className as IdType, Date.now() - randomInt(1_000_000));
  const row: Record<string, unknown> & { id: string } = { id, accountId, ...links };
  const plants: Plant[] = [];
  const toSeal: Record<string, unknown> = {};
  for (const [property, column] of Object.entries(entity.meta.properties as Record<string, Column>)) {
    const entry = (privacy as TablePrivacy).properties[property]!;
    if (property in row || column.formula || column.version || column.kind === 'm:1') continue;
    const isSealed = entry.personal && entry.encrypted;
    if (Object.values(privacy.subjects).includes(property)) {
      // A link without a foreign key, of a person whom the row does not lead to.
      row[property] = null;
      continue;
    }
    const where = `${privacy.table}.${property}`;
    const sealed = isSealed ? sealedValue(column.type) : null;
    if (sealed) toSeal[property] = sealed.value;
    else row[property] = property in values ? values[property] : plainValue(where, property, column, entry.personal);
    const texts = sealed?.texts ?? [];
    if (entry.personal) plants.push({ where, rowId: id, entry, texts, value: sealed?.value ?? row[property] });
  }
  Object.assign(row, await personal.sealed(privacy as never, row, toSeal as never));
  return { row, plants };
}

/** The kinds of persons that a planted value is of. */
export const kindsOf = ({ entry }: Plant) => subjectsOf(entry);

/** Writes planted rows, in the order in which they were planted. */
export async function writePlanting(session: Session, { rows }: Planting): Promise<void> {
  await session.transaction(async ({ em }) => {
    for (const { table, row } of rows) em.create(table.entity as never, row as never, { partial: true } as never);
    await em.flush();
  });
}
