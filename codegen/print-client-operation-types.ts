import { type CodegenConfig, generate } from '@graphql-codegen/cli';
import config, { generatedFolder } from '../codegen.ts';
import { HEADER } from './client-text.ts';

/** What the types of an audience's operations are made from. */
export interface OperationSource {
  readonly audience: string;
  /** SDL. */
  readonly schema: string;
  /** All operations, one document. */
  readonly documents: string;
}

/** The types of the operations of every audience, by path: `codegen.ts`, with schema and operations of this run. */
export async function printOperationTypes(sources: readonly OperationSource[]): Promise<Map<string, string>> {
  const generates: CodegenConfig['generates'] = {};
  for (const { audience, schema, documents } of sources) {
    const path = `${generatedFolder(audience)}/operation-types.ts`;
    const configured = config.generates[path];
    if (!configured) throw new Error(`codegen.ts does not name ${path}`);
    generates[path] = { ...configured, schema, documents };
  }
  const files = (await generate({ ...config, generates, silent: true }, false)) as {
    filename: string;
    content: string;
  }[];
  return new Map(files.map(({ filename, content }) => [filename, `${HEADER}${withoutForeign(content).trimEnd()}\n`]));
}

/** The plugin exports the enums that it imports, in a form that `verbatimModuleSyntax` refuses; schema-types.ts has them already. */
function withoutForeign(content: string): string {
  return content.replaceAll(/^export \{ \w+ \};\n\n/gm, '');
}
