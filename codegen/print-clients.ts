import { CLIENT_AUDIENCES, generatedFolder } from '../codegen.ts';
import { clientOperations } from './client-operation.ts';
import { printFunctions } from './print-client-functions.ts';
import { type OperationSource, printOperationTypes } from './print-client-operation-types.ts';
import { printSchemaTypes } from './print-client-schema-types.ts';
import { schemaText } from './print-schema.ts';
import type { Printer } from './printer.ts';

/** A typed client for each audience: what it can ask, and how what it gets looks. Nothing of another audience is in it. */
export const clientsPrinter: Printer = {
  folders: CLIENT_AUDIENCES.map(generatedFolder),
  async print({ audiences }) {
    const printed = new Map<string, string>();
    const sources: OperationSource[] = [];
    for (const audience of CLIENT_AUDIENCES) {
      const schema = audiences[audience];
      const folder = generatedFolder(audience);
      const texts = clientOperations(schema).map(({ text }) => text);
      const documents = `# Written by \`npm run gen\`. Do not edit.\n\n${texts.join('\n\n')}\n`;
      printed.set(`${folder}/operations.graphql`, documents);
      printed.set(`${folder}/schema-types.ts`, printSchemaTypes(schema));
      printed.set(`${folder}/operations.ts`, printFunctions(schema));
      sources.push({ audience, schema: schemaText(schema), documents });
    }
    return new Map([...printed, ...(await printOperationTypes(sources))]);
  },
};
