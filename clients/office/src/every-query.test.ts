import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as compliance from '@whereabouts/compliance';
import * as customer from '@whereabouts/customer';
import * as office from '@whereabouts/office';
import * as partner from '@whereabouts/partner';
import * as provider from '@whereabouts/provider';
import { type ServerProcess, startServerProcess } from '../../../api/test/support/server-process.ts';
import { suite } from '../../../api/test/support/suite.ts';
import { temporaryFolder } from '../../../api/test/support/temporary-folder.ts';
import { within } from '../../../api/test/support/within.ts';

const test = suite('every function of the generated clients');
const CLIENTS = { compliance, customer, office, partner, provider };
const PERSONAS = {
  compliance: 'complianceOfficer',
  customer: 'customer',
  office: 'dispatcher',
  partner: 'partner',
  provider: 'provider',
};
type Audience = keyof typeof CLIENTS;
type AnyFunction = (client: office.Client, variables: object) => unknown;
let server: ServerProcess;
let personas: Record<string, { token: string; providerId: string; visitId: string }>;

test.before(async () => {
  const dataDir = temporaryFolder('data');
  server = await startServerProcess({ DATA_DIR: dataDir, DEMO: '1', DEMO_PROVIDERS: '3' });
  personas = JSON.parse(readFileSync(join(dataDir, 'demo-credentials.json'), 'utf8')).personas;
});
test.after(() => server.stop());

/** The functions of a client whose operation is of that kind, by name. */
function functionsOf(audience: Audience, kind: 'query' | 'subscription'): [string, AnyFunction][] {
  const all: Record<string, unknown> = CLIENTS[audience];
  return Object.keys(all)
    .filter((name) => typeof all[name] === 'function' && String(all[`${name}Document`]).startsWith(`${kind} `))
    .map((name) => [name, all[name] as AnyFunction]);
}

const clientOf = (audience: Audience) =>
  office.createClient({ url: server.httpUrl, token: personas[PERSONAS[audience]]!.token });

const VARIABLES = () => {
  const { providerId, visitId } = personas['dispatcher']!;
  return { providerId, visitId, first: 100 };
};

/** The id of a request that the audience's persona has filed for themself. */
async function ownRequest(audience: 'office' | 'partner' | 'provider'): Promise<string> {
  const input = { idempotencyKey: 'followed' };
  const { privacyRequest, userErrors } = await office.dataExportRequest(clientOf(audience), { input });
  assert.deepEqual(userErrors, []);
  return privacyRequest!.id;
}

for (const audience of Object.keys(CLIENTS) as Audience[]) {
  test(`asks what the ${audience} audience may ask, at a cost that one answer may have`, async () => {
    const client = clientOf(audience);
    const queries = functionsOf(audience, 'query');
    assert.ok(queries.length > 3);
    for (const [name, query] of queries) {
      const { providerId, visitId, first } = VARIABLES();
      const id = name === 'provider' ? providerId : visitId;
      const document = String((CLIENTS[audience] as Record<string, unknown>)[`${name}Document`]);
      const given: Record<string, unknown> = { id, ids: [id], providerId, visitId, first };
      const variables = Object.fromEntries(Object.entries(given).filter(([key]) => document.includes(`$${key}:`)));
      await assert.doesNotReject(async () => query(client, variables), `${audience}.${name}`);
    }
  });
}

test('follows what the office, partner and provider audiences may follow, from the current state on', async () => {
  for (const audience of ['office', 'partner', 'provider'] as const) {
    const client = clientOf(audience);
    const streams = functionsOf(audience, 'subscription');
    assert.ok(streams.length >= 2);
    for (const [name, watch] of streams) {
      const { providerId, visitId } = VARIABLES();
      const id = name.includes('PrivacyRequest') ? await ownRequest(audience) : '';
      const stream = watch(client, { providerId, visitId, id }) as AsyncIterableIterator<unknown>;
      const { done, value } = await within(5_000, stream.next(), `the first event of ${audience}.${name}`);
      assert.ok(!done && value !== null, `${audience}.${name}`);
      await stream.return!();
    }
  }
});

test.run();
