import assert from 'node:assert/strict';
import type { Actor, Json, Watching } from '../support/actor.ts';
import { Company, report, type TestProvider } from '../support/company.ts';
import { flavours, startServer, type TestServer } from '../support/server.ts';
import { watchFleet, watchPosition, watchTracking } from '../support/streams.ts';
import { suite } from '../support/suite.ts';

/** What the contract gives a change of access to reach an open stream. */
const AT_ONCE_MS = 1_000;

interface Scene {
  readonly provider: TestProvider;
  readonly visitId: string;
  readonly customer: Actor & { grantId: string };
  readonly position: Watching;
  readonly fleet: Watching;
  readonly officeTracking: Watching;
  readonly linkTracking: Watching;
}

for (const flavour of flavours) {
  const test = suite(`the end of sharing on open streams, on ${flavour.name}`);
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

  /** A provider on the way, whom everybody sees live. */
  async function underWay(): Promise<Scene> {
    const provider = await company.provider();
    const { visitId } = await company.visit(provider, 'EN_ROUTE');
    const customer = await company.customer(visitId);
    const scene = {
      provider,
      visitId,
      customer,
      position: watchPosition(company.admin, provider.id),
      fleet: watchFleet(company.admin),
      officeTracking: watchTracking(company.admin, visitId),
      linkTracking: watchTracking(customer, visitId),
    };
    for (const stream of [scene.position, scene.fleet, scene.officeTracking, scene.linkTracking]) await stream.next();
    assert.equal((await report(provider, 1_500)).accepted, true);
    await scene.position.until((data) => data.providerPosition.freshness === 'LIVE');
    await scene.fleet.until((data) => data.fleetPositions.positions.some((each: Json) => each.freshness === 'LIVE'));
    await scene.officeTracking.until((data) => data.visitTracking.freshness === 'LIVE');
    await scene.linkTracking.until((data) => data.visitTracking.freshness === 'LIVE');
    return scene;
  }

  /** The position is gone with this reason, on both streams of positions. */
  async function unavailable({ position, fleet, provider }: Scene, reason: string): Promise<void> {
    const gone = await position.until((data) => data.providerPosition.unavailableReason === reason, AT_ONCE_MS);
    const { freshness, point, eta, recordedAt } = gone.providerPosition;
    assert.deepEqual([freshness, point, eta, recordedAt], ['UNAVAILABLE', null, null, null]);
    const { removed } = (await fleet.until((data) => data.fleetPositions.removed.length > 0, AT_ONCE_MS))
      .fleetPositions;
    assert.deepEqual(removed, [{ providerId: provider.id, reason }]);
  }

  async function ended(stream: Watching, reason: string): Promise<void> {
    const { code, reason: told } = await stream.ended(AT_ONCE_MS);
    assert.deepEqual([code, told], ['STREAM_ENDED', reason]);
  }

  test('a pause shows PAUSED and no position everywhere, resuming shows new ones only', async () => {
    const scene = await underWay();
    await scene.provider.phone.does('sharingPause', null, '');
    const paused = (await scene.position.until((data) => data.providerPosition.freshness === 'PAUSED', AT_ONCE_MS))
      .providerPosition;
    assert.deepEqual([paused.point, paused.eta, paused.recordedAt, paused.accuracyM], [null, null, null, null]);
    const entry = (
      await scene.fleet.until((data) => data.fleetPositions.positions[0]?.freshness === 'PAUSED', AT_ONCE_MS)
    ).fleetPositions;
    assert.deepEqual([entry.positions.length, entry.positions[0].point, entry.removed], [1, null, []]);
    for (const stream of [scene.officeTracking, scene.linkTracking]) {
      const { visitTracking } = await stream.until((data) => data.visitTracking.freshness === 'PAUSED', AT_ONCE_MS);
      assert.deepEqual([visitTracking.position, visitTracking.eta, visitTracking.stage], [null, null, 'EN_ROUTE']);
    }
    await scene.provider.phone.does('sharingResume', null, '');
    const resumed = (await scene.position.until((data) => data.providerPosition.freshness !== 'PAUSED', AT_ONCE_MS))
      .providerPosition;
    assert.deepEqual(
      [resumed.freshness, resumed.unavailableReason, resumed.point],
      ['UNAVAILABLE', 'NO_RECENT_POSITION', null],
    );
    await report(scene.provider, 900);
    await scene.linkTracking.until((data) => data.visitTracking.freshness === 'LIVE', AT_ONCE_MS);
  });

  const endings: Record<string, (scene: Scene) => Promise<unknown>> = {
    COMPLETED: async ({ provider, visitId }) => {
      await provider.phone.does('visitArrive', { visitId }, '');
      await provider.phone.does('visitComplete', { visitId }, '');
    },
    NO_ACCESS: async ({ provider, visitId }) => {
      await provider.phone.does('visitArrive', { visitId }, '');
      await provider.phone.does('visitNoAccess', { visitId }, '');
    },
    CANCELLED: ({ visitId }) => company.admin.does('visitCancel', { visitId }, ''),
    REASSIGNED: async ({ visitId }) => {
      const other = await company.provider('Kim de Wit');
      await company.admin.does('visitAssign', { visitId, providerId: other.id }, '');
    },
  };
  for (const [reason, end] of Object.entries(endings)) {
    test(`${reason} ends the following of the visit and the link, and takes the provider off the map`, async () => {
      const scene = await underWay();
      await end(scene);
      await unavailable(scene, reason);
      await ended(scene.officeTracking, reason);
      await ended(scene.linkTracking, reason);
      const { status, errors } = await scene.customer.ask('{ viewer { audience } }');
      assert.deepEqual([status, errors[0]?.extensions.code], [401, 'UNAUTHENTICATED']);
    });
  }

  for (const stage of ['EN_ROUTE', 'ON_SITE']) {
    test(`clocking out while ${stage} ends the following and the position, and leaves the link`, async () => {
      const scene = await underWay();
      if (stage === 'ON_SITE') await scene.provider.phone.does('visitArrive', { visitId: scene.visitId }, '');
      await scene.provider.phone.does('shiftClockOut', null, '');
      await unavailable(scene, 'CLOCKED_OUT');
      await ended(scene.officeTracking, 'CLOCKED_OUT');
      await ended(scene.linkTracking, 'CLOCKED_OUT');
      const seen = await scene.customer.data('query ($id: ID!) { visitTracking(visitId: $id) { position { eta } } }', {
        id: scene.visitId,
      });
      assert.equal(seen.visitTracking.position, null);
    });
  }

  test('arriving hides the position from the customer and leaves it to the office', async () => {
    const scene = await underWay();
    await scene.provider.phone.does('visitArrive', { visitId: scene.visitId }, '');
    const { visitTracking } = await scene.linkTracking.until(
      (data) => data.visitTracking.stage === 'ON_SITE',
      AT_ONCE_MS,
    );
    const { tier, position, eta, freshness, unavailableReason } = visitTracking;
    assert.deepEqual(
      [tier, position, eta, freshness, unavailableReason],
      ['ARRIVED', null, null, 'UNAVAILABLE', 'ARRIVED'],
    );
    await report(scene.provider, 2);
    const exact = await scene.position.until((data) => data.providerPosition.accuracyM !== null, AT_ONCE_MS);
    assert.equal(exact.providerPosition.precision, 'EXACT');
  });

  test('a departure to the same visit after clocking out is a session of its own: old positions are not shown', async () => {
    const scene = await underWay();
    await scene.provider.phone.does('shiftClockOut', null, '');
    await scene.provider.phone.does('shiftClockIn', null, '');
    await scene.provider.phone.does('visitDepart', { visitId: scene.visitId }, '');
    const { providerPosition } = await scene.position.until(
      (data) => data.providerPosition.visitId === scene.visitId && data.providerPosition.freshness !== 'LIVE',
      AT_ONCE_MS,
    );
    assert.deepEqual([providerPosition.unavailableReason, providerPosition.point], ['NO_RECENT_POSITION', null]);
  });

  test('a link does not carry over to the session of another assignee unless issued again', async () => {
    const scene = await underWay();
    const other = await company.provider('Kim de Wit');
    await company.admin.does('visitAssign', { visitId: scene.visitId, providerId: other.id }, '');
    await other.phone.does('shiftClockIn', null, '');
    await other.phone.does('visitDepart', { visitId: scene.visitId }, '');
    await report(other, 700);
    assert.equal((await scene.customer.ask('{ viewer { audience } }')).status, 401);
    const again = await company.customer(scene.visitId);
    const seen = await again.data('query ($id: ID!) { visitTracking(visitId: $id) { freshness } }', {
      id: scene.visitId,
    });
    assert.equal(seen.visitTracking.freshness, 'LIVE');
  });

  test('a visit that is over cannot be followed: the stream ends at once, with the reason', async () => {
    const { visitId } = await company.visit(null);
    await company.admin.does('visitCancel', { visitId }, '');
    const extensions = await watchTracking(company.admin, visitId).ended(AT_ONCE_MS);
    assert.deepEqual([extensions.code, extensions.reason], ['STREAM_ENDED', 'CANCELLED']);
  });

  test('a step shows as one state, with the stage that it leads to', async () => {
    const { provider, visitId, linkTracking } = await underWay();
    await provider.phone.does('visitArrive', { visitId }, '');
    const { visitTracking } = await linkTracking.next(AT_ONCE_MS);
    assert.deepEqual([visitTracking.stage, visitTracking.tier], ['ON_SITE', 'ARRIVED']);
  });

  test.run();
}
