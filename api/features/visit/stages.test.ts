// time-limit-s: 240
import assert from 'node:assert/strict';
import type { VisitStage } from '../../../policies/facts.ts';
import { VISIT_STAGES } from '../../../policies/facts.ts';
import type { Json } from '../../test/support/actor.ts';
import { Company, type TestProvider } from '../../test/support/company.ts';
import { flavours, startServer, type TestServer } from '../../test/support/server.ts';
import { suite } from '../../test/support/suite.ts';

/** What leads a new visit to each stage. */
const WAY: Record<VisitStage, readonly string[]> = {
  BOOKED: [],
  DISPATCHED: ['visitDispatch'],
  EN_ROUTE: ['visitDispatch', 'visitDepart'],
  ON_SITE: ['visitDispatch', 'visitDepart', 'visitArrive'],
  COMPLETED: ['visitDispatch', 'visitDepart', 'visitArrive', 'visitComplete'],
  NO_ACCESS: ['visitDispatch', 'visitDepart', 'visitArrive', 'visitNoAccess'],
  CANCELLED: ['visitCancel'],
};

/** Each act: from where it works, written out here by hand from the contract, and where it leads. */
const ACTS: Record<string, { from: readonly VisitStage[]; to: VisitStage }> = {
  visitDispatch: { from: ['BOOKED'], to: 'DISPATCHED' },
  visitDepart: { from: ['DISPATCHED'], to: 'EN_ROUTE' },
  visitArrive: { from: ['EN_ROUTE'], to: 'ON_SITE' },
  visitComplete: { from: ['ON_SITE'], to: 'COMPLETED' },
  visitNoAccess: { from: ['ON_SITE'], to: 'NO_ACCESS' },
  visitCancel: { from: ['BOOKED', 'DISPATCHED', 'EN_ROUTE', 'ON_SITE'], to: 'CANCELLED' },
};
const PROVIDER_ACTS = ['visitDepart', 'visitArrive', 'visitComplete', 'visitNoAccess'];
const STATE = '{ id stage version stageChangedAt assignee { id } job { state } }';

