/** A JSON Schema (2020-12), as far as ours go: keywords beyond those below are refused, so that none is passed over in silence. */
export type JsonSchema = { readonly [keyword: string]: unknown };

type Json = unknown;
type Judge = (rule: never, value: Json, schema: JsonSchema, at: string) => string[];

const TYPES: Readonly<Record<string, (value: Json) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  array: (value) => Array.isArray(value),
  object: isObject,
};

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

const KEYWORDS: Readonly<Record<string, Judge>> = {
  type: (type: string, value, _, at) => (TYPES[type]?.(value) ? [] : [`${at} is no ${type}`]),
  const: (wanted, value, _, at) => (value === wanted ? [] : [`${at} is not ${String(wanted)}`]),
  enum: (all: Json[], value, _, at) => (all.includes(value) ? [] : [`${at} is none of ${all.join(', ')}`]),
  format: (_, value, __, at) =>
    typeof value !== 'string' || (INSTANT.test(value) && !Number.isNaN(Date.parse(value)))
      ? []
      : [`${at} is no instant`],
  minimum: (bound: number, value, _, at) => (typeof value === 'number' && value < bound ? [`${at} is below`] : []),
  maximum: (bound: number, value, _, at) => (typeof value === 'number' && value > bound ? [`${at} is above`] : []),
  items: (items: JsonSchema, value, _, at) =>
    Array.isArray(value) ? value.flatMap((one, i) => misfits(items, one, `${at}[${i}]`)) : [],
  required: (names: string[], value, _, at) =>
    isObject(value) ? names.filter((name) => !(name in value)).map((name) => `${at}.${name} is missing`) : [],
  properties: (properties: Record<string, JsonSchema>, value, _, at) =>
    isObject(value)
      ? Object.entries(properties).flatMap(([name, one]) =>
          name in value ? misfits(one, value[name], `${at}.${name}`) : [],
        )
      : [],
  additionalProperties: (_, value, { properties }, at) => {
    const known = Object.keys((properties as object | undefined) ?? {});
    return isObject(value)
      ? Object.keys(value)
          .filter((name) => !known.includes(name))
          .map((name) => `${at}.${name} is unknown`)
      : [];
  },
  anyOf: (all: JsonSchema[], value, _, at) => oneFits(all, value, at),
  oneOf: (all: JsonSchema[], value, _, at) =>
    all.filter((one) => misfits(one, value, at).length === 0).length > 1
      ? [`${at} fits more than one`]
      : oneFits(all, value, at),
};

const REMARKS = ['$schema', '$comment', '$id', 'title', 'description'];

/** What of a value does not fit a schema, each with its place; empty if it fits. Throws for a keyword that this does not know. */
export function misfits(schema: JsonSchema, value: Json, at = '$'): string[] {
  return Object.entries(schema).flatMap(([keyword, rule]) => {
    if (REMARKS.includes(keyword)) return [];
    const judge = KEYWORDS[keyword];
    const isMeant =
      (keyword !== 'additionalProperties' || rule === false) && (keyword !== 'format' || rule === 'date-time');
    if (!judge || !isMeant)
      throw new Error(`The schema says ${keyword}: ${JSON.stringify(rule)}, which is not known here.`);
    return judge(rule as never, value, schema, at);
  });
}

/** The misfits of the alternative that fits best, if none fits. */
function oneFits(all: readonly JsonSchema[], value: Json, at: string): string[] {
  const found = all.map((one) => misfits(one, value, at)).sort((a, b) => a.length - b.length);
  return found[0] ?? [`${at} has no alternative`];
}

function isObject(value: Json): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
