import {
  coerceInputValue,
  GraphQLError,
  type GraphQLSchema,
  isInputType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  valueFromAST,
} from 'graphql';
import { MAX_INPUT_LIST, MAX_STRING_LENGTH, MAX_VALIDATION_ERRORS } from '../../schema/limits.ts';
import { AppError } from '../kernel/app-error.ts';
import { valueMessage } from './graphql-messages.ts';

/** The values of an operation's variables after coercion, defaults filled in; or what is wrong with them. */
export type CoercedVariables =
  | { readonly ok: true; readonly values: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly errors: readonly Error[] };

/**
 * Coerces `given` as section 6.1.2 of the GraphQL specification has it. Unlike graphql-js it says only where a value
 * is wrong and what it should be, never the value. At most 10 errors.
 */
export function coerceVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): CoercedVariables {
  const values: Record<string, unknown> = {};
  const errors: Error[] = [];
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    const type = typeFromAST(schema, definition.type);
    if (!isInputType(type)) throw new Error('a validated document has a variable that is no input');
    if (!Object.hasOwn(given, name)) {
      if (definition.defaultValue) values[name] = valueFromAST(definition.defaultValue, type);
      else if (isNonNullType(type)) errors.push(refusal(`$${name}`, `A value of the type "${type}" is required.`));
      continue;
    }
    const value = given[name];
    const oversize = oversizeOf(value, `$${name}`);
    if (oversize) errors.push(oversize);
    else
      values[name] = coerceInputValue(value, type, (path, _value, error) => {
        errors.push(refusal(`$${name}${printPath(path)}`, reasonOf(error)));
      });
  }
  return errors.length > 0 ? { ok: false, errors: errors.slice(0, MAX_VALIDATION_ERRORS) } : { ok: true, values };
}

function refusal(where: string, why: string): AppError {
  return new AppError('BAD_USER_INPUT', `Variable "${where}": ${why}`);
}

/** A scalar of ours may refuse with a coded error, whose message is made to be read. */
function reasonOf(error: GraphQLError): string {
  let root: unknown = error;
  while (root instanceof GraphQLError && root.originalError) root = root.originalError;
  return root instanceof AppError ? root.message : valueMessage(error.message);
}

/** Keys of input objects are names of the schema by the time they are in a path. */
function printPath(path: readonly (string | number)[]): string {
  return path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
}

/** No input of ours is nested as deep; what is deeper would only exhaust the stack. */
const MAX_VALUE_DEPTH = 20;

/** What is too long or too deep in `value`, or null. */
function oversizeOf(value: unknown, where: string, depth = 0): AppError | null {
  if (typeof value === 'string') {
    // PostgreSQL keeps no such text.
    if (value.includes('\0')) return refusal(where, 'A text holds no character NUL.');
    // A lone surrogate: it could not be given back as it came.
    if (!value.isWellFormed()) return refusal(where, 'A text holds no half characters.');
    return value.length > MAX_STRING_LENGTH ? refusal(where, `At most ${MAX_STRING_LENGTH} characters.`) : null;
  }
  if (value === null || typeof value !== 'object') return null;
  if (depth === MAX_VALUE_DEPTH) return refusal(where, `At most ${MAX_VALUE_DEPTH} levels.`);
  if (Array.isArray(value) && value.length > MAX_INPUT_LIST)
    return refusal(where, `At most ${MAX_INPUT_LIST} entries.`);
  for (const entry of Object.values(value)) {
    const oversize = oversizeOf(entry, where, depth + 1);
    if (oversize) return oversize;
  }
  return null;
}
