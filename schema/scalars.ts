import { GraphQLDateTimeISO } from 'graphql-scalars';

/** An instant, as RFC 3339 text in UTC with milliseconds, `2026-01-31T12:00:00.000Z`. In code it is a `Date`. */
export const DateTime = GraphQLDateTimeISO;
