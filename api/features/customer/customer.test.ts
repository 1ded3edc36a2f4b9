import assert from 'node:assert/strict';
import type { Json } from '../../test/support/actor.ts';
import { Company } from '../../test/support/company.ts';
import { flavours, startServer, type TestServer } from '../../test/support/server.ts';
import { suite } from '../../test/support/suite.ts';

for (const flavour of flavours) {
  const test = suite(`customers on ${flavour.name}`);
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

  const create = async (name: string, extra: object = {}): Promise<string> =>
    (await company.admin.does('customerCreate', { name, ...extra }, 'customer { id }')).customer.id;
  const update = (input: object) =>
    company.admin.tries('customerUpdate', input, 'customer { version name notes kind contactPoints { kind value } }');
  const find = async (filter: object): Promise<string[]> => {
    const query = 'query ($f: CustomerFilter) { customers(filter: $f, first: 100) { nodes { name } } }';
    return (await company.admin.data(query, { f: filter })).customers.nodes.map((node: Json) => node.name);
  };
  const page = async (args: string): Promise<Json> =>
    (
      await company.admin.data(`{ customers(${args}) { nodes { id } edges { cursor node { id } } pageInfo {
      hasNextPage hasPreviousPage startCursor endCursor } } }`)
    ).customers;

  test('are found by the beginnings of words of the name, whatever the case and the marks', async () => {
    for (const name of ['Zoë Müller', 'Anna-Lena Østergård', "Seán O'Brien", 'Mark Zoller']) await create(name);
    assert.deepEqual(await find({ name: 'zo' }), ['Zoë Müller', 'Mark Zoller']);
    assert.deepEqual(await find({ name: 'ZOE mul' }), ['Zoë Müller']);
    assert.deepEqual(await find({ name: 'müll ZO' }), ['Zoë Müller']);
    assert.deepEqual(await find({ name: 'lena' }), ['Anna-Lena Østergård']);
    assert.deepEqual(await find({ name: 'ostergard' }), ['Anna-Lena Østergård']);
    assert.deepEqual(await find({ name: 'brien' }), ["Seán O'Brien"]);
    assert.deepEqual(await find({ name: "o'b" }), ["Seán O'Brien"]);
    for (const name of ['oller', 'zoem', 'xx']) assert.deepEqual(await find({ name }), [], name);
  });

  test('are found by a new name after a change, and by the old one no more', async () => {
    const customerId = await create('Before Change');
    assert.deepEqual((await update({ customerId, name: 'After Wards' })).userErrors, []);
    assert.deepEqual([await find({ name: 'before' }), await find({ name: 'afte' })], [[], ['After Wards']]);
  });

  test('are found by exactly their e-mail address or phone number', async () => {
    const contactPoints = [
      { kind: 'EMAIL', value: 'Ada@Example.org' },
      { kind: 'PHONE', value: '+31612345678' },
    ];
    await create('Ada', { contactPoints });
    await create('Bob', { contactPoints: [{ kind: 'EMAIL', value: 'bob@example.org' }] });
    assert.deepEqual(await find({ email: 'ada@example.ORG' }), ['Ada']);
    assert.deepEqual(await find({ phone: '+31612345678' }), ['Ada']);
    assert.deepEqual(await find({ email: 'ada@example.org', phone: '+31612345678', name: 'ada' }), ['Ada']);
    assert.deepEqual(await find({ email: 'bob@example.org', phone: '+31612345678' }), []);
    for (const filter of [
      { email: 'ada@example.or' },
      { email: 'ada' },
      { phone: '+3161234567' },
      { phone: 'ada@example.org' },
    ]) {
      assert.deepEqual(await find(filter), []);
    }
  });

  test('a search without a letter is refused, not answered with everybody', async () => {
    await create('Ada');
    for (const name of ['-', '  ', '!?']) {
      const { errors } = await company.admin.ask(
        'query ($n: String) { customers(filter: { name: $n }) { nodes { id } } }',
        {
          n: name,
        },
      );
      assert.ok(['INVALID_INPUT', 'BAD_USER_INPUT'].includes(errors[0]?.extensions.code), JSON.stringify(errors));
    }
  });

  test('become ACTIVE with their first job', async () => {
    const { customerId } = await company.job('Prospect');
    const { customer } = await company.admin.data('query ($id: ID!) { customer(id: $id) { kind } }', {
      id: customerId,
    });
    assert.equal(customer.kind, 'ACTIVE');
    assert.deepEqual(await find({ kind: 'PROSPECT' }), []);
  });

  test('a change does what is given, leaves the rest, and counts the version up by one', async () => {
    const contactPoints = [{ kind: 'EMAIL', value: 'a@example.org' }];
    const customerId = await create('Ada', { notes: 'Dog', contactPoints });
    const changes = [
      { name: 'Ada B' },
      { notes: null },
      { contactPoints: [{ kind: 'PHONE', value: '+31612345679' }] },
      { name: 'Ada C', contactPoints: [] },
    ];
    for (const [index, change] of changes.entries()) {
      const { customer, userErrors } = await update({ customerId, expectedVersion: index + 1, ...change });
      assert.deepEqual([userErrors, customer.version], [[], index + 2], JSON.stringify(change));
    }
    const { customer } = await update({ customerId });
    assert.deepEqual([customer.name, customer.notes, customer.contactPoints], ['Ada C', null, []]);
    const stale = await update({ customerId, expectedVersion: 1, name: 'Nobody' });
    assert.deepEqual([stale.customer, stale.userErrors[0].code], [null, 'CONFLICT']);
    for (const change of [{ name: null }, { kind: null }]) {
      assert.equal((await update({ customerId, ...change })).userErrors[0].code, 'INVALID_INPUT');
    }
    assert.deepEqual(await find({ name: 'nobody' }), []);
  });

  test('a change that is refused half way changes nothing', async () => {
    const customerId = await create('Ada', { contactPoints: [{ kind: 'EMAIL', value: 'a@example.org' }] });
    const contactPoints = [
      { kind: 'EMAIL', value: 'b@example.org' },
      { kind: 'PHONE', value: '12' },
    ];
    const { userErrors } = await update({ customerId, name: 'Changed', notes: 'x', contactPoints });
    assert.deepEqual([userErrors[0].code, userErrors[0].field], ['INVALID_INPUT', ['contactPoints', '1', 'value']]);
    assert.deepEqual(await find({ email: 'a@example.org' }), ['Ada']);
    assert.deepEqual([await find({ email: 'b@example.org' }), await find({ name: 'changed' })], [[], []]);
  });

  test('pages are complete and without repetition, forwards and backwards, over more than 100', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 11; i++)
      ids.push(...(await Promise.all(Array.from({ length: 10 }, () => create('Page Test')))));
    const forwards: string[] = [];
    for (let after = '', more = true; more; ) {
      const { nodes, pageInfo } = await page(`first: 40${after}`);
      forwards.push(...nodes.map((node: Json) => node.id));
      more = pageInfo.hasNextPage;
      after = `, after: "${pageInfo.endCursor}"`;
    }
    assert.deepEqual([...forwards].sort(), [...ids].sort());
    assert.equal(new Set(forwards).size, 110);
    const backwards: string[] = [];
    for (let before = '', more = true; more; ) {
      const { nodes, pageInfo } = await page(`last: 33${before}`);
      backwards.unshift(...nodes.map((node: Json) => node.id));
      more = pageInfo.hasPreviousPage;
      before = `, before: "${pageInfo.startCursor}"`;
    }
    assert.deepEqual(backwards, forwards);
    assert.equal((await page('first: 100')).nodes.length, 100);
    assert.equal((await page('filter: {}')).nodes.length, 20);
  });

  test('a page that is read while others are added loses nothing that was there, and repeats nothing', async () => {
    for (let i = 0; i < 12; i++) await create('There Before');
    const first = await page('first: 100');
    const seen: string[] = [];
    for (let after = '', more = true; more && seen.length < 100; ) {
      const { edges, pageInfo } = await page(`first: 5${after}`);
      seen.push(...edges.map((edge: Json) => edge.node.id));
      more = pageInfo.hasNextPage;
      after = `, after: "${edges.at(-1).cursor}"`;
      if (seen.length < 15) await create('Added Meanwhile');
    }
    assert.equal(new Set(seen).size, seen.length);
    assert.deepEqual(
      seen.slice(0, 12),
      first.nodes.map((node: Json) => node.id),
    );
  });

  test('an empty page has no cursors and nothing beyond', async () => {
    assert.deepEqual((await page('first: 1')).pageInfo, {
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: null,
    });
  });

  test.run();
}
