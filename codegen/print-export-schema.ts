import { MODEL } from '../api/model/index.ts';
import type { RequestDetail } from '../api/model/privacy-request.ts';
import type { StoredAddress, StoredPoint } from '../api/model/property.ts';
import type { TablePrivacy } from '../policies/privacy/map.ts';
import { conceptOf, exportedOf } from '../policies/privacy/plans.ts';
import { SUBJECTS, type SubjectKind } from '../policies/privacy/vocabulary.ts';
import { jsonText } from './json-text.ts';

type JsonSchema = { readonly [keyword: string]: unknown };
/** The schema of an object with exactly the properties of `T`. */
type PropertiesOf<T> = { readonly [Key in keyof Required<T>]: JsonSchema };

const TEXT = { type: 'string' };
const INSTANT = { type: 'string', format: 'date-time' };

const address: PropertiesOf<StoredAddress> = {
  line1: TEXT,
  line2: orNull(TEXT),
  city: TEXT,
  postalCode: orNull(TEXT),
  country: TEXT,
};
const point: PropertiesOf<StoredPoint> = {
  latitude: { type: 'number', minimum: -90, maximum: 90 },
  longitude: { type: 'number', minimum: -180, maximum: 180 },
};
const detail: PropertiesOf<RequestDetail> = {
  agent: object({ name: TEXT, authorisation: TEXT }),
  corrections: { type: 'array', items: object({ field: TEXT, id: TEXT, value: TEXT }) },
  note: TEXT,
  decision: TEXT,
};

/** What is inside an encrypted property, by the class of its type: nothing at run time says it otherwise. */
const SEALED: Readonly<Record<string, JsonSchema>> = {
  SealedType: TEXT,
  SealedAddress: object(address),
  SealedPoint: object(point),
  SealedDetail: object(detail, []),
};

const PLAIN: Readonly<Record<string, JsonSchema>> = {
  StringType: TEXT,
  TextType: TEXT,
  IntegerType: { type: 'integer' },
  BooleanType: { type: 'boolean' },
  DateTimeType: INSTANT,
  ArrayType: { type: 'array', items: TEXT },
};

/** A property as the entity declares it, before the ORM looks at it. */
interface Declared {
  readonly type?: unknown;
  readonly enum?: boolean;
  readonly items?: readonly string[];
  readonly kind?: string;
  readonly nullable?: boolean;
}

/**
 * The published schema of `data.json` in an export package, as text: of each kind of person the concepts with their rows, and in each row every
 * property that such a copy contains. Throws, naming it, for a property of an unknown type.
 */
export function exportSchemaText(tables: readonly MappedTable[] = MODEL): string {
  return jsonText({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $comment: 'Written by `npm run gen`. Do not edit.',
    $id: 'whereabouts-export/1',
    title: 'data.json of an export package',
    description: 'A copy of what is held on one person. What cannot be read any more is null.',
    oneOf: (Object.keys(SUBJECTS) as SubjectKind[]).map((kind) => copyOf(kind, tables)),
  });
}

/** An entity with its privacy map, as far as the schema looks at it. */
interface MappedTable {
  readonly entity: { readonly meta: { readonly properties: object } };
  readonly privacy: TablePrivacy;
}

function copyOf(kind: SubjectKind, tables: readonly MappedTable[]): JsonSchema {
  const concepts = tables
    .filter(({ privacy }) => exportedOf(privacy, kind).length > 0)
    .map(({ entity, privacy }) => [conceptOf(privacy.table), rowsOf(kind, privacy, entity.meta.properties)] as const);
  return {
    title: SUBJECTS[kind],
    ...object({
      format: { const: 'whereabouts-export/1' },
      account: { ...TEXT, description: 'The id of the company.' },
      subject: object({ kind: { const: kind }, id: TEXT }),
      generatedAt: INSTANT,
      concepts: object(Object.fromEntries(concepts)),
    }),
  };
}

function rowsOf(kind: SubjectKind, { table, properties }: TablePrivacy, declared: object): JsonSchema {
  const copied = exportedOf({ table, properties, subjects: {} }, kind).map((name) => {
    const own = (declared as { readonly [name: string]: Declared })[name] ?? {};
    const isSealed = properties[name]?.personal && properties[name].encrypted;
    const schema = valueSchema(`${table}.${name}`, own);
    return [name, own.nullable || isSealed ? orNull(schema) : schema] as const;
  });
  return { type: 'array', items: object({ id: TEXT, ...Object.fromEntries(copied) }) };
}

function valueSchema(name: string, { type, enum: isEnum, items, kind }: Declared): JsonSchema {
  if (isEnum && items) return { enum: items };
  if (kind === 'm:1') return TEXT;
  const className = typeof type === 'function' ? type.name : (type as object | undefined)?.constructor.name;
  const schema = SEALED[className ?? ''] ?? PLAIN[className ?? ''];
  if (!schema) throw new Error(`${name} has the type ${className}, of which the schema of an export knows nothing.`);
  return schema;
}

function orNull(schema: JsonSchema): JsonSchema {
  return { anyOf: [schema, { type: 'null' }] };
}

function object(properties: object, required: readonly string[] = Object.keys(properties)): JsonSchema {
  const rest = required.length > 0 ? { required } : {};
  return { type: 'object', properties, ...rest, additionalProperties: false };
}
