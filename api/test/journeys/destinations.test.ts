import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordName } from '../../store/vault/key-records.ts';
import { Actor } from '../support/actor.ts';
import { Company, report, type TestProvider } from '../support/company.ts';
import { flavours, startServerOn } from '../support/server.ts';
import { suite } from '../support/suite.ts';

const test = suite('where providers are on the way to, read for many at once after a start');
const [pglite] = flavours;

test('a place whose key cannot be had has no estimate, and the others have theirs', async () => {
  const database = await pglite!.create();
  const before = await startServerOn(database);
  const company = await Company.found(before);
  const providers: TestProvider[] = [];
  const customerIds: string[] = [];
  for (let i = 0; i < 4; i++) {
    const provider = await company.provider();
    const { customerId } = await company.visit(provider, 'EN_ROUTE');
    providers.push(provider);
    customerIds.push(customerId);
  }
  company.leave();
  await before.close();
  const key = join(database.dataDir, 'keys', `${recordName(customerIds[1]!)}.key`);
  const record = readFileSync(key);
  record[record.length - 1]! ^= 1;
  writeFileSync(key, record);

  const after = await startServerOn(database);
  try {
    const again = Company.at(after, company.id, company.admin.token);
    const restarted = providers.map((provider) => ({ ...provider, phone: new Actor(after, provider.phone.token) }));
    const reports = await Promise.all(restarted.map((provider) => report(provider, 2_000)));
    assert.deepEqual(
      reports.map(({ accepted }) => accepted),
      [true, true, true, true],
    );
    const etas: (number | null)[] = [];
    for (const { id } of providers) {
      const query = 'query ($id: ID!) { providerPosition(providerId: $id) { freshness eta } }';
      const { providerPosition } = await again.admin.data(query, { id });
      assert.equal(providerPosition.freshness, 'LIVE');
      etas.push(providerPosition.eta);
    }
    assert.deepEqual(
      etas.map((eta) => eta !== null),
      [true, false, true, true],
    );
    again.leave();
  } finally {
    await after.close();
    await database.close();
  }
});

test.run();
