import assert from 'node:assert/strict';
import type { Json } from '../../test/support/actor.ts';
import { Company } from '../../test/support/company.ts';
import { flavours, startServer, type TestServer } from '../../test/support/server.ts';
import { suite } from '../../test/support/suite.ts';

const HOUR_MS = 3_600_000;

for (const flavour of flavours) {
  const test = suite(`lists of visits on ${flavour.name}`);
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

  const list = async (args: object): Promise<Json> => {
    const query = `query ($filter: VisitFilter, $orderBy: VisitOrder, $first: Int, $after: String, $last: Int, $before: String) {
      visits(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
        nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
    return (await company.admin.data(query, args)).visits;
  };
  const ids = async (args: object): Promise<string[]> => (await list(args)).nodes.map((node: Json) => node.id);

  /** A visit whose window starts so many hours after the first of January 2030, one hour long. */
  async function at(hours: number, jobId: string, assigneeId: string | null = null): Promise<string> {
    const start = Date.UTC(2030, 0, 1) + Math.round(hours * HOUR_MS);
    const arrivalWindow = { start: new Date(start), end: new Date(start + HOUR_MS) };
    return (await company.admin.does('jobSchedule', { jobId, arrivalWindow, assigneeId }, 'visit { id }')).visit.id;
  }
  const time = (hours: number) => new Date(Date.UTC(2030, 0, 1) + hours * HOUR_MS);

  test('are filtered by stage, assignee, customer, job and window, all at once', async () => {
    const [a, b] = [await company.provider(), await company.provider('Kim de Wit')];
    const [one, two] = [await company.job(), await company.job('Other Person')];
    const early = await at(0, one.jobId, a.id);
    const late = await at(5, one.jobId, b.id);
    const other = await at(5, two.jobId, a.id);
    await company.admin.does('visitDispatch', { visitId: other }, '');
    const cases: [filter: object, expected: string[]][] = [
      [{}, [early, late, other]],
      [{ stage: ['DISPATCHED'] }, [other]],
      [{ stage: ['BOOKED', 'DISPATCHED'] }, [early, late, other]],
      [{ stage: [] }, []],
      [{ assigneeId: a.id }, [early, other]],
      [{ customerId: one.customerId }, [early, late]],
      [{ jobId: two.jobId }, [other]],
      [{ windowFrom: time(1) }, [late, other]],
      [{ windowUntil: time(5) }, [early]],
      [{ windowFrom: time(0.5), windowUntil: time(0.6) }, [early]],
      [{ assigneeId: a.id, windowFrom: time(1), stage: ['BOOKED'] }, []],
      [{ stage: null, assigneeId: null }, [early, late, other]],
    ];
    for (const [filter, expected] of cases) assert.deepEqual(await ids({ filter }), expected, JSON.stringify(filter));
  });

  test('come in the order of their windows, page by page, also where windows are the same to the millisecond', async () => {
    const { jobId } = await company.job();
    const made: [number, string][] = [];
    for (const hours of [3, 1, 1, 2.0000003, 2, 1, 0, 3, 2]) made.push([hours, await at(hours, jobId)]);
    const expected = made.sort(([x, a], [y, b]) => x - y || (a < b ? -1 : 1)).map(([, id]) => id);
    const forwards: string[] = [];
    for (let after: string | null = null, more = true; more && forwards.length < 20; ) {
      const { nodes, pageInfo } = await list({ orderBy: 'WINDOW', first: 2, after });
      forwards.push(...nodes.map((node: Json) => node.id));
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    assert.deepEqual(forwards, expected);
    const backwards: string[] = [];
    for (let before: string | null = null, more = true; more && backwards.length < 20; ) {
      const { nodes, pageInfo } = await list({ orderBy: 'WINDOW', last: 2, before });
      backwards.unshift(...nodes.map((node: Json) => node.id));
      [before, more] = [pageInfo.startCursor, pageInfo.hasPreviousPage];
    }
    assert.deepEqual(backwards, expected);
  });

  test('a cursor of one order is refused by the other, and so is one that was made up', async () => {
    const { jobId } = await company.job();
    for (let i = 0; i < 3; i++) await at(i, jobId);
    const query = 'query ($a: String) { visits(orderBy: WINDOW, after: $a) { nodes { id } } }';
    const { endCursor } = (await list({ first: 1 })).pageInfo;
    const made = [
      ['nonsense', 'vis_1'],
      ['0000-01-01T00:00:00.000Z', 'vis_1'],
      ['2030-13-45T00:00:00.000Z', 'vis_1'],
      [1, 2],
    ].map((values) => Buffer.from(JSON.stringify(values)).toString('base64url'));
    for (const a of [endCursor, ...made]) {
      assert.equal((await company.admin.ask(query, { a })).errors[0]?.extensions.code, 'BAD_USER_INPUT', a);
    }
  });

  test.run();
}
