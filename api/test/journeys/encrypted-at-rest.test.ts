// time-limit-s: 300
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { appendFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readCredentials } from '../../demo/credentials-file.ts';
import { recordName } from '../../store/vault/key-records.ts';
import { asAdmin, everythingLeft, kindOf } from '../support/at-rest.ts';
import { ByteSearch } from '../support/byte-search.ts';
import { Company } from '../support/company.ts';
import { needlesOf } from '../support/coordinate-encodings.ts';
import type { DatabaseFlavour, TestDatabase } from '../support/database.ts';
import { flavours } from '../support/server.ts';
import { plantInLog, type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { suite } from '../support/suite.ts';
import { needlesOfTexts, writingsOf } from '../support/text-needles.ts';
import { until } from '../support/within.ts';

const letters = (count: number) =>
  Array.from({ length: count }, () => String.fromCharCode(97 + randomInt(26))).join('');
const digits = (count: number) => Array.from({ length: count }, () => randomInt(10)).join('');
const PLANTS = 1_000;
const POINTS = 2_000;

async function start(database: TestDatabase): Promise<{ server: ServerProcess; company: Company }> {
  const server = await startServerProcess({
    DATA_DIR: database.dataDir,
    ...(database.databaseUrl ? { DATABASE_URL: database.databaseUrl } : {}),
    LOG_LEVEL: 'trace',
    DEMO: '1',
    DEMO_DRIVE: '0',
    DEMO_PROVIDERS: '1',
  });
  const { accountId, personas } = readCredentials(database.dataDir)!;
  return { server, company: Company.at(server, accountId, personas.dispatcher.token) };
}

/** Puts a secret of its own into every personal property there is, and gives them, with the ids of whom they are about. */
async function tell(company: Company) {
  const secrets: string[] = [];
  const secret = (text: string) => {
    secrets.push(text);
    return text;
  };
  const word = () => secret(`Q${letters(13)}`);
  const point = { latitude: Number(`47.1${digits(4)}7`), longitude: Number(`-98.2${digits(4)}3`) };
  const { admin } = company;
  const contactPoints = [
    { kind: 'EMAIL', value: `${secret(letters(14))}@example.com` },
    { kind: 'PHONE', value: `+31${secret(digits(11))}` },
  ];
  const made = await admin.does(
    'customerCreate',
    { name: `${word()} ${word()}`, notes: word(), contactPoints },
    'customer { id }',
  );
  const customerId: string = made.customer.id;
  await admin.does('customerUpdate', { customerId, notes: word() }, 'customer { id }');
  const address = { line1: word(), line2: word(), city: word(), postalCode: secret(digits(12)), country: 'NL' };
  const { property } = await admin.does('propertyCreate', { customerId, address, point }, 'property { id }');
  const job = { customerId, propertyId: property.id, summary: word(), notes: word() };
  const { job: created } = await admin.does('jobCreate', job, 'job { id }');
  const staff = { fullName: `${word()} ${word()}`, email: `${secret(letters(14))}@example.com` };
  const { provider } = await admin.does('providerCreate', staff, 'provider { id }');
  const agreed = { channel: 'SMS', purpose: 'REMINDERS', evidence: word() };
  await admin.does('consentGrant', { subject: { kind: 'CUSTOMER', id: customerId }, ...agreed }, 'consent { id }');
  const start = new Date();
  const arrivalWindow = { start, end: new Date(start.getTime() + 3_600_000) };
  const booking = { jobId: created.id, arrivalWindow, assigneeId: provider.id, notes: word() };
  const { visit } = await admin.does('jobSchedule', booking, 'visit { id }');
  await admin.does('visitDispatch', { visitId: visit.id }, '');
  secrets.push((await company.customer(visit.id)).token, (await company.office()).token);
  // What is searched for and what is refused travel the same way; neither may be logged.
  await admin.ask('query ($q: String!) { customers(filter: { name: $q }) { nodes { id } } }', { q: word() });
  await admin.ask('mutation ($input: CustomerCreateInput!) { customerCreate(input: $input) { customer { id } } }', {
    input: { name: word(), contactPoints: [{ kind: word(), value: word() }] },
  });
  return { secrets, point, customerId, visitId: visit.id as string };
}

async function plant(database: TestDatabase, text: string): Promise<void> {
  await asAdmin(database, async (run) => {
    await run('create table planted_text (plain text, bytes bytea, raw bytea)');
    const raw = Buffer.concat(writingsOf(text).flatMap(({ bytes }) => [bytes, Buffer.from(' ')]));
    const bytes = Buffer.from(text).toString('hex');
    await run(`insert into planted_text values ('${text}', '\\x${bytes}', '\\x${raw.toString('hex')}')`);
    await run('checkpoint');
  });
}

async function searched(flavour: DatabaseFlavour, database: TestDatabase, server: ServerProcess, needles: ByteSearch) {
  const planted = new Set<string>();
  const found: string[] = [];
  const look = (kind: string, name: string, bytes: Buffer) => {
    for (const { of, encoding } of needles.search(bytes)) {
      if (of >= PLANTS && of < POINTS) planted.add(`${kind} ${encoding}`);
      else found.push(`${name}: ${encoding} of ${of}`);
    }
  };
  for await (const place of everythingLeft(flavour, database)) look(kindOf(place), place.name, place.bytes);
  look('log', 'log', readFileSync(server.logFile));
  return { planted, found };
}

for (const flavour of flavours) {
  const test = suite(`personal data at rest on ${flavour.name}`);
  let database: TestDatabase;
  const running: ServerProcess[] = [];
  const started = async () => {
    const both = await start(database);
    running.push(both.server);
    return both;
  };

  test.before.each(async () => {
    database = await flavour.create();
  });
  test.after.each(async () => {
    for (const server of running.splice(0)) await server.stop('SIGKILL');
    await database.close();
  });

  test('nothing personal and no token is found in files, log, dump and key store, where what is planted is', async () => {
    const plain = `Planted${letters(12)}`;
    await plant(database, plain);
    const { server, company } = await started();
    const { secrets, point } = await tell(company);
    const raw = Buffer.concat(writingsOf(plain).flatMap(({ bytes }) => [bytes, Buffer.from(' ')]));
    plantInLog(server, raw);
    appendFileSync(join(database.dataDir, 'keys', 'planted.key'), raw);
    await server.stop('SIGKILL');

    const needles = new ByteSearch();
    needles.add(needlesOfTexts(secrets, 0));
    needles.add(needlesOfTexts([plain], PLANTS));
    needles.add(needlesOf([point], POINTS));
    const { planted, found } = await searched(flavour, database, server, needles);
    for (const kind of ['data', 'keys', 'log']) {
      for (const { encoding } of writingsOf(plain))
        assert.ok(planted.has(`${kind} ${encoding}`), `${kind} ${encoding}`);
    }
    for (const encoding of ['UTF-8', 'hex']) assert.ok(planted.has(`dump ${encoding}`), `dump ${encoding}`);
    assert.ok(secrets.length >= 18);
    assert.deepEqual(found, []);
  });

  test('a person whose key is gone reads as erased, and everything else works', async () => {
    const first = await started();
    const erased = await tell(first.company);
    const kept = await tell(first.company);
    await first.server.stop('SIGKILL');
    rmSync(join(database.dataDir, 'keys', `${recordName(erased.customerId)}.key`));
    const { server, company } = await started();
    const query = `query ($id: ID!, $visit: ID!) {
      customer(id: $id) { id name notes contactPoints { value } properties { address { line1 } point { latitude } } }
      visit(id: $visit) { id stage notes } }`;
    const gone = await company.admin.ask(query, { id: erased.customerId, visit: erased.visitId });
    assert.deepEqual(gone.errors, []);
    const { customer, visit } = gone.data;
    assert.deepEqual([customer.id, customer.name, customer.notes], [erased.customerId, null, null]);
    for (const { value } of customer.contactPoints) assert.equal(value, null);
    for (const { address, point } of customer.properties) assert.deepEqual([address, point], [null, null]);
    assert.deepEqual(visit, { id: erased.visitId, stage: 'DISPATCHED', notes: null });
    const there = await company.admin.data(query, { id: kept.customerId, visit: kept.visitId });
    assert.ok(kept.secrets.includes(there.customer.name.split(' ')[0]));
    // The erased person's visit goes on, and the office's lists are whole.
    await company.admin.does('visitCancel', { visitId: erased.visitId }, 'visit { stage }');
    const { customers } = await company.admin.data('{ customers(first: 100) { nodes { id name } } }');
    assert.deepEqual(customers.nodes.filter(({ name }: { name: string | null }) => name === null).length, 1);
    assert.ok(!server.output().includes('"level":50'), server.output());
  });

  test('whenever it is killed, every row that it wrote has its key', async () => {
    const made: string[] = [];
    const first = await started();
    const customer = { name: 'Ann Bee' };
    const writing = Array.from({ length: 4 }, async () => {
      for (;;) made.push((await first.company.admin.does('customerCreate', customer, 'customer { id }')).customer.id);
    });
    const settled = Promise.allSettled(writing);
    await until(10_000, () => made.length >= 9, 'some customers');
    await first.server.stop('SIGKILL');
    await settled;
    const { company } = await started();
    const query = `query ($after: String) { customers(first: 100, after: $after) { nodes { id name } pageInfo { hasNextPage endCursor } } }`;
    const names = new Map<string, string | null>();
    for (let after: string | null = null; ; ) {
      const { customers } = await company.admin.data(query, { after });
      for (const { id, name } of customers.nodes) names.set(id, name);
      if (!customers.pageInfo.hasNextPage) break;
      after = customers.pageInfo.endCursor;
    }
    assert.deepEqual(
      made.filter((id) => names.get(id) !== 'Ann Bee'),
      [],
      'what was answered is kept',
    );
    assert.ok(
      [...names.values()].every((name) => name !== null),
      'no row is without its key',
    );
  });

  test.run();
}
