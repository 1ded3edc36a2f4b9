import { type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql';
import { matrixCell } from '../api/access/matrix-cell.ts';
import { accessOfRepresentatives, POLICY } from '../api/access/schema-policy.ts';
import { SUBJECT_TYPES, SUBJECTS } from '../api/access/subjects.ts';
import type { Action, SubjectType } from '../policies/facts.ts';
import type { Printer } from './printer.ts';

/** Who may do what, in words that a reviewer can hold against the promises: `policies/matrix.md`. */
export const matrixPrinter: Printer = {
  print: ({ full }) => new Map([['policies/matrix.md', matrixText(full)]]),
};

const INTRODUCTION = `<!-- Written by \`npm run gen\` from policies/rules. Do not edit. -->

# Who may do what

Every cell is about rows of the viewer's own account; rows of other accounts do not exist for anybody. \`yes\` is on every
row, \`-\` on none, a number on the rows that the condition below the table describes. A row of which not even the key (\`*\`)
may be read does not exist for that viewer. How exactly a position is shown is in \`precision.ts\`.
`;

const { representatives } = POLICY;

/** The whole matrix as Markdown: a table for each governed type, then one of the root fields. */
export function matrixText(full: GraphQLSchema): string {
  const types = SUBJECT_TYPES.filter((type) => isObjectType(full.getType(type)));
  const sections = types.map((type) => typeSection(type, full.getType(type) as GraphQLObjectType));
  return `${[INTRODUCTION, ...sections, rootSection(full)].join('\n')}`;
}

const accesses = accessOfRepresentatives(POLICY);

function typeSection(type: SubjectType, object: GraphQLObjectType): string {
  const notes: string[] = [];
  const cell = (column: number, action: Action, field?: string): string => {
    const text = matrixCell(accesses[column]!, representatives[column]!.viewer, action, type, field);
    if (text === 'yes' || text === '-') return text;
    if (!notes.includes(text)) notes.push(text);
    return `(${notes.indexOf(text) + 1})`;
  };
  const columns = representatives.map((_, i) => i);
  const fields = Object.keys(object.getFields()).sort();
  const rows = [
    ...fields.map((field) => [
      field === SUBJECTS[type].key ? `${field} *` : field,
      ...columns.map((i) => cell(i, 'read', field)),
    ]),
    ...actsOn(type).map((action) => [`**${action}**`, ...columns.map((i) => cell(i, action))]),
  ];
  const legend = notes.map((note, i) => `- (${i + 1}) \`${note}\``).join('\n');
  return `## ${type}\n\n${table('field or **act**', rows)}\n${legend === '' ? '' : `\n${legend}\n`}`;
}

/** The acts that root fields do to the type. */
function actsOn(type: SubjectType): Action[] {
  const acts = Object.values(POLICY.operations).filter((operation) => operation.type === type);
  return [...new Set(acts.map(({ action }) => action))].filter((action) => action !== 'read').sort();
}

function rootSection(full: GraphQLSchema): string {
  const roots = [full.getQueryType(), full.getMutationType(), full.getSubscriptionType()];
  const rows = roots.flatMap((root) =>
    Object.keys(root?.getFields() ?? {})
      .sort()
      .map((field) => {
        const operation = POLICY.operations[`${root!.name}.${field}`];
        if (!operation)
          throw new Error(`The root field ${root!.name}.${field} declares no act (policies/operations.ts)`);
        const { action, type } = operation;
        const cells = accesses.map((access) => (access.canOnSome(action, type) ? 'yes' : '-'));
        return [`${root!.name}.${field} (${action} ${type})`, ...cells];
      }),
  );
  return `## Root fields\n\n\`yes\` where the act may be done to some row.\n\n${table('field (act)', rows)}\n`;
}

function table(corner: string, rows: readonly string[][]): string {
  const lines = [[corner, ...representatives.map(({ name }) => name)], representatives.map(() => '---'), ...rows];
  lines[1]!.unshift('---');
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
