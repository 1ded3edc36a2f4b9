import assert from 'node:assert/strict';
import type { Json } from '../../test/support/actor.ts';
import { Company } from '../../test/support/company.ts';
import { flavours, startServer, type TestServer } from '../../test/support/server.ts';
import { suite } from '../../test/support/suite.ts';

const test = suite('providers');
let server: TestServer;
let company: Company;

test.before(async () => {
  server = await startServer(flavours[0]);
});
test.before.each(async () => {
  company = await Company.found(server);
});
test.after.each(() => company.leave());
test.after(() => server.close());

const find = async (filter: object): Promise<string[]> => {
  const query = 'query ($f: ProviderFilter) { providers(filter: $f) { nodes { fullName } } }';
  return (await company.admin.data(query, { f: filter })).providers.nodes.map((node: Json) => node.fullName);
};

test('are shown to customers by the first word of their name unless told otherwise', async () => {
  const select = 'provider { displayName fullName clockedIn shift { id } }';
  const plain = (await company.admin.does('providerCreate', { fullName: ' Zoë van Dam ' }, select)).provider;
  assert.deepEqual(plain, { displayName: 'Zoë', fullName: 'Zoë van Dam', clockedIn: false, shift: null });
  const told = { fullName: 'Zoë van Dam', displayName: 'Z.' };
  assert.equal((await company.admin.does('providerCreate', told, select)).provider.displayName, 'Z.');
  for (const fullName of ['', '  ', 'x'.repeat(201)]) {
    assert.equal((await company.admin.tries('providerCreate', { fullName })).userErrors[0].code, 'INVALID_INPUT');
  }
});

test('are found by name, and by whether they are at work', async () => {
  const zoe = await company.provider('Zoë van Dam');
  await company.provider('Daan Zoeter');
  await zoe.phone.does('shiftClockIn', null, '');
  assert.deepEqual(await find({ name: 'zoe' }), ['Zoë van Dam', 'Daan Zoeter']);
  assert.deepEqual(
    [await find({ clockedIn: true }), await find({ clockedIn: false })],
    [['Zoë van Dam'], ['Daan Zoeter']],
  );
  assert.deepEqual(await find({ name: 'zoe', clockedIn: false }), ['Daan Zoeter']);
  await zoe.phone.does('shiftClockOut', null, '');
  assert.deepEqual(await find({ clockedIn: true }), []);
});

test('clock in once and out once, by themselves', async () => {
  const { id, phone } = await company.provider();
  const { shift } = await phone.does('shiftClockIn', { providerId: id }, 'shift { id startedAt endedAt }');
  assert.equal(shift.endedAt, null);
  assert.equal((await phone.tries('shiftClockIn', null)).userErrors[0].code, 'ALREADY_CLOCKED_IN');
  const over = (await phone.does('shiftClockOut', null, 'shift { id startedAt endedAt }')).shift;
  assert.deepEqual([over.id, over.startedAt], [shift.id, shift.startedAt]);
  assert.ok(Date.parse(over.endedAt) >= Date.parse(over.startedAt));
  assert.equal((await phone.tries('shiftClockOut', null)).userErrors[0].code, 'NOT_CLOCKED_IN');
});

test('a partner app can neither see nor search names', async () => {
  await company.provider('Zoë van Dam');
  const app = await company.partner('positions:read');
  for (const query of [
    '{ providers(filter: { name: "zoe" }) { nodes { id } } }',
    '{ providers { nodes { displayName } } }',
  ]) {
    assert.equal((await app.ask(query)).errors[0]?.extensions.code, 'GRAPHQL_VALIDATION_FAILED');
  }
});

test.run();
