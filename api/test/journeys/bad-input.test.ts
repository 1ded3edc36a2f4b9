import assert from 'node:assert/strict';
import type { Json } from '../support/actor.ts';
import { Company, HOME } from '../support/company.ts';
import { flavours, startServer, type TestServer } from '../support/server.ts';
import { suite } from '../support/suite.ts';

const ADDRESS = { line1: '1 Canal Row', city: 'Amsterdam', postalCode: '1012', country: 'NL' };
const HUGE = 'x'.repeat(10_001);
const nothing = '\u0000';

for (const flavour of flavours) {
  const test = suite(`bad input to the API, on ${flavour.name}`);
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

  /** How many rows of each list the company has. */
  async function rows(): Promise<Json> {
    const list = 'first: 100) { nodes { id version } }';
    return company.admin.data(
      `{ customers(${list} jobs(${list} visits(${list} providers(first: 100) { nodes { id } } apiKeys(first: 100) { nodes { id } } }`,
    );
  }

  /** The mutation is refused with the code, at the field, and nothing was made. */
  async function refused(mutation: string, input: object, code: string, field?: string): Promise<void> {
    const before = await rows();
    const { userErrors } = await company.admin.tries(mutation, input);
    assert.equal(userErrors[0]?.code, code, `${mutation} ${JSON.stringify(input).slice(0, 200)}`);
    if (field) assert.equal(userErrors[0].field.join('.'), field);
    assert.deepEqual(await rows(), before);
  }

  /** The request is refused before anything runs, whole. */
  async function badRequest(mutation: string, type: string, input: unknown): Promise<void> {
    const { errors, data } = await company.admin.ask(
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code } } }`,
      { input },
    );
    assert.equal(errors[0]?.extensions.code, 'BAD_USER_INPUT', `${mutation} ${JSON.stringify(input).slice(0, 200)}`);
    assert.equal(data, null);
  }

  test('customers: empty and long names, malformed contact points; nothing is half done', async () => {
    for (const name of ['', '   ', 'x'.repeat(201)]) await refused('customerCreate', { name }, 'INVALID_INPUT', 'name');
    await refused('customerCreate', { name: 'Ada', notes: 'x'.repeat(5_001) }, 'INVALID_INPUT', 'notes');
    const good = { kind: 'EMAIL', value: 'ada@example.org' };
    const emails = ['', 'ada', 'ada@', '@example.org', 'ada@example', 'a b@example.org', 'ada@@example.org'];
    emails.push(`ada@${'x'.repeat(191)}.org`);
    const phones = ['', '0612345678', '+0612345678', '+3161234567890123', '+31', '+31 6 abc', 'ada@example.org'];
    const bad = [
      ...emails.map((value) => ({ kind: 'EMAIL', value })),
      ...phones.map((value) => ({ kind: 'PHONE', value })),
    ];
    for (const second of bad) {
      const contactPoints = [good, second];
      await refused('customerCreate', { name: 'Ada', contactPoints }, 'INVALID_INPUT', 'contactPoints.1.value');
    }
    const many = Array.from({ length: 21 }, (_, i) => ({ kind: 'EMAIL', value: `a${i}@example.org` }));
    await refused('customerCreate', { name: 'Ada', contactPoints: many }, 'INVALID_INPUT', 'contactPoints');
  });

  test('wrong enums, types and nulls, and huge strings are refused before anything runs', async () => {
    const before = await rows();
    for (const input of [
      { name: 'Ada', kind: 'VIP' },
      { name: null },
      {},
      { name: 7 },
      { name: ['Ada'] },
      { name: HUGE },
      { name: 'Ada', notes: HUGE },
      { name: 'Ada', contactPoints: [null] },
      { name: 'Ada', contactPoints: [{ kind: 'FAX', value: '+31612345678' }] },
      { name: 'Ada', contactPoints: [{ kind: 'EMAIL' }] },
      { name: 'Ada', nickname: 'A' },
      'Ada',
      null,
    ]) {
      await badRequest('customerCreate', 'CustomerCreateInput', input);
    }
    for (const expectedVersion of [1.5, '1', 2 ** 40]) {
      await badRequest('customerUpdate', 'CustomerUpdateInput', { customerId: 'cus_1', expectedVersion });
    }
    assert.deepEqual(await rows(), before);
  });

  test('properties: empty lines, countries that are none, points beyond the globe', async () => {
    const { customerId } = await company.job();
    const make = (address: object, point: object = HOME) => ({
      customerId,
      address: { ...ADDRESS, ...address },
      point,
    });
    for (const [address, field] of [
      [{ line1: ' ' }, 'address.line1'],
      [{ city: '' }, 'address.city'],
      [{ country: 'Netherlands' }, 'address.country'],
      [{ country: '12' }, 'address.country'],
      [{ postalCode: 'x'.repeat(21) }, 'address.postalCode'],
      [{ line2: 'x'.repeat(201) }, 'address.line2'],
    ] as const) {
      await refused('propertyCreate', make(address), 'INVALID_INPUT', field);
    }
    await refused('propertyCreate', make({}, { latitude: 91, longitude: 0 }), 'INVALID_INPUT', 'point');
    await badRequest('propertyCreate', 'PropertyCreateInput', make({}, { latitude: 'NaN', longitude: 0 }));
  });

  test('windows that are empty, negative or too long are refused, and so are dates that are none', async () => {
    const { jobId } = await company.job();
    const start = Date.now();
    for (const lengthMs of [0, -3_600_000, 7 * 24 * 3_600_000 + 1]) {
      const arrivalWindow = { start: new Date(start), end: new Date(start + lengthMs) };
      await refused('jobSchedule', { jobId, arrivalWindow }, 'INVALID_INPUT', 'arrivalWindow');
    }
    for (const end of ['tomorrow', '2026-02-30T10:00:00Z', '', 0, '2026-01-01']) {
      await badRequest('jobSchedule', 'JobScheduleInput', { jobId, arrivalWindow: { start: new Date(start), end } });
    }
  });

  test('keys: roles, scopes and ends that do not fit', async () => {
    const label = 'Key';
    await refused('apiKeyCreate', { label: ' ', audience: 'compliance' }, 'INVALID_INPUT', 'label');
    await refused('apiKeyCreate', { label, audience: 'customer' }, 'INVALID_INPUT', 'audience');
    await refused('apiKeyCreate', { label, audience: 'office' }, 'INVALID_INPUT', 'role');
    await refused('apiKeyCreate', { label, audience: 'office', role: 'PROVIDER' }, 'INVALID_INPUT', 'role');
    await refused('apiKeyCreate', { label, audience: 'partner' }, 'INVALID_INPUT', 'scopes');
    await refused('apiKeyCreate', { label, audience: 'partner', scopes: ['everything'] }, 'INVALID_INPUT', 'scopes');
    await refused('apiKeyCreate', { label, audience: 'provider' }, 'NOT_FOUND', 'providerId');
    const expiresAt = new Date(Date.now() - 1);
    await refused('apiKeyCreate', { label, audience: 'compliance', expiresAt }, 'INVALID_INPUT', 'expiresAt');
  });

  test('links: ends in the past or beyond 30 days, and visits that are over', async () => {
    const { visitId } = await company.visit(null);
    for (const days of [-1, 31]) {
      const expiresAt = new Date(Date.now() + days * 24 * 3_600_000);
      await refused('shareGrantCreate', { visitId, expiresAt }, 'INVALID_INPUT', 'expiresAt');
    }
    await company.admin.does('visitCancel', { visitId }, '');
    await refused('shareGrantCreate', { visitId }, 'INVALID_INPUT', 'visitId');
  });

  test('pages: over 100, below 1, both ends at once, cursors from nowhere', async () => {
    await company.visit(null);
    await company.visit(null);
    const cursorOf = (values: unknown) => Buffer.from(JSON.stringify(values)).toString('base64url');
    const cursors = [
      '',
      'nonsense',
      cursorOf(['a', 'b', 'c']),
      cursorOf({}),
      cursorOf([null]),
      cursorOf('x'),
      HUGE.slice(1),
    ];
    for (const list of ['customers', 'providers', 'jobs', 'visits', 'apiKeys', 'visits(orderBy: WINDOW)']) {
      const [name, given] = list.split(/[()]/) as [string, string?];
      const ask = (args: string) =>
        company.admin.ask(`{ ${name}(${[given, args].filter(Boolean).join(', ')}) { nodes { id } } }`);
      for (const args of [
        'first: 101',
        'last: 101',
        'first: 0',
        'first: -1',
        'first: 5, last: 5',
        'first: 2147483647',
      ]) {
        assert.equal((await ask(args)).errors[0]?.extensions.code, 'BAD_USER_INPUT', `${list} ${args}`);
      }
      for (const cursor of cursors.slice(1)) {
        const { errors } = await ask(`first: 5, after: "${cursor}"`);
        assert.equal(errors[0]?.extensions.code, 'BAD_USER_INPUT', `${list} ${cursor.slice(0, 60)}`);
      }
      for (const values of [['nonsense', 'vis_1'], [1, 2], ['', ''], [nothing, nothing], [nothing]]) {
        const { errors } = await ask(`before: "${cursorOf(values)}"`);
        assert.notEqual(errors[0]?.extensions.code, 'INTERNAL', `${list} ${JSON.stringify(values)}`);
      }
    }
  });

  test('ids of the wrong type, of nothing and with control characters are ids of nothing', async () => {
    const { visitId, customerId } = await company.visit(null);
    for (const id of [visitId, '', 'x', '0', "' or 1=1 --", '\u0007', 'cus_'.padEnd(9_000, 'a')]) {
      const { data, errors } = await company.admin.ask(
        'query ($id: ID!) { customer(id: $id) { id } node(id: $id) { id } job(id: $id) { id } }',
        { id },
      );
      assert.deepEqual(errors, [], JSON.stringify(id));
      assert.deepEqual([data.customer, data.job, data.node], [null, null, id === visitId ? { id } : null]);
    }
    await refused('visitDispatch', { visitId: customerId }, 'NOT_FOUND', 'visitId');
    await refused('jobCancel', { jobId: visitId }, 'NOT_FOUND', 'jobId');
    const { errors } = await company.admin.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: Array.from({ length: 101 }, () => visitId),
    });
    assert.equal(errors[0]?.extensions.code, 'BAD_USER_INPUT');
  });

  test('texts with control characters, emoji and lone surrogates are kept or refused, never a failure of ours', async () => {
    for (const text of ['a\u0007b', '🦊 Zoë', 'a\ud800b', '\u202eabc', "Robert'); drop table customer;--"]) {
      for (const [mutation, input] of [
        ['customerCreate', { name: text, notes: text }],
        ['providerCreate', { fullName: text }],
        ['apiKeyCreate', { label: text, audience: 'compliance' }],
      ] as const) {
        const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
        const query = `mutation ($i: ${type}!) { ${mutation}(input: $i) { userErrors { code } } }`;
        const { errors } = await company.admin.ask(query, { i: input });
        assert.notEqual(errors[0]?.extensions.code, 'INTERNAL', `${mutation} ${JSON.stringify(text)}`);
      }
      const { errors } = await company.admin.ask(
        'query ($f: CustomerFilter) { customers(filter: $f) { nodes { id } } }',
        {
          f: { name: text, email: text, phone: text },
        },
      );
      assert.notEqual(errors[0]?.extensions.code, 'INTERNAL', JSON.stringify(text));
    }
  });

  test('the character NUL, which no database keeps, is refused wherever it stands', async () => {
    const { jobId } = await company.job();
    const texts = [
      ['query ($t: ID!) { customer(id: $t) { id } }', `a${nothing}b`],
      ['query ($t: ID!) { node(id: $t) { id } }', nothing],
      ['query ($t: ID!) { visits(filter: { customerId: $t }) { nodes { id } } }', nothing],
      ['query ($t: ID!) { visitTracking(visitId: $t) { eta } }', nothing],
      ['mutation ($t: ID!) { visitDispatch(input: { visitId: $t }) { userErrors { code } } }', nothing],
      ['mutation ($t: String!) { customerCreate(input: { name: $t }) { userErrors { code } } }', `a${nothing}b`],
      [
        'mutation ($t: String!) { apiKeyCreate(input: { label: $t, audience: compliance }) { userErrors { code } } }',
        `a${nothing}b`,
      ],
    ] as const;
    for (const [query, t] of texts) {
      assert.equal((await company.admin.ask(query, { t })).errors[0]?.extensions.code, 'BAD_USER_INPUT', query);
    }
    const written = await company.admin.ask(String.raw`{ customer(id: "a\u0000b") { id } job(id: "${jobId}") { id } }`);
    assert.equal(written.errors[0]?.extensions.code, 'GRAPHQL_VALIDATION_FAILED');
  });

  test('times at the ends of the calendar are kept or refused, never a failure of ours', async () => {
    const { jobId } = await company.job();
    for (const year of ['0000', '0001', '9999']) {
      const arrivalWindow = { start: `${year}-01-01T00:00:00Z`, end: `${year}-01-02T00:00:00Z` };
      const query = 'mutation ($i: JobScheduleInput!) { jobSchedule(input: $i) { userErrors { code } } }';
      const { errors } = await company.admin.ask(query, { i: { jobId, arrivalWindow } });
      assert.notEqual(errors[0]?.extensions.code, 'INTERNAL', year);
      const list = await company.admin.ask(
        'query ($f: VisitFilter) { visits(filter: $f, orderBy: WINDOW, first: 1) { nodes { arrivalWindow { start } } pageInfo { endCursor } } }',
        { f: { windowFrom: arrivalWindow.start } },
      );
      assert.notEqual(list.errors[0]?.extensions.code, 'INTERNAL', year);
    }
  });

  test.run();
}
