// time-limit-s: 240
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordName } from '../../store/vault/key-records.ts';
import { asAdmin, everythingLeft, kindOf, type Place } from '../support/at-rest.ts';
import { ByteSearch } from '../support/byte-search.ts';
import { Company } from '../support/company.ts';
import type { DatabaseFlavour, TestDatabase } from '../support/database.ts';
import { exportedValues, leadsToIt } from '../support/exported-values.ts';
import { type Graph, plantGraph } from '../support/planted-graph.ts';
import { token, writePlanting } from '../support/planted-rows.ts';
import { PrivacyDesk } from '../support/privacy-desk.ts';
import { flavours, startServerOn } from '../support/server.ts';
import { plantInLog, type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { suite } from '../support/suite.ts';
import { needlesOfTexts, writingsOf } from '../support/text-needles.ts';

/** Numbers of what was planted only to be found. */
const CONTROLS = 100_000;

interface Person {
  readonly kind: 'customer' | 'user';
  readonly id: string;
}

/** A company with a customer and a user in whose every personal property a token was planted, and two officers. */
async function populated(database: TestDatabase) {
  const server = await startServerOn(database);
  const company = await Company.found(server);
  const desk = await PrivacyDesk.of(company);
  const session = server.app.sessionOf(company.id);
  const graph = await plantGraph(
    { personal: server.app.personal, accountId: company.id },
    { customers: 1, users: 1, rowsEach: 6, choose: alternately() },
  );
  await writePlanting(session, graph);
  company.leave();
  await server.close();
  const persons: Person[] = [
    { kind: 'customer', id: graph.customerIds[0]! },
    { kind: 'user', id: graph.userIds[0]! },
  ];
  return { graph, persons, tokens: [desk.first.token, desk.second.token] as const };
}

/** Chooses the first, the second, … in turn, so that each table has rows of either person. */
function alternately() {
  let turn = 0;
  return (count: number) => turn++ % count;
}

/** Puts a text of its own where tokens are looked for, so that not finding any means something. */
async function plantControls(database: TestDatabase, server: ServerProcess): Promise<string> {
  const control = token();
  const raw = Buffer.concat(writingsOf(control).flatMap(({ bytes }) => [bytes, Buffer.from(' ')]));
  plantInLog(server, raw);
  for (const folder of ['keys', 'exports', 'mail']) {
    mkdirSync(join(database.dataDir, folder), { recursive: true });
    writeFileSync(join(database.dataDir, folder, 'planted'), raw);
  }
  await asAdmin(database, async (run) => {
    await run('create table planted_text (plain text, raw bytea)');
    await run(`insert into planted_text values ('${control}', '\\x${raw.toString('hex')}')`);
    await run(
      `insert into pgboss.job (name, data) select name, '{"planted":"${control}"}'::jsonb from pgboss.queue limit 1`,
    );
    await run('checkpoint');
  });
  return control;
}

/** The kind of place, with the folders and tables in which a file or a queue keeps things apart. */
function placeOf(place: Place): string {
  const folder = /^data: (exports|mail|audit)\//.exec(place.name)?.[1];
  if (place.name.startsWith('dump: pgboss.')) return 'queue';
  return folder ?? kindOf(place);
}

async function search(
  flavour: DatabaseFlavour,
  database: TestDatabase,
  server: ServerProcess,
  graph: Graph,
  control: string,
) {
  const texts = graph.plants.flatMap(({ texts }) => texts);
  const needles = new ByteSearch();
  needles.add(needlesOfTexts(texts, 0));
  needles.add(needlesOfTexts([control], CONTROLS));
  const controls = new Set<string>();
  const found: string[] = [];
  const look = (kind: string, name: string, bytes: Buffer) => {
    for (const { of, encoding } of needles.search(bytes)) {
      if (of === CONTROLS) controls.add(kind);
      else
        found.push(`${name}: ${encoding} of ${graph.plants.find((plant) => plant.texts.includes(texts[of]!))?.where}`);
    }
  };
  for await (const place of everythingLeft(flavour, database)) look(placeOf(place), place.name, place.bytes);
  look('log', 'log', readFileSync(server.logFile));
  return { controls, found, looked: texts.length };
}

for (const flavour of flavours) {
  const test = suite(`a canary in every personal property, on ${flavour.name}`);
  let database: TestDatabase;
  let server: ServerProcess;
  let desk: PrivacyDesk;
  let company: Awaited<ReturnType<typeof populated>>;

  test.before(async () => {
    database = await flavour.create();
    company = await populated(database);
    server = await startServerProcess({
      DATA_DIR: database.dataDir,
      ...(database.databaseUrl ? { DATABASE_URL: database.databaseUrl } : {}),
      LOG_LEVEL: 'trace',
      DEMO: '0',
      BUDGET_BURST_POINTS: '1000000',
    });
    desk = PrivacyDesk.at(server, ...company.tokens);
  });
  test.after(async () => {
    await server?.stop('SIGKILL');
    await database.close();
  });

  test('the export of each person holds every value of theirs that is said to be exported', async () => {
    for (const person of company.persons) {
      const files = await desk.exported(person);
      const { missing, checked } = exportedValues(company.graph, person, files);
      assert.deepEqual(missing, []);
      assert.ok(checked > 40, `${checked} values of the ${person.kind}`);
    }
  });

  test('after both are erased no token is found in any place where planted ones are, and the keys are gone', async () => {
    for (const person of company.persons) {
      const { certificate } = await desk.carryOut('dataErasureRequest', person);
      assert.equal(JSON.parse(certificate).format, 'whereabouts-erasure-certificate/1');
    }
    await server.stop('SIGTERM');
    const control = await plantControls(database, server);
    const { controls, found, looked } = await search(flavour, database, server, company.graph, control);
    assert.ok(looked > 60, `${looked} tokens`);
    for (const kind of ['data', 'wal', 'dump', 'queue', 'log', 'keys', 'exports', 'mail'])
      assert.ok(controls.has(kind), kind);
    assert.deepEqual(found, []);
    for (const { id } of company.persons) {
      const record = join(database.dataDir, 'keys', recordName(id));
      assert.ok(!existsSync(`${record}.key`));
      assert.ok(statSync(`${record}.gone`).size < 32, 'what is left is too short to be a key');
    }
  });

  test('what led to them and is left is what the certificate says is kept, blanked', async () => {
    const left = await asAdmin(database, async (run) => {
      const rows: string[] = [];
      for (const { table, row } of company.graph.rows) {
        if (!company.persons.some((person) => leadsToIt(company.graph, table, row, person))) continue;
        const [{ count }] = (await run(
          `select count(*)::int as count from ${table.privacy.table} where id = '${row.id}'`,
        )) as [{ count: number }];
        if (count > 0) rows.push(table.privacy.table);
      }
      return [...new Set(rows)].sort();
    });
    assert.deepEqual(left, ['audit_entry', 'consent', 'legal_hold', 'privacy_request']);
  });

  test.run();
}
