import assert from 'node:assert/strict';
import type { GraphQLSchema } from 'graphql';
import { audienceSchemas } from '../api/access/audience-schema.ts';
import { MODEL } from '../api/model/index.ts';
import { PRIVACY_MAPS, schemaHash, schemaHashOf } from '../api/model/schema-hash.ts';
import { buildFullSchema } from '../api/schema.ts';
import { tableFate } from '../api/store/erasure/index.ts';
import { TABLES } from '../api/store/subject-rows.ts';
import { suite } from '../api/test/support/suite.ts';
import type { PersonalEntry, TablePrivacy } from '../policies/privacy/map.ts';
import { erasurePlanOf } from '../policies/privacy/plans.ts';
import { PURPOSES, RETENTION, SUBJECTS, type SubjectKind } from '../policies/privacy/vocabulary.ts';
import { jsonText } from './json-text.ts';
import { exportSchemaText } from './print-export-schema.ts';
import { privacyPrinter } from './print-privacy.ts';
import { privacyPlans } from './print-privacy-plans.ts';

const test = suite('documents from the privacy maps');
const FOLDER = 'policies/privacy/generated';
let texts: Map<string, string>;

test.before(async () => {
  const full: GraphQLSchema = await buildFullSchema();
  texts = await privacyPrinter.print({ root: '', full, audiences: audienceSchemas(full) });
});

const section = (text: string, title: string): string => {
  const from = text.indexOf(`## ${title}\n`);
  assert.ok(from >= 0, title);
  return text.slice(from, text.indexOf('\n## ', from + 1) + 1 || undefined);
};

test('say who wrote them, and say the same twice', async () => {
  const full = await buildFullSchema();
  const again = await privacyPrinter.print({ root: '', full, audiences: audienceSchemas(full) });
  assert.deepEqual([...again], [...texts]);
  assert.equal(texts.size, 4);
  for (const [path, text] of texts) assert.match(text.slice(0, 200), /Written by `npm run gen`/, path);
});

test('the record has every purpose in use with its persons, recipients, time limits and security', () => {
  const record = texts.get(`${FOLDER}/record-of-processing.md`)!;
  const entries = PRIVACY_MAPS.flatMap(({ properties }) => Object.values(properties));
  const used = new Set(entries.flatMap((entry) => (entry.personal ? [entry.purpose] : [])));
  for (const purpose of used) {
    const activity = section(record, purpose);
    assert.ok(activity.includes(PURPOSES[purpose]));
    assert.match(activity, /Lawful basis: .*GDPR article 6/);
    assert.match(activity, /Recipients: \S/);
  }
  assert.match(section(record, 'visit-coordination'), /Recipients: .*customers, by the link.*the office/);
  assert.match(section(record, 'transparency'), /Recipients: providers, of their own work\n/);
  const people = /Recipients: (.*)/.exec(section(record, 'account-administration'))![1]!;
  assert.ok(people.includes('customers') && !people.includes('apps'), 'apps see providers, and no names');
  for (const title of ['Controller', 'Transfers to third countries', 'Security of processing (article 32(1))'])
    section(record, title);
});

test('every table is in the record, with its personal properties or as one that has none', () => {
  const record = texts.get(`${FOLDER}/record-of-processing.md`)!;
  const without = section(record, 'Tables without personal data');
  for (const { table, properties } of PRIVACY_MAPS) {
    const isPersonal = Object.values(properties).some(({ personal }) => personal);
    assert.equal(without.includes(`- \`${table}\`:`), !isPersonal, table);
    assert.ok(record.includes(`\`${table}\``), table);
  }
});

test('the plans name every table of every kind of person, and every personal property once in the copy or as left out', () => {
  const plans = texts.get(`${FOLDER}/plans.md`)!;
  assert.equal(plans, privacyPlans());
  for (const kind of Object.keys(SUBJECTS) as SubjectKind[]) {
    const [copy, erasure] = [section(plans, `Export: ${kind}`), section(plans, `Erasure: ${kind}`)];
    for (const { privacy } of MODEL) {
      if (!(kind in privacy.subjects)) continue;
      assert.ok(erasure.includes(`| \`${privacy.table}\` |`), privacy.table);
      for (const [name, entry] of Object.entries(privacy.properties)) {
        if (entry.personal && [entry.subject].flat().includes(kind))
          assert.ok(copy.includes(`\`${name}\``), `${privacy.table}.${name}`);
      }
    }
  }
  const retention = section(plans, 'Retention');
  for (const name of Object.keys(RETENTION)) assert.ok(retention.includes(`- \`${name}\`: `), name);
  for (const { privacy } of MODEL) assert.ok(retention.includes(`| \`${privacy.table}\` |`), privacy.table);
});

