import type { CodegenConfig } from '@graphql-codegen/cli';

// The types of the clients' operations, by GraphQL Code Generator. `npm run gen` runs it through codegen/print-operation-types.ts, which
// gives it the schema and the operations of the same run instead of those on the disk.

/** One typed client for each. The order is that of the folders. */
export const CLIENT_AUDIENCES = ['compliance', 'customer', 'office', 'partner', 'provider'] as const;

/** The folder of a client's generated files, from the project's folder. */
export const generatedFolder = (audience: string): string => `clients/${audience}/src/generated`;

const config: CodegenConfig = {
  generates: Object.fromEntries(
    CLIENT_AUDIENCES.map((audience) => [
      `${generatedFolder(audience)}/operation-types.ts`,
      {
        schema: `schema/audiences/${audience}.graphql`,
        documents: `${generatedFolder(audience)}/operations.graphql`,
        plugins: ['typescript-operations'],
        config: {
          scalars: { ID: 'string', DateTimeISO: 'string', Date: 'string' },
          defaultScalarType: 'unknown',
          // Ours take values that the client does not know yet.
          enumValues: './schema-types.ts',
          importExtension: '.ts',
          immutableTypes: true,
          useTypeImports: true,
          skipTypename: true,
        },
      },
    ]),
  ),
};

export default config;
