import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Actor } from '../support/actor.ts';
import { adminUrlOf, inPostgres } from '../support/at-rest.ts';
import { flavours, startServerOn } from '../support/server.ts';
import { suite } from '../support/suite.ts';
import { within } from '../support/within.ts';

const CHILD = join(import.meta.dirname, '../support/killed-while-reading.js');
const BIN = join(import.meta.dirname, '../../../../clients/cli/bin/whereabouts.js');

interface Ended {
  readonly code: number | string | null;
  readonly out: string;
}

async function run(script: string, args: string[], environment: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(process.execPath, [script, ...args], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
  });
  const [code, signal] = (await within(60_000, once(child, 'close'), 'the end of the process')) as [
    number | null,
    string,
  ];
  return { code: code ?? signal, out };
}

for (const flavour of flavours) {
  const test = suite(`the audit log over a SIGKILL, on ${flavour.name}`);

  test('what was read and answered is in the log, and npx whereabouts audit verify finds it whole, then broken', async () => {
    const database = await flavour.create();
    const { databaseUrl = '', dataDir } = database;
    const killed = await run(CHILD, [dataDir, databaseUrl], { PATH: process.env['PATH'] ?? '' });
    assert.equal(killed.code, 'SIGKILL', killed.out);
    const { accountId, officer: token, office, customerId } = JSON.parse(killed.out);
    const spools = globSync('audit/spool-*/*.spool', { cwd: dataDir }).map((file) =>
      readFileSync(join(dataDir, file), 'utf8'),
    );
    assert.ok(spools.join('').includes(customerId), 'it had not reached the database yet');

    const server = await startServerOn(database);
    const officer = new Actor(server, token);
    const query =
      'query ($filter: AuditEntryFilter) { auditEntries(filter: $filter) { nodes { id event rowIds fields } } }';
    const { nodes } = (await officer.data(query, { filter: { tokenId: office, event: 'read' } })).auditEntries;
    assert.deepEqual(
      nodes.map(({ rowIds, fields }: { rowIds: string[]; fields: string[] }) => [rowIds, fields]),
      [[[customerId], ['name']]],
    );
    await server.app.audit.seal();
    const cli = ['audit', 'verify', '--url', server.httpUrl, '--token', token];
    const whole = await run(BIN, [...cli, '--account', accountId]);
    assert.equal(whole.code, 0, whole.out);
    assert.match(whole.out, /Nothing was altered, removed or inserted/);
    assert.equal((await run(BIN, [...cli, '--account', 'acc_another'])).code, 4);
    assert.equal((await run(BIN, ['audit', 'look'])).code, 2);

    const sql = `delete from audit_entry where id = '${nodes[0].id}'`;
    if (databaseUrl) await inPostgres(adminUrlOf(databaseUrl), (attack) => attack(sql));
    else await server.app.sessionOf(accountId).em.getConnection().execute(sql);
    const broken = await run(BIN, cli);
    assert.equal(broken.code, 1, broken.out);
    assert.match(broken.out, new RegExp(`REMOVED +${nodes[0].id} `));
    const { problems } = JSON.parse((await run(BIN, [...cli, '--json'])).out);
    assert.deepEqual(
      problems.map(({ kind, entryId }: { kind: string; entryId: string }) => [kind, entryId]),
      [['REMOVED', nodes[0].id]],
    );
    officer.leave();
    await server.close();
    await database.close();
  });

  test.run();
}
