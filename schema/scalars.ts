import { GraphQLError, GraphQLScalarType, type ValueNode } from 'graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';

/** The first instant of the year 1: calendars, and the database, have no year 0. */
const FIRST_INSTANT_MS = Date.parse('0001-01-01T00:00:00Z');

const inRange = (instant: unknown): unknown => {
  if (instant instanceof Date && instant.getTime() < FIRST_INSTANT_MS) {
    throw new GraphQLError('An instant cannot be before the year 1.');
  }
  return instant;
};
const { parseValue, parseLiteral, ...config } = GraphQLDateTimeISO.toConfig();

/** An instant, as RFC 3339 text in UTC with milliseconds, `2026-01-31T12:00:00.000Z`. In code it is a `Date`. */
export const DateTime = new GraphQLScalarType({
  ...config,
  parseValue: (value) => inRange(parseValue(value)),
  parseLiteral: (node: ValueNode, variables) => inRange(parseLiteral(node, variables)),
});
