import assert from 'node:assert/strict';
import { Company, report } from '../support/company.ts';
import { flavours, startServer, type TestServer } from '../support/server.ts';
import { suite } from '../support/suite.ts';

for (const flavour of flavours) {
  const test = suite(`a live position on ${flavour.name}`);
  let server: TestServer;
  let company: Company;

  test.before(async () => {
    server = await startServer(flavour);
  });
  test.before.each(async () => {
    company = await Company.found(server);
  });
  test.after.each(() => company.leave());
  test.after(() => server.close());

  test('reaches the office exactly, the customer coarsely and the partner by scope', async () => {
    const provider = await company.provider();
    const { visitId } = await company.visit(provider, 'EN_ROUTE');
    const customer = await company.customer(visitId);
    const partner = await company.partner('positions:read:coarse', 'eta:read');
    const select = 'freshness precision point { latitude longitude } eta etaSource';
    const office = company.admin.watch(`subscription ($id: ID!) { providerPosition(providerId: $id) { ${select} } }`, {
      id: provider.id,
    });
    const linked = customer.watch(
      `subscription ($id: ID!) { visitTracking(visitId: $id) { stage tier freshness eta position { ${select} } } }`,
      { id: visitId },
    );
    const app = partner.watch(
      `subscription { fleetPositions { positions { providerId ${select} } removed { providerId } } }`,
    );
    assert.equal((await office.next()).providerPosition.freshness, 'UNAVAILABLE');
    assert.equal((await linked.next()).visitTracking.tier, 'STREET');
    assert.deepEqual((await app.next()).fleetPositions, { positions: [], removed: [] });

    const payload = await report(provider, 3_000);
    assert.deepEqual([payload.accepted, payload.userErrors], [true, []]);
    assert.equal(payload.reportingInstruction.mode, 'LIVE');

    const exact = (await office.until(({ providerPosition }) => providerPosition.freshness === 'LIVE'))
      .providerPosition;
    assert.equal(exact.precision, 'EXACT');
    assert.ok(exact.eta >= 1 && exact.etaSource === 'GREAT_CIRCLE');
    const seen = (await linked.until(({ visitTracking }) => visitTracking.freshness === 'LIVE')).visitTracking;
    assert.equal(seen.position.precision, 'STREET');
    assert.notDeepEqual(seen.position.point, exact.point);
    const coarse = (await app.next()).fleetPositions.positions[0];
    assert.equal(coarse.precision, 'NEIGHBOURHOOD');
    assert.notDeepEqual(coarse.point, seen.position.point);
  });

  test.run();
}
