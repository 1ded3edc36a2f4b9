import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNullableType,
  getOperationAST,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { SubjectType } from '../../policies/facts.ts';
import type { KnownFacts } from '../events/shared-source.ts';
import type { Check } from './condition-check.ts';
import { type Decisions, slotOf } from './decisions.ts';
import { isPlain } from './field-guard.ts';
import { factsOf } from './governed.ts';
import { numberText } from './number-text.ts';
import { isThenable } from './output-guard.ts';
import { isSubjectType } from './subjects.ts';
import { misfitOf } from './viewer-class.ts';

/** The data that executing a subscription for an event would give, as JSON in ASCII; undefined where only executing it can tell. */
export type Projection = (event: unknown) => string | undefined;

/** The same for all whose rows have some known facts, which may have settled the decisions: rows are held against those of each. */
type Compiled = (event: unknown, known: KnownFacts) => string | undefined;

/** The JSON of what becomes of a source's value: undefined where it has to be left to graphql-js. */
type Write = (value: unknown, known: KnownFacts) => string | undefined;

/** A field of an object: what stands before its value, the property that gives it, and whether it may be read on this row. */
interface Step {
  readonly prefix: string;
  readonly name: string;
  readonly check: Exclude<Check, boolean> | null;
  readonly write: Write;
}

const shown = new WeakSet<object>();

/** Marks the event of a subscription that is no row and is itself, unchanged, what the subscription's field gives. */
export function shownAsIs<T extends object>(event: T): T {
  shown.add(event);
  return event;
}

/** A document, or a value, is beyond the simple case: graphql-js is to execute it. */
class Beyond extends Error {}

/**
 * A subscription made into a function of the event, for the simple case that is nearly all: an event that is a row or is shown
 * as it is, objects and lists in it, fields that are properties, every one of them readable. It gives exactly what graphql-js gives,
 * as the JSON that would be made of it, or undefined: for an error, a null where none may be, a row or a field that may not be read.
 * Null for documents with directives, arguments within, interfaces, or fields with resolvers of their own. It judges by the same
 * decisions as the guards.
 */
export function projectionOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
  decisions: Decisions,
  known: KnownFacts,
): Projection | null {
  const byName = namedProjections(decisions, document);
  let project = byName.get(operationName);
  if (project === undefined) {
    project = compiled(schema, document, operationName, decisions);
    byName.set(operationName, project);
  }
  return project && ((event) => project(event, known));
}

type NamedProjections = Map<string | null, Compiled | null>;
const made = new WeakMap<Decisions, WeakMap<DocumentNode, NamedProjections>>();

/** Those that were made of a document for the same decisions: shared, they stay where the processor finds them. */
function namedProjections(decisions: Decisions, document: DocumentNode): NamedProjections {
  const byDocument = made.get(decisions) ?? new WeakMap<DocumentNode, NamedProjections>();
  made.set(decisions, byDocument);
  const byName: NamedProjections = byDocument.get(document) ?? new Map();
  byDocument.set(document, byName);
  return byName;
}

function compiled(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null,
  decisions: Decisions,
): Compiled | null {
  const operation = getOperationAST(document, operationName);
  const root = schema.getSubscriptionType();
  if (!operation || !root) return null;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const compiler = new Compiler(fragments, decisions);
  try {
    return compiler.root(root, operation.selectionSet);
  } catch (error) {
    if (error instanceof Beyond) return null;
    throw error;
  }
}

interface Selected {
  readonly key: string;
  readonly name: string;
  readonly selections: SelectionSetNode | undefined;
}

class Compiler {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #decisions: Decisions;

  constructor(fragments: ReadonlyMap<string, FragmentDefinitionNode>, decisions: Decisions) {
    this.#fragments = fragments;
    this.#decisions = decisions;
  }

  /** The one root field of a subscription: the event itself is its value, if it is a row or marked. Its arguments were for the source. */
  root(type: GraphQLObjectType, selections: SelectionSetNode): Compiled {
    const [selected, ...others] = this.#select(type, selections, true);
    const field = selected && type.getFields()[selected.name];
    if (!field || others.length > 0) throw new Beyond();
    const write = this.#write(field.type, selected.selections);
    const prefix = `{${JSON.stringify(selected.key)}:`;
    return (event, known) => {
      if (factsOf(event) === undefined && !shown.has(event as object)) return undefined;
      try {
        const value = write(event, known);
        return value === undefined ? undefined : `${prefix}${value}}`;
      } catch {
        // It is thrown again where it can become the error of a field.
        return undefined;
      }
    };
  }

