import type { GraphQLError } from 'graphql';

/**
 * Messages of graphql-js without the values of the document or the variables: what a person wrote may be a name or a
 * place, and an error travels to logs and screens that are not meant for it. Names of types, fields and variables stay.
 * So do suggestions ("Did you mean"): they are made from the audience's own schema, which its viewer can read anyway.
 */

const PREFIX = 'Syntax Error: ';

/** `Name "x"`, `String "x"`: the token as graphql-js describes it, with what was written. */
const TOKEN_WITH_VALUE = /\b(Name|Int|Float|String|BlockString|Comment) "[\s\S]*"/;

/** What a syntax error is, without the text that it tripped over; `locations` says where. */
export function parseMessage(error: GraphQLError): string {
  const body = error.message.startsWith(PREFIX) ? error.message.slice(PREFIX.length) : '';
  // The lexer puts what it could not read behind a colon.
  const said = TOKEN_WITH_VALUE.test(body) ? body.replace(TOKEN_WITH_VALUE, '$1') : body.split(': ')[0]!;
  return `${PREFIX}${said.replace(/[.?]?$/, '.')}`;
}

/** What a validation error is. One that points at a value says which type it should have, and not the value. */
export function validationMessage(error: GraphQLError): string {
  return error.nodes?.[0]?.kind.endsWith('Value') ? valueMessage(error.message) : error.message;
}

const TYPE_OF_VALUE: readonly RegExp[] = [
  /^Expected (?:value of )?(?:non-nullable )?type "([^"]{1,200})"/,
  /^(Int|Float|String|Boolean|ID) cannot represent /,
  /^Enum "(\w{1,200})" cannot represent /,
];

/** Names of the schema or of the client's own input object, no values. */
const ABOUT_A_FIELD = /^Field "[\w.]{1,200}" (of required type|is not defined by type|must be non-null)/;

/** A message about a value of the wrong kind, reduced to the type that it should have. */
export function valueMessage(message: string): string {
  if (ABOUT_A_FIELD.test(message)) return message;
  const enumName = / does not exist in "(\w{1,200})" enum\./.exec(message)?.[1];
  if (enumName !== undefined) return `The value does not exist in the enum "${enumName}".`;
  for (const pattern of TYPE_OF_VALUE) {
    const type = pattern.exec(message)?.[1];
    if (type !== undefined) return `Expected a value of the type "${type}".`;
  }
  return 'A value does not fit its type.';
}

/** graphql-js raises these while it runs a field, but they are about the client's arguments. */
const ABOUT_AN_ARGUMENT = /^Argument "(\w{1,200})" (?:has invalid value|of required type|of non-null type) /;

/** The message of an error about an argument, without its value; null for any other error. */
export function argumentMessage(error: GraphQLError): string | null {
  const name = ABOUT_AN_ARGUMENT.exec(error.message)?.[1];
  return name === undefined ? null : `The argument "${name}" has a value that its type refuses.`;
}
