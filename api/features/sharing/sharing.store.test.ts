import assert from 'node:assert/strict';
import { Company, type TestProvider } from '../../test/support/company.ts';
import { flavours, startServer, type TestServer } from '../../test/support/server.ts';
import { suite } from '../../test/support/suite.ts';
import { providerStore } from '../provider/index.ts';
import { sharingStore } from './sharing.store.ts';

for (const flavour of flavours) {
  const test = suite(`gates in the database on ${flavour.name}`);
  let server: TestServer;
  let company: Company;

  test.before(async () => {
    server = await startServer(flavour);
    company = await Company.found(server);
  });
  test.after(async () => {
    company.leave();
    await server.close();
  });

  /** One whose visits have ended as told, one after the other. */
  async function whoseVisitsEnded(...ends: ('visitComplete' | 'visitNoAccess')[]): Promise<TestProvider> {
    const provider = await company.provider();
    for (const end of ends) {
      const { visitId } = await company.visit(provider, 'EN_ROUTE');
      await provider.phone.does('visitArrive', { visitId }, '');
      await provider.phone.does(end, { visitId }, '');
    }
    return provider;
  }

  test('of many at once are those of each', async () => {
    const away = await company.provider();
    const once = await whoseVisitsEnded('visitComplete');
    const twice = await whoseVisitsEnded('visitComplete', 'visitNoAccess');
    const underWay = await whoseVisitsEnded('visitComplete');
    const paused = await company.provider();
    for (const provider of [underWay, paused]) await company.visit(provider, 'EN_ROUTE');
    await paused.phone.does('sharingPause', null, '');
    const all = [away, once, twice, underWay, paused];
    const session = server.app.sessionOf(company.id);
    const ids = all.map(({ id }) => id);
    assert.deepEqual(new Set(await sharingStore.openProviderIds(session)), new Set([underWay.id, paused.id]));
    const gates = await sharingStore.gates(session, await providerStore.findMany(session, ids));
    const gateOf = new Map(gates.map((gate) => [gate.providerId, gate]));
    for (const id of ids) {
      const fresh = server.app.sessionOf(company.id);
      const provider = await providerStore.find(fresh, id);
      assert.deepEqual(gateOf.get(id), await sharingStore.gate(fresh, provider!));
    }
    const told = ids
      .map((id) => gateOf.get(id)!)
      .map(({ shiftOpen, session: open, lastEnd }) => [shiftOpen, open?.paused, lastEnd]);
    assert.deepEqual(told, [
      [false, undefined, null],
      [true, undefined, 'COMPLETED'],
      [true, undefined, 'NO_ACCESS'],
      [true, false, null],
      [true, true, null],
    ]);
  });

  test('of another account are not there', async () => {
    const another = await Company.found(server);
    const session = server.app.sessionOf(another.id);
    assert.deepEqual(await sharingStore.openProviderIds(session), []);
    another.leave();
  });

  test.run();
}