for (const flavour of flavours) {
  const test = suite(`the stages of a visit on ${flavour.name}`);
  let server: TestServer;
  let company: Company;
  let provider: TestProvider;
  let jobId: string;

  test.before(async () => {
    server = await startServer(flavour);
  });
  test.before.each(async () => {
    company = await Company.found(server);
    provider = await company.provider();
    await provider.phone.does('shiftClockIn', null, '');
    // Kept open by a visit to which nobody goes, however the others end.
    jobId = (await company.visit(null)).jobId;
  });
  test.after.each(() => company.leave());
  test.after(() => server.close());

  const tries = (act: string, visitId: string, extra: object = {}) =>
    (PROVIDER_ACTS.includes(act) ? provider.phone : company.admin).tries(
      act,
      { visitId, ...extra },
      'visit { stage version }',
    );
  const state = async (visitId: string): Promise<Json> =>
    (await company.admin.data(`query ($id: ID!) { visit(id: $id) ${STATE} }`, { id: visitId })).visit;

  async function visitAt(stage: VisitStage): Promise<string> {
    const arrivalWindow = { start: new Date(), end: new Date(Date.now() + 3_600_000) };
    const booking = { jobId, arrivalWindow, assigneeId: provider.id };
    const visitId = (await company.admin.does('jobSchedule', booking, 'visit { id }')).visit.id;
    for (const act of WAY[stage]) assert.deepEqual((await tries(act, visitId)).userErrors, [], act);
    return visitId;
  }

  for (const stage of VISIT_STAGES) {
    test(`from ${stage} every act does what the state machine says, and every other names both states`, async () => {
      let visitId = await visitAt(stage);
      const before = await state(visitId);
      const acts = Object.entries(ACTS);
      for (const [act, { from, to }] of acts) {
        if (from.includes(stage)) continue;
        const { visit, userErrors } = await tries(act, visitId);
        assert.equal(visit, null);
        assert.equal(userErrors[0]?.code, 'INVALID_TRANSITION', `${act} from ${stage}`);
        assert.match(userErrors[0].message, new RegExp(`${stage}\\b.*\\b${to}\\b`));
      }
      assert.deepEqual(await state(visitId), before);
      for (const [act, { from, to }] of acts) {
        if (!from.includes(stage)) continue;
        const { visit, userErrors } = await tries(act, visitId);
        assert.deepEqual([act, userErrors, visit.stage], [act, [], to]);
        assert.equal(visit.version, before.version + 1);
        await company.admin.tries('visitCancel', { visitId });
        visitId = await visitAt(stage);
      }
    });
  }

  test('the state of the job follows from its visits', async () => {
    const { jobId, visitId } = await company.visit(provider);
    const job = async () =>
      (await company.admin.data('query ($id: ID!) { job(id: $id) { state } }', { id: jobId })).job.state;
    const seen = [await job()];
    for (const act of ['visitDispatch', 'visitDepart', 'visitArrive', 'visitComplete']) {
      await tries(act, visitId);
      seen.push(await job());
    }
    assert.deepEqual(seen, ['SCHEDULED', 'SCHEDULED', 'ACTIVE', 'ACTIVE', 'COMPLETED']);
  });

  test('a job whose visits were called off or in vain waits for another, and one with an open visit goes on', async () => {
    const { jobId, visitId } = await company.visit(provider);
    const job = async () =>
      (await company.admin.data('query ($id: ID!) { job(id: $id) { state } }', { id: jobId })).job.state;
    await tries('visitCancel', visitId);
    assert.equal(await job(), 'UNSCHEDULED');
    const arrivalWindow = { start: new Date(), end: new Date(Date.now() + 3_600_000) };
    const booking = { jobId, arrivalWindow, assigneeId: provider.id };
    const second = (await company.admin.does('jobSchedule', booking, 'visit { id }')).visit.id;
    const third = (await company.admin.does('jobSchedule', booking, 'visit { id }')).visit.id;
    for (const act of WAY.COMPLETED) await tries(act, second);
    assert.equal(await job(), 'ACTIVE');
    for (const act of WAY.NO_ACCESS) await tries(act, third);
    assert.equal(await job(), 'COMPLETED');
  });

  test('cancelling a job cancels its open visits, and neither can be done twice', async () => {
    const { jobId, visitId } = await company.visit(provider, 'EN_ROUTE');
    const { job } = await company.admin.does('jobCancel', { jobId }, 'job { state }');
    assert.equal(job.state, 'CANCELLED');
    assert.deepEqual([(await state(visitId)).stage, (await state(visitId)).job.state], ['CANCELLED', 'CANCELLED']);
    const again = await company.admin.tries('jobCancel', { jobId });
    assert.equal(again.userErrors[0].code, 'INVALID_TRANSITION');
    assert.match(again.userErrors[0].message, /CANCELLED.*CANCELLED/);
    const arrivalWindow = { start: new Date(), end: new Date(Date.now() + 3_600_000) };
    const booked = await company.admin.tries('jobSchedule', { jobId, arrivalWindow });
    assert.match(booked.userErrors[0].message, /CANCELLED.*SCHEDULED/);
  });

  test('a stale expectedVersion is CONFLICT and changes nothing, the right one works', async () => {
    const visitId = await visitAt('BOOKED');
    const before = await state(visitId);
    for (const expectedVersion of [before.version - 1, before.version + 1, 0]) {
      const { userErrors } = await tries('visitDispatch', visitId, { expectedVersion });
      assert.deepEqual([userErrors[0].code, userErrors[0].field], ['CONFLICT', ['expectedVersion']]);
    }
    const other = await company.provider('Kim de Wit');
    const assigned = await company.admin.tries('visitAssign', { visitId, providerId: other.id, expectedVersion: 99 });
    assert.equal(assigned.userErrors[0].code, 'CONFLICT');
    assert.deepEqual(await state(visitId), before);
    assert.deepEqual((await tries('visitDispatch', visitId, { expectedVersion: before.version })).userErrors, []);
  });

  test('a visit without assignee cannot be dispatched: NOT_ASSIGNED', async () => {
    const { visitId } = await company.visit(null);
    const before = await state(visitId);
    assert.equal((await tries('visitDispatch', visitId)).userErrors[0].code, 'NOT_ASSIGNED');
    assert.deepEqual(await state(visitId), before);
  });

  test('who is not clocked in cannot depart: NOT_CLOCKED_IN', async () => {
    const visitId = await visitAt('DISPATCHED');
    await provider.phone.does('shiftClockOut', null, '');
    const before = await state(visitId);
    assert.equal((await tries('visitDepart', visitId)).userErrors[0].code, 'NOT_CLOCKED_IN');
    assert.deepEqual(await state(visitId), before);
  });

  test('a provider has one visit under way at most: ANOTHER_VISIT_ACTIVE, until it is over', async () => {
    const first = await visitAt('EN_ROUTE');
    const second = await visitAt('DISPATCHED');
    for (const stage of ['EN_ROUTE', 'ON_SITE']) {
      const refused = await tries('visitDepart', second);
      assert.equal(refused.userErrors[0].code, 'ANOTHER_VISIT_ACTIVE', stage);
      assert.equal((await state(second)).stage, 'DISPATCHED');
      await tries('visitArrive', first);
    }
    await tries('visitComplete', first);
    assert.deepEqual((await tries('visitDepart', second)).userErrors, []);
  });

  test('a visit that was on its way goes back to DISPATCHED with another assignee, to BOOKED with none', async () => {
    const other = await company.provider('Kim de Wit');
    const visitId = await visitAt('EN_ROUTE');
    await company.admin.does('visitAssign', { visitId, providerId: other.id }, '');
    const after = await state(visitId);
    assert.deepEqual([after.stage, after.assignee.id], ['DISPATCHED', other.id]);
    await company.admin.does('visitAssign', { visitId, providerId: null }, '');
    assert.deepEqual([(await state(visitId)).stage, (await state(visitId)).assignee], ['BOOKED', null]);
    // The one who was replaced is free for another visit.
    assert.equal((await state(await visitAt('EN_ROUTE'))).stage, 'EN_ROUTE');
  });

  test('assigning the same provider again changes nothing', async () => {
    const visitId = await visitAt('EN_ROUTE');
    const before = await state(visitId);
    await company.admin.does('visitAssign', { visitId, providerId: provider.id }, '');
    assert.deepEqual(await state(visitId), before);
  });

  test('nobody else can be sent to a visit that is ON_SITE or over', async () => {
    const other = await company.provider('Kim de Wit');
    for (const stage of ['ON_SITE', 'COMPLETED', 'NO_ACCESS', 'CANCELLED'] as const) {
      const visitId = await visitAt(stage);
      const before = await state(visitId);
      for (const providerId of [other.id, null]) {
        const { userErrors } = await company.admin.tries('visitAssign', { visitId, providerId });
        assert.equal(userErrors[0].code, 'INVALID_TRANSITION');
        assert.match(userErrors[0].message, new RegExp(`${stage}.*(DISPATCHED|BOOKED)`));
      }
      assert.deepEqual(await state(visitId), before);
      await company.admin.tries('visitCancel', { visitId });
    }
  });

  test('clocking out sends a visit on its way back to DISPATCHED and leaves one ON_SITE', async () => {
    const onTheWay = await visitAt('EN_ROUTE');
    await provider.phone.does('shiftClockOut', null, '');
    assert.equal((await state(onTheWay)).stage, 'DISPATCHED');
    await provider.phone.does('shiftClockIn', null, '');
    const onSite = await visitAt('ON_SITE');
    await provider.phone.does('shiftClockOut', null, '');
    assert.equal((await state(onSite)).stage, 'ON_SITE');
    assert.equal((await provider.phone.tries('shiftClockOut', null)).userErrors[0].code, 'NOT_CLOCKED_IN');
  });

  test('the office may act for a provider but not set out for them', async () => {
    const visitId = await visitAt('EN_ROUTE');
    for (const act of ['visitArrive', 'visitComplete']) await company.admin.does(act, { visitId }, '');
    assert.equal((await state(visitId)).stage, 'COMPLETED');
    const { errors } = await company.admin.ask(
      'mutation ($i: VisitStepInput!) { visitDepart(input: $i) { visit { id } } }',
      {
        i: { visitId },
      },
    );
    assert.equal(errors[0]?.extensions.code, 'GRAPHQL_VALIDATION_FAILED');
  });

  test.run();
}
