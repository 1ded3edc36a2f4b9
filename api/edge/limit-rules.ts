import {
  type ASTNode,
  type ASTVisitor,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type ListValueNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type StringValueNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import {
  MAX_ALIASES,
  MAX_DEPTH,
  MAX_DIRECTIVES,
  MAX_INPUT_LIST,
  MAX_INTROSPECTION_DEPTH,
  MAX_ROOT_FIELDS,
  MAX_STRING_LENGTH,
} from '../../schema/limits.ts';
import { AppError } from '../kernel/app-error.ts';

/**
 * The bounds on a document's shape, as validation rules. They are cheap and need no schema, so they run before the
 * rules of the specification, some of which take quadratic time.
 */
export const LIMIT_RULES: readonly ValidationRule[] = [countsRule, shapeRule, literalsRule];

function countsRule(context: ValidationContext): ASTVisitor {
  let aliases = 0;
  let directives = 0;
  return {
    Field(field: FieldNode) {
      if (field.alias && ++aliases === MAX_ALIASES + 1) refuse(context, `more than ${MAX_ALIASES} aliases`, field);
    },
    Directive(node: DirectiveNode) {
      if (++directives === MAX_DIRECTIVES + 1) refuse(context, `more than ${MAX_DIRECTIVES} directives`, node);
    },
  };
}

function literalsRule(context: ValidationContext): ASTVisitor {
  return {
    ListValue(list: ListValueNode) {
      if (list.values.length > MAX_INPUT_LIST) refuse(context, `a list of more than ${MAX_INPUT_LIST} entries`, list);
    },
    StringValue(string: StringValueNode) {
      if (string.value.length > MAX_STRING_LENGTH) {
        refuse(context, `a string of more than ${MAX_STRING_LENGTH} characters`, string);
      }
      if (string.value.includes('\0')) refuse(context, 'the character NUL in a string', string);
      if (!string.value.isWellFormed()) refuse(context, 'half a character in a string', string);
    },
  };
}

/** Depth and root fields, with fragments opened as they are when the operation runs. */
function shapeRule(context: ValidationContext): ASTVisitor {
  const shapes = new Shapes(context.getDocument());
  return {
    OperationDefinition(operation: OperationDefinitionNode) {
      const shape = shapes.of(operation.selectionSet);
      if (shape.depth > MAX_DEPTH) refuse(context, `fields nested more than ${MAX_DEPTH} deep`, operation);
      if (shape.introspectionDepth > MAX_INTROSPECTION_DEPTH) {
        refuse(context, `introspection nested more than ${MAX_INTROSPECTION_DEPTH} deep`, operation);
      }
      if (shape.fields > MAX_ROOT_FIELDS) refuse(context, `more than ${MAX_ROOT_FIELDS} fields at its root`, operation);
    },
  };
}

/** Coded already, so that the presenter takes the message as it is, also where it points at a value. */
function refuse(context: ValidationContext, what: string, node: ASTNode): void {
  const originalError = new AppError('GRAPHQL_VALIDATION_FAILED', `The document has ${what}.`);
  context.reportError(new GraphQLError(originalError.message, { nodes: node, originalError }));
}

interface Shape {
  /** Fields inside fields, the outermost counted as 1. */
  readonly depth: number;
  readonly introspectionDepth: number;
  /** Fields of the set itself. */
  readonly fields: number;
}

const FLAT: Shape = { depth: 0, introspectionDepth: 0, fields: 0 };

/** The shapes of a document's selection sets. Each fragment is measured once; one inside itself counts as nothing. */
class Shapes {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #measured = new Map<string, Shape>();

  constructor(document: DocumentNode) {
    const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  }

  of(set: SelectionSetNode): Shape {
    let { depth, introspectionDepth, fields } = FLAT;
    for (const selection of set.selections) {
      const shape = selection.kind === Kind.FIELD ? this.#ofField(selection) : this.#ofFragment(selection);
      depth = Math.max(depth, shape.depth);
      introspectionDepth = Math.max(introspectionDepth, shape.introspectionDepth);
      fields += shape.fields;
    }
    return { depth, introspectionDepth, fields };
  }

  #ofField(field: FieldNode): Shape {
    const below = field.selectionSet ? this.of(field.selectionSet) : FLAT;
    const name = field.name.value;
    // Below `__schema` there is nothing but the schema, and it has a bound of its own.
    if (name === '__schema' || name === '__type') {
      return { depth: 1, introspectionDepth: 1 + below.depth, fields: 1 };
    }
    return { depth: 1 + below.depth, introspectionDepth: below.introspectionDepth, fields: 1 };
  }

  #ofFragment(node: Exclude<SelectionSetNode['selections'][number], FieldNode>): Shape {
    if (node.kind === Kind.INLINE_FRAGMENT) return this.of(node.selectionSet);
    const name = node.name.value;
    const known = this.#measured.get(name);
    if (known) return known;
    this.#measured.set(name, FLAT);
    const fragment = this.#fragments.get(name);
    const shape = fragment ? this.of(fragment.selectionSet) : FLAT;
    this.#measured.set(name, shape);
    return shape;
  }
}