  #write(type: GraphQLOutputType, selections: SelectionSetNode | undefined): Write {
    const nullable = getNullableType(type);
    const none = isNonNullType(type) ? undefined : 'null';
    const inner = this.#writeValue(nullable, selections);
    return (value, known) => (value === null || value === undefined ? none : inner(value, known));
  }

  #writeValue(type: GraphQLOutputType, selections: SelectionSetNode | undefined): Write {
    if (isLeafType(type)) return writeLeaf(type);
    if (isListType(type)) return this.#writeList(this.#write(type.ofType, selections));
    if (!isObjectType(type) || !selections) throw new Beyond();
    const steps = this.#select(type, selections).map((field, index) => this.#step(type, field, index));
    const write: Write = (value, known) => {
      if (typeof value !== 'object' || value instanceof Error || isThenable(value)) return undefined;
      let text = '';
      for (let i = 0; i < steps.length; i++) {
        const step = steps[i]!;
        if (step.check !== null && !step.check(factsOf(value)!.facts)) return undefined;
        const part = step.write((value as Record<string, unknown>)[step.name], known);
        if (part === undefined) return undefined;
        text += step.prefix + part;
      }
      return `${text}}`;
    };
    return isSubjectType(type.name) ? this.#row(type.name, write) : write;
  }

  /** Every element or none: one that is left out, or fails, is left to the guards with all others. */
  #writeList(write: Write): Write {
    return (value, known) => {
      if (!Array.isArray(value)) return undefined;
      let text = '[';
      for (let i = 0; i < value.length; i++) {
        const part = write(value[i], known);
        if (part === undefined) return undefined;
        text += i === 0 ? part : `,${part}`;
      }
      return `${text}]`;
    };
  }

  /** A row of that type, and readable; anything else is left to the guards. */
  #row(type: SubjectType, write: Write): Write {
    const check = this.#decisions.rows[type] ?? this.#decisions.rowAt(type);
    return (value, known) => {
      const governance = factsOf(value);
      if (governance?.type !== type || misfitOf(governance.facts, known[type])) return undefined;
      return check === true || (check !== false && check(governance.facts)) ? write(value, known) : undefined;
    };
  }

  #step(type: GraphQLObjectType, { key, name, selections }: Selected, index: number): Step {
    const prefix = `${index === 0 ? '{' : ','}${JSON.stringify(key)}:`;
    if (name === '__typename') return { prefix, name, check: null, write: () => JSON.stringify(type.name) };
    const field = type.getFields()[name];
    if (!field || field.args.length > 0 || !isProperty(type, field)) throw new Beyond();
    const write = this.#write(field.type, selections);
    const check = isSubjectType(type.name) ? this.#decisions.fieldAt(slotOf(type.name, name)) : true;
    if (check === false) throw new Beyond();
    return { prefix, name, check: check === true ? null : check, write };
  }

  /** The fields of a selection, in order. What graphql-js would merge or leave out is beyond this. */
  #select(type: GraphQLObjectType, { selections }: SelectionSetNode, mayHaveArguments = false): Selected[] {
    const selected: Selected[] = [];
    for (const selection of selections) {
      if (selection.directives && selection.directives.length > 0) throw new Beyond();
      if (selection.kind === Kind.FIELD) {
        if (!mayHaveArguments && selection.arguments && selection.arguments.length > 0) throw new Beyond();
        const name = selection.name.value;
        selected.push({ key: selection.alias?.value ?? name, name, selections: selection.selectionSet });
      } else {
        const fragment =
          selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments.get(selection.name.value);
        const condition = fragment?.typeCondition?.name.value ?? type.name;
        if (!fragment || condition !== type.name || (fragment.directives?.length ?? 0) > 0) throw new Beyond();
        selected.push(...this.#select(type, fragment.selectionSet, mayHaveArguments));
      }
    }
    if (new Set(selected.map(({ key }) => key)).size < selected.length) throw new Beyond();
    return selected;
  }
}

/** As graphql-js makes text of a leaf. What it makes of the usual values of its own scalars is known; the rest is asked of the type. */
function writeLeaf(type: GraphQLLeafType): Write {
  if (isEnumType(type)) return writeState(type);
  const writeUsual = USUAL[type.name];
  const isUsual = isSpecifiedScalarType(type) && writeUsual !== undefined;
  return (value) => (isUsual ? writeUsual(value) : undefined) ?? writeAny(type, value);
}

/** The values that come as they are, by scalar; undefined for others. */
const USUAL: Readonly<Record<string, (value: unknown) => string | undefined>> = {
  ID: (value) => (typeof value === 'string' ? quoted(value) : undefined),
  String: (value) => (typeof value === 'string' ? quoted(value) : undefined),
  Boolean: (value) => (typeof value === 'boolean' ? String(value) : undefined),
  Int: (value) => (typeof value === 'number' && (value | 0) === value ? numberText(value) : undefined),
  Float: (value) => (typeof value === 'number' && Number.isFinite(value) ? numberText(value) : undefined),
};

/** Longer texts are left to what goes over many characters at once. */
const SHORT = 64;
const [SPACE, QUOTE, BACKSLASH, DELETE] = [0x20, 0x22, 0x5c, 0x7f];

/** As JSON. Short texts of which nothing has to be escaped, as identifiers and instants are, take no way round. */
function quoted(text: string): string | undefined {
  if (text.length > SHORT) return asciiJson(text);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < SPACE || code >= DELETE || code === QUOTE || code === BACKSLASH) return asciiJson(text);
  }
  return `"${text}"`;
}

/** As JSON, with all that is not ASCII escaped: then no event has to be searched for letters that take more than a byte. */
const asciiJson = (value: unknown): string | undefined => JSON.stringify(value)?.replace(BEYOND_ASCII, escaped);
const BEYOND_ASCII = /[\u0080-\uffff]/g;
const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** States are few: each is written once. */
function writeState(type: GraphQLEnumType): Write {
  const written = new Map(type.getValues().map(({ name, value }) => [value as unknown, `"${name}"`]));
  return (value) => written.get(value) ?? writeAny(type, value);
}

function writeAny(type: GraphQLLeafType, value: unknown): string | undefined {
  if (typeof value === 'function') return undefined;
  if (typeof value === 'object' && (value instanceof Error || isThenable(value))) return undefined;
  const leaf = type.serialize(value) ?? undefined;
  if (typeof leaf === 'number') return Number.isFinite(leaf) ? numberText(leaf) : undefined;
  return typeof leaf === 'string' ? quoted(leaf) : asciiJson(leaf);
}

/** Whether the field gives a property of its source: unguarded, or behind guards that are asked here. */
function isProperty(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): boolean {
  return isPlain(field) || (!isSubjectType(type.name) && field.resolve === undefined);
}
