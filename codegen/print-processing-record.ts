import { type GraphQLSchema, isObjectType } from 'graphql';
import { LIBRARY_TABLES, MODEL } from '../api/model/index.ts';
import { AUDIENCES, type Audience } from '../policies/facts.ts';
import { type PersonalEntry, subjectsOf, type TablePrivacy } from '../policies/privacy/map.ts';
import { SECURITY_MEASURES } from '../policies/privacy/measures.ts';
import { basisInWords, retentionInWords } from '../policies/privacy/practices.ts';
import { COLLECTION, DATA_CATEGORIES, PURPOSES, type Purpose, SUBJECTS } from '../policies/privacy/vocabulary.ts';
import { heading, list, names, table } from './markdown.ts';

const INTRODUCTION = `
The record of processing activities of a company that works with this platform, as article 30(1) of the General Data Protection
Regulation asks for it: one activity for each purpose. A word in braces is the company's to fill in; all else follows from
the privacy maps beside the entities (\`api/model\`), the policy (\`policies/rules\`) and the vocabulary (\`policies/privacy\`).

## Controller

- Controller: {name and address of the company}
- Contact for privacy: {the text of PRIVACY_CONTACT, as it stands on the privacy page}
- Joint controllers: {none, or who}
- Representative in the Union (article 27): {none, or who}
- Data protection officer (article 37): {none, or who}
- Processor: {who runs the installation}
`;

const RECIPIENTS: Readonly<Record<Audience, string>> = {
  partner: 'apps that the company let in, by the scopes that it gave them',
  customer: 'customers, by the link or portal of their own visit',
  provider: 'providers, of their own work',
  office: 'the office: admins, dispatchers, agents',
  compliance: 'compliance officers',
};

const TRANSFERS = `## Transfers to third countries

None by the platform. An installation and its stores lie where the operator puts them; the region of an account says where that is
to be. What the operator configures may add one: a server for mail, a routing server (\`OSRM_URL\`, which is asked with points and
no names). {Each that lies outside the region, with its safeguards under article 46.}
`;

/** Entities whose rows are seen under another name in the contract. */
const SEEN_AS: Readonly<Record<string, string>> = { Watch: 'Watcher' };

interface Table {
  readonly type: string;
  readonly privacy: TablePrivacy;
}

interface Use {
  readonly of: Table;
  readonly name: string;
  readonly entry: PersonalEntry;
}

/** The record of processing activities as Markdown. */
export function processingRecord(audiences: Readonly<Record<Audience, GraphQLSchema>>): string {
  const tables: Table[] = MODEL.map(({ entity, privacy }) => ({ type: String(entity.meta.className), privacy }));
  const uses = tables.flatMap((of) =>
    Object.entries(of.privacy.properties).flatMap(([name, entry]) => (entry.personal ? [{ of, name, entry }] : [])),
  );
  const purposes = (Object.keys(PURPOSES) as Purpose[]).filter((one) =>
    uses.some(({ entry }) => entry.purpose === one),
  );
  const activities = purposes.map((purpose) =>
    activity(
      purpose,
      uses.filter(({ entry }) => entry.purpose === purpose),
      audiences,
    ),
  );
  return [
    heading('Record of processing activities', 'the privacy maps'),
    INTRODUCTION,
    ...activities,
    TRANSFERS,
    `## Security of processing (article 32(1))\n\n${list(SECURITY_MEASURES)}`,
    `## Tables without personal data\n\n${list(impersonal(tables))}`,
  ].join('\n');
}

function activity(
  purpose: Purpose,
  uses: readonly Use[],
  audiences: Readonly<Record<Audience, GraphQLSchema>>,
): string {
  const kinds = unique(uses.flatMap(({ entry }) => subjectsOf(entry)));
  const recipients = AUDIENCES.filter((name) => uses.some((use) => isSeen(use, audiences[name])));
  const categories = unique(uses.map(({ entry }) => entry.category));
  const rows = categories.map((category) => {
    const own = uses.filter(({ entry }) => entry.category === category);
    return [
      COLLECTION[category].name,
      DATA_CATEGORIES[category],
      unique(own.map(({ of }) => of.privacy.table))
        .map((name) => `\`${name}\``)
        .join(', '),
      unique(own.map(({ entry }) => retentionInWords(entry.retention))).join(' '),
    ];
  });
  return [
    `## ${purpose}\n`,
    `${PURPOSES[purpose]}\n`,
    list([
      `Categories of persons: ${kinds.map((kind) => SUBJECTS[kind]).join(' ')}`,
      `Lawful basis: ${unique(uses.map(({ entry }) => basisInWords(entry.lawfulBasis))).join(' ')}`,
      `Recipients: ${recipients.map((name) => RECIPIENTS[name]).join('; ') || 'nobody: it does not leave the platform'}`,
    ]),
    table(['category', 'data', 'tables', 'time limit for erasure'], rows),
  ].join('\n');
}

/** Whether an audience has the property in its schema, on some row at least. */
function isSeen({ of, name }: Use, schema: GraphQLSchema): boolean {
  const type = schema.getType(SEEN_AS[of.type] ?? of.type);
  return isObjectType(type) && name in type.getFields();
}

function impersonal(tables: readonly Table[]): string[] {
  const all = [...tables.map(({ privacy }) => privacy), ...LIBRARY_TABLES];
  const without = all.filter(({ properties }) => Object.values(properties).every(({ personal }) => !personal));
  return without.map((map) => `\`${map.table}\`: ${names(Object.keys(map.properties))}`);
}

const unique = <T>(all: readonly T[]): T[] => [...new Set(all)];
