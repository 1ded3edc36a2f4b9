import assert from 'node:assert/strict';
import type { Json } from '../../test/support/actor.ts';
import { Company, type TestProvider } from '../../test/support/company.ts';
import { flavours, startServer, type TestServer } from '../../test/support/server.ts';
import { suite } from '../../test/support/suite.ts';

const ROUNDS = 4;
const codes = (payloads: Json[]) => payloads.map((payload) => payload.userErrors[0]?.code ?? 'done').sort();

for (const flavour of flavours) {
  const test = suite(`visits that change at the same time on ${flavour.name}`);
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

  /** A visit of the provider, DISPATCHED. */
  async function dispatched(): Promise<string> {
    const arrivalWindow = { start: new Date(), end: new Date(Date.now() + 3_600_000) };
    const booking = { jobId, arrivalWindow, assigneeId: provider.id };
    const visitId = (await company.admin.does('jobSchedule', booking, 'visit { id }')).visit.id;
    await company.admin.does('visitDispatch', { visitId }, '');
    return visitId;
  }
  const stage = async (visitId: string) =>
    (await company.admin.data('query ($id: ID!) { visit(id: $id) { stage } }', { id: visitId })).visit.stage;
  const mode = async () => (await provider.phone.data('{ reportingInstruction { mode } }')).reportingInstruction.mode;

  test('of several departures of one provider exactly one happens', async () => {
    const visits = await Promise.all([1, 2, 3, 4].map(() => company.visit(provider, 'DISPATCHED')));
    const tried = await Promise.all(visits.map(({ visitId }) => provider.phone.tries('visitDepart', { visitId })));
    assert.deepEqual(codes(tried), ['ANOTHER_VISIT_ACTIVE', 'ANOTHER_VISIT_ACTIVE', 'ANOTHER_VISIT_ACTIVE', 'done']);
    const stages = await Promise.all(visits.map(({ visitId }) => stage(visitId)));
    assert.deepEqual(stages.sort(), ['DISPATCHED', 'DISPATCHED', 'DISPATCHED', 'EN_ROUTE']);
  });

  test('of two departures to one visit exactly one happens', async () => {
    const { visitId } = await company.visit(provider, 'DISPATCHED');
    const tried = await Promise.all([1, 2].map(() => provider.phone.tries('visitDepart', { visitId })));
    assert.deepEqual(codes(tried), ['INVALID_TRANSITION', 'done']);
  });

  test('of two writers who saw the same version one gets CONFLICT', async () => {
    const { visitId } = await company.visit(provider);
    const { version } = (await company.admin.data('query ($id: ID!) { visit(id: $id) { version } }', { id: visitId }))
      .visit;
    const other = await company.provider('Kim de Wit');
    const step = { visitId, expectedVersion: version };
    const tried = await Promise.all([
      company.admin.tries('visitDispatch', step),
      company.admin.tries('visitAssign', { ...step, providerId: other.id }),
    ]);
    assert.deepEqual(codes(tried), ['CONFLICT', 'done']);
  });

  test('clocking out while departing leaves either both done or the visit waiting, never a visit on its way unseen', async () => {
    for (let round = 0; round < 2 * ROUNDS; round++) {
      const visitId = await dispatched();
      const departing = provider.phone.tries('visitDepart', { visitId });
      await new Promise((resolve) => setTimeout(resolve, round));
      await Promise.all([departing, provider.phone.does('shiftClockOut', null, '')]);
      assert.equal(await stage(visitId), 'DISPATCHED');
      assert.equal(await mode(), 'STOP');
      await provider.phone.does('shiftClockIn', null, '');
      await company.admin.does('visitCancel', { visitId }, '');
    }
  });

  test('completing, cancelling and reassigning at once ends in one of them, with sharing ended', async () => {
    const other = await company.provider('Kim de Wit');
    for (let round = 0; round < ROUNDS; round++) {
      const visitId = await dispatched();
      await provider.phone.does('visitDepart', { visitId }, '');
      const tried = await Promise.all([
        provider.phone.tries('visitArrive', { visitId }),
        company.admin.tries('visitCancel', { visitId }),
        company.admin.tries('visitAssign', { visitId, providerId: other.id }),
        provider.phone.tries('sharingPause', null),
      ]);
      for (const code of codes(tried)) {
        assert.ok(['done', 'INVALID_TRANSITION', 'NO_ACTIVE_VISIT', 'NOT_FOUND'].includes(code), code);
      }
      assert.equal(await stage(visitId), 'CANCELLED');
      assert.equal(await mode(), 'STOP');
    }
  });

  test('jobs whose visits cross the same providers are cancelled at once without waiting for each other', async () => {
    const other = await company.provider('Kim de Wit');
    const arrivalWindow = { start: new Date(), end: new Date(Date.now() + 3_600_000) };
    for (let round = 0; round < ROUNDS; round++) {
      const orders = [
        [provider.id, other.id, provider.id, other.id],
        [other.id, provider.id, other.id, provider.id],
      ];
      const jobs = await Promise.all(
        orders.map(async (assignees) => {
          const { jobId } = await company.job();
          for (const assigneeId of assignees)
            await company.admin.does('jobSchedule', { jobId, arrivalWindow, assigneeId }, '');
          return jobId;
        }),
      );
      const cancelled = await Promise.all(
        jobs.map((jobId) => company.admin.does('jobCancel', { jobId }, 'job { state }')),
      );
      assert.deepEqual(
        cancelled.map(({ job }) => job.state),
        ['CANCELLED', 'CANCELLED'],
      );
    }
  });

  test.run();
}
