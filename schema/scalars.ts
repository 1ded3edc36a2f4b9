import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { instantText } from './instant-text.ts';

/** The first instant of the year 1: calendars, and the database, have no year 0. */
const FIRST_INSTANT_MS = Date.parse('0001-01-01T00:00:00Z');

const inRange = (instant: unknown): unknown => {
  if (instant instanceof Date && instant.getTime() < FIRST_INSTANT_MS) {
    throw new GraphQLError('An instant cannot be before the year 1.');
  }
  return instant;
};
const { parseValue, parseLiteral, serialize, ...config } = GraphQLDateTimeISO.toConfig();

/** An instant, as RFC 3339 text in UTC with milliseconds, `2026-01-31T12:00:00.000Z`. In code it is a `Date`. */
export const DateTime = new GraphQLScalarType({
  ...config,
  serialize: (value) => (value instanceof Date ? instantText(value.getTime()) : serialize(value)),
  parseValue: (value) => inRange(parseValue(value)),
  parseLiteral: (node: ValueNode, variables) => inRange(parseLiteral(node, variables)),
});

/** A day as RFC 3339 writes it. Whether the calendar has it is asked where it is used. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function asDay(value: unknown): string {
  if (typeof value === 'string' && DAY.test(value)) return value;
  // The value may be somebody's birthday, so the message does not repeat it.
  throw new GraphQLError('Expected value of type "Date".');
}

/** A day of the calendar without a time, as RFC 3339 text, `2026-01-31`. In code it is the same text. */
export const Day = new GraphQLScalarType({
  name: 'Date',
  description: 'A day of the calendar without a time, such as `2026-01-31` (RFC 3339, full-date).',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  serialize: asDay,
  parseValue: asDay,
  parseLiteral(node: ValueNode) {
    return asDay(node.kind === Kind.STRING ? node.value : null);
  },
});
