import { schemaText } from './print-schema.ts';
import type { Printer } from './printer.ts';

const FOLDER = 'schema/audiences';

/** What each audience can see, derived from the rules. A change here is a change of what somebody may know. */
export const audiencesPrinter: Printer = {
  folders: [FOLDER],
  print: ({ audiences }) =>
    new Map(Object.entries(audiences).map(([name, schema]) => [`${FOLDER}/${name}.graphql`, schemaText(schema)])),
};
