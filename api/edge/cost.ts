import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  GraphQLError,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  typeFromAST,
  valueFromASTUntyped,
} from 'graphql';
import {
  ASSUMED_LIST_SIZE,
  INTROSPECTION_POINTS,
  MAX_PAGE_SIZE,
  MUTATION_POINTS,
  SUBSCRIPTION_POINTS,
} from '../../schema/limits.ts';
import { AppError } from '../kernel/app-error.ts';

/**
 * What a field may say of its cost in `extensions.cost`: `points` of its own beside what it returns (an integer from
 * 0), and for a list without `first`, `last` or `ids` the `listSize` to expect.
 */
export interface FieldCost {
  readonly points?: number;
  readonly listSize?: number;
}

/**
 * The points of an operation, worked out before it runs: one for each object that may come back, lists at the size
 * that `first`, `last` or `ids` gives them; scalars are free; mutations and subscriptions have a price of their own,
 * and every operation costs at least 1. Throws BAD_USER_INPUT for a `first` or `last` that is not from 0 to 100.
 */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const root = schema.getRootType(operation.operation);
  if (!root) throw new Error(`a validated document has a ${operation.operation}, the schema has none`);
  return Math.max(1, new CostWalk(schema, document, variables).ofSet(operation.selectionSet, root, null));
}

class CostWalk {
  readonly #schema: GraphQLSchema;
  readonly #variables: Readonly<Record<string, unknown>>;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Points by fragment and page size, so that fragments inside fragments are not opened over and over. */
  readonly #known = new Map<string, number>();

  constructor(schema: GraphQLSchema, document: DocumentNode, variables: Readonly<Record<string, unknown>>) {
    this.#schema = schema;
    this.#variables = variables;
    const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  }

  /** The points of one object's selections; `pageSize` is the size of the lists right below, if a connection gave it. */
  ofSet(set: SelectionSetNode, type: GraphQLCompositeType, pageSize: number | null): number {
    let points = 0;
    for (const selection of set.selections) {
      if (!this.#isSkipped(selection)) points += this.#ofSelection(selection, type, pageSize);
    }
    return points;
  }

  #ofSelection(selection: SelectionNode, type: GraphQLCompositeType, pageSize: number | null): number {
    if (selection.kind === Kind.FIELD) return this.#ofField(selection, type, pageSize);
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const condition = selection.typeCondition && typeFromAST(this.#schema, selection.typeCondition);
      return this.ofSet(selection.selectionSet, isCompositeType(condition) ? condition : type, pageSize);
    }
    const name = selection.name.value;
    const key = `${name} ${pageSize}`;
    let points = this.#known.get(key);
    if (points === undefined) {
      const fragment = this.#fragments.get(name)!;
      const condition = typeFromAST(this.#schema, fragment.typeCondition);
      points = this.ofSet(fragment.selectionSet, isCompositeType(condition) ? condition : type, pageSize);
      this.#known.set(key, points);
    }
    return points;
  }

  #ofField(field: FieldNode, parent: GraphQLCompositeType, pageSize: number | null): number {
    const name = field.name.value;
    if (name === '__typename') return 0;
    if (name === '__schema' || name === '__type') return INTROSPECTION_POINTS;
    const definition = 'getFields' in parent ? parent.getFields()[name] : undefined;
    if (!definition) throw new Error('a validated document has a field that the schema lacks');
    const { points = 0, listSize = ASSUMED_LIST_SIZE } = costExtension(definition);
    const own = points + this.#rootPoints(parent);
    const slice = this.#sliceOf(field, definition);
    const type = getNamedType(definition.type);
    if (!field.selectionSet || !isCompositeType(type)) return own;
    const isList = isListType(getNullableType(definition.type));
    const times = isList ? (slice ?? pageSize ?? listSize) : 1;
    // A connection hands its page's size on to `nodes` and `edges`; whatever else is below is there once.
    const below = this.ofSet(field.selectionSet, type, isList ? null : slice);
    return own + times * (1 + below);
  }

  #rootPoints(parent: GraphQLCompositeType): number {
    if (parent === this.#schema.getMutationType()) return MUTATION_POINTS;
    return parent === this.#schema.getSubscriptionType() ? SUBSCRIPTION_POINTS : 0;
  }

  /** How many rows the arguments, or their defaults, ask for; null if they do not say. */
  #sliceOf(field: FieldNode, definition: GraphQLField<unknown, unknown>): number | null {
    let size: number | null = null;
    for (const { name, defaultValue } of definition.args) {
      if (name !== 'first' && name !== 'last' && name !== 'ids') continue;
      const given = field.arguments?.find((argument) => argument.name.value === name);
      const value = (given && valueFromASTUntyped(given.value, this.#variables)) ?? defaultValue;
      if (value === null || value === undefined) continue;
      const asked = name === 'ids' ? (Array.isArray(value) ? value.length : 1) : pageSizeOf(value, name, field);
      size = Math.max(size ?? 0, asked);
    }
    return size;
  }

  #isSkipped(selection: SelectionNode): boolean {
    return (selection.directives ?? []).some((directive) => {
      const name = directive.name.value;
      const condition = directive.arguments?.[0];
      if ((name !== 'skip' && name !== 'include') || !condition) return false;
      return valueFromASTUntyped(condition.value, this.#variables) === (name === 'skip');
    });
  }
}

function pageSizeOf(value: unknown, name: string, field: FieldNode): number {
  if (typeof value === 'number' && value >= 0 && value <= MAX_PAGE_SIZE) return value;
  const originalError = new AppError('BAD_USER_INPUT', `\`${name}\` is from 0 to ${MAX_PAGE_SIZE}.`);
  throw new GraphQLError(originalError.message, { nodes: field, originalError });
}

function costExtension(field: GraphQLField<unknown, unknown>): FieldCost {
  return (field.extensions['cost'] as FieldCost | undefined) ?? {};
}