test('the schema of a copy has exactly the properties that a copy has, with their types', () => {
  const schema = JSON.parse(exportSchemaText());
  const [customer, user] = schema.oneOf;
  assert.deepEqual(
    [customer.properties.subject.properties.kind, user.properties.subject.properties.kind],
    [{ const: 'customer' }, { const: 'user' }],
  );
  const row = (copy: typeof customer, concept: string) => copy.properties.concepts.properties[concept].items;
  const visit = row(customer, 'visit');
  assert.deepEqual(visit.required, Object.keys(visit.properties));
  assert.deepEqual(visit.properties.notes, { anyOf: [{ type: 'string' }, { type: 'null' }] });
  assert.deepEqual(visit.properties.windowStart, { type: 'string', format: 'date-time' });
  assert.ok(visit.properties.stage.enum.includes('EN_ROUTE'));
  assert.equal(visit.additionalProperties, false);
  assert.ok(!('notes' in row(user, 'visit').properties), "the notes are the customer's");
  const [address] = row(customer, 'property').properties.address.anyOf;
  assert.deepEqual(address.required, ['line1', 'line2', 'city', 'postalCode', 'country']);
  assert.ok(!('nameHashes' in row(customer, 'customer').properties));
  assert.ok(!('customer' in user.properties.concepts.properties));
});

test('the schema of a copy is refused for a type of which it knows nothing', () => {
  const { privacy } = MODEL.find(({ privacy }) => privacy.table === 'customer')!;
  class SealedSecret {}
  const properties = { name: { type: SealedSecret } };
  assert.throws(
    () => exportSchemaText([{ entity: { meta: { properties } }, privacy }]),
    /customer\.name has the type SealedSecret/,
  );
});

test('the hash of the schema is the same in any order, and another with any other word', () => {
  assert.match(schemaHash(), /^[0-9a-f]{64}$/);
  assert.equal(schemaHashOf([...PRIVACY_MAPS].reverse()), schemaHash());
  const [first, ...rest] = [...PRIVACY_MAPS].sort((a) => (a.table === 'customer' ? -1 : 0));
  const properties = Object.fromEntries(Object.entries(first!.properties).reverse());
  assert.equal(schemaHashOf([{ ...first!, properties }, ...rest]), schemaHash());
  const name = { ...(properties['name'] as PersonalEntry), exported: false };
  const others: TablePrivacy[][] = [
    rest,
    [{ ...first!, properties: { ...properties, name } }, ...rest],
    [{ ...first!, subjects: { user: 'id' } }, ...rest],
    [{ ...first!, expires: { after: 'after-work', from: ['a', 'b'] } }, ...rest],
    [{ ...first!, expires: { after: 'after-work', from: ['b', 'a'] } }, ...rest],
  ];
  assert.equal(new Set([schemaHash(), ...others.map(schemaHashOf)]).size, 6);
  assert.throws(() => schemaHashOf([first!, first!]), /same table/);
});

test('the plan of erasure says what the erasure does with each table', () => {
  for (const table of TABLES) {
    for (const kind of Object.keys(SUBJECTS) as SubjectKind[]) {
      const [plan, fate] = [erasurePlanOf(table.privacy, kind), tableFate(table, kind)];
      assert.equal(plan === null, fate === null);
      if (!plan || !fate) continue;
      assert.equal(plan.own === 'KEPT', fate.statute !== null, table.privacy.table);
      if (plan.shared) assert.ok(fate.others.size > 0, table.privacy.table);
      assert.deepEqual([...plan.blanked, ...plan.others].sort(), [...fate.erasable.keys()].sort(), table.privacy.table);
      if (fate.statute !== null) assert.ok(plan.kept.has(fate.statute));
    }
  }
});

test('JSON is set as the formatter sets it', () => {
  const long = 'x'.repeat(60);
  const value = { a: [], b: {}, c: ['x', 1, null], d: [long, long], e: [{ f: true }], g: [[1]] };
  const lines = ['{', '  "a": [],', '  "b": {},', '  "c": ["x", 1, null],', '  "d": ['];
  lines.push(`    "${long}",`, `    "${long}"`, '  ],', '  "e": [', '    {', '      "f": true', '    }', '  ],');
  lines.push('  "g": [', '    [1]', '  ]', '}', '');
  assert.equal(jsonText(value), lines.join('\n'));
});

test.run();
