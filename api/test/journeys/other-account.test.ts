import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { ID_PREFIXES, newId, typeOfId } from '../../kernel/ids.ts';
import type { Actor, Answer, Json } from '../support/actor.ts';
import { Company, report } from '../support/company.ts';
import { flavours, startServer, type TestServer } from '../support/server.ts';
import { suite } from '../support/suite.ts';

/** One row of every kind, by the prefix of its id. */
type Rows = Record<string, string>;

const root = join(import.meta.dirname, '../../../..');
const sdl = (audience: string) => buildSchema(readFileSync(join(root, `schema/audiences/${audience}.graphql`), 'utf8'));
/** Which kind of row an argument or input field names, by its name and, for `id`, by the field that takes it. */
const KIND_BY_ARGUMENT: Record<string, string> = {
  visitId: 'vis',
  providerId: 'prv',
  assigneeId: 'prv',
  customerId: 'cus',
  propertyId: 'pty',
  jobId: 'job',
  shareGrantId: 'grt',
  apiKeyId: 'key',
  rowId: 'cus',
  tokenId: 'key',
  userId: 'usr',
  subjectId: 'cus',
  contactId: 'cpt',
  legalHoldId: 'hld',
};
const KIND_BY_FIELD: Record<string, string> = {
  customer: 'cus',
  job: 'job',
  visit: 'vis',
  provider: 'prv',
  consents: 'cus',
  optOuts: 'cus',
  consentGrant: 'cus',
  consentWithdraw: 'cus',
  dataCategories: 'cus',
  legalHoldCreate: 'cus',
  dataExportRequest: 'cus',
  dataErasureRequest: 'cus',
  dataRectificationRequest: 'cus',
  dataRestrictionRequest: 'cus',
  dataOptOutRequest: 'cus',
  privacyRequest: 'prq',
  privacyRequestProgress: 'prq',
  privacyRequestCodeSend: 'prq',
  privacyRequestVerify: 'prq',
  privacyRequestConfirmIdentity: 'prq',
  privacyRequestConfirmReceipt: 'prq',
  privacyRequestApprove: 'prq',
  privacyRequestDeny: 'prq',
  privacyRequestCancel: 'prq',
  privacyRequestExtend: 'prq',
  privacyRequestRetry: 'prq',
};

interface Place {
  /** The operation, with `$id: ID!` at this place and good values of one's own at all others. */
  readonly query: string;
  readonly what: string;
  /** The kinds of ids that belong there. */
  readonly kinds: readonly string[];
}

const isId = (type: GraphQLInputType) => getNamedType(type).name === 'ID';

/** Every place of an audience's schema at which an id can be given. */
function placesOf(audience: string, own: Rows): Place[] {
  const schema = sdl(audience);
  const places: Place[] = [];
  for (const [keyword, type] of [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const) {
    for (const field of Object.values((type as GraphQLObjectType | undefined)?.getFields() ?? {})) {
      for (const path of idPaths(field.args)) {
        const given = literal(field.args, path, own);
        const query = `${keyword} ($id: ID!) { ${field.name}(${given.slice(1, -1)}) ${selection(field.type)} }`;
        places.push({ query, what: `${field.name}.${path.join('.')}`, kinds: kindsOf(field.name, path) });
      }
    }
  }
  return places;
}

function kindsOf(field: string, path: readonly string[]): string[] {
  const name = path.at(-1)!;
  if (field === 'node' || field === 'nodes') return Object.values(ID_PREFIXES);
  const kind = name === 'id' ? KIND_BY_FIELD[field] : KIND_BY_ARGUMENT[name];
  assert.ok(kind, `which row does ${field}.${path.join('.')} name? Say it in KIND_BY_ARGUMENT or KIND_BY_FIELD`);
  return [kind];
}

type Inputs = readonly (GraphQLArgument | GraphQLInputField)[];

function idPaths(inputs: Inputs): string[][] {
  return inputs.flatMap((input) => {
    const named = getNamedType(input.type);
    if (isId(input.type)) return [[input.name]];
    if (!isInputObjectType(named)) return [];
    return idPaths(Object.values(named.getFields())).map((path) => [input.name, ...path]);
  });
}

/** The inputs as GraphQL text: `$id` at the path, and beside it only what is required. */
function literal(inputs: Inputs, path: readonly string[], own: Rows): string {
  const parts = inputs.flatMap((input) => {
    const here = input.name === path[0];
    if (!here && !isNonNullType(input.type)) return [];
    return [`${input.name}: ${sampleOf(input, here ? path.slice(1) : null, own)}`];
  });
  return `{${parts.join(', ')}}`;
}

function sampleOf(input: GraphQLArgument | GraphQLInputField, rest: readonly string[] | null, own: Rows): string {
  const type = isNonNullType(input.type) ? input.type.ofType : input.type;
  const named = getNamedType(type);
  if (isId(type)) {
    const value = rest ? '$id' : JSON.stringify(own[KIND_BY_ARGUMENT[input.name] ?? '']);
    return isListType(type) ? `[${value}]` : value;
  }
  if (isInputObjectType(named)) return literal(Object.values(named.getFields()), rest ?? [], own);
  if (isEnumType(named)) return named.name === 'Audience' ? 'provider' : named.getValues()[0]!.name;
  const samples: Record<string, string> = { String: '"NL"', Int: '1', Float: '1.5', Boolean: 'true' };
  if (named.name === 'DateTimeISO') return input.name === 'end' ? '"2027-01-02T00:00:00Z"' : '"2027-01-01T00:00:00Z"';
  return samples[named.name] ?? assert.fail(`no sample of ${named.name}`);
}

/** All leaves of what comes back, some levels deep. */
function selection(type: GraphQLOutputType, depth = 3): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (!isObjectType(named)) return '{ __typename id }';
  const fields = Object.values(named.getFields()).filter(
    (field) =>
      isLeafType(getNamedType(field.type)) || (depth > 0 && !field.args.some((arg) => isNonNullType(arg.type))),
  );
  return `{ __typename ${fields.map((field) => `${field.name} ${selection(field.type, depth - 1)}`).join(' ')} }`;
}

/** The answer without what differs from request to request: the id of the request, and the id that was asked for. */
function comparable(answer: Answer | Json, id: string): string {
  const text = JSON.stringify(answer, (key, value) => (key === 'requestId' || key === 'cost' ? undefined : value));
  return text.replaceAll(id, 'ID').replace(/"version":\d+/g, '"version"');
}

async function answerTo(actor: Actor, { query }: Place, id: string): Promise<string> {
  if (!query.startsWith('subscription')) return comparable(await actor.ask(query, { id }), id);
  const stream = actor.watch(query, { id });
  const answer = await stream.next().then(
    (data) => ({ data }),
    (error) => ({ error: error.extensions ?? String(error), message: error.message }),
  );
  stream.stop();
  return comparable(answer, id);
}

/** A company with a row of every kind, and the position of somebody on the way. */
async function inhabited(company: Company): Promise<Rows> {
  const provider = await company.provider();
  const { visitId, jobId, customerId, propertyId } = await company.visit(provider, 'EN_ROUTE');
  await report(provider, 1_000);
  const customer = await company.customer(visitId);
  const { consent } = await customer.does(
    'consentGrant',
    { channel: 'SMS', purpose: 'VISIT_UPDATES' },
    'consent { id }',
  );
  await fetch(company.server.httpUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${customer.token}`, 'sec-gpc': '1' },
    body: '{"query":"{ viewer { audience } }"}',
  });
  const { optOuts } = await customer.data('{ optOuts { id } }');
  const row = await company.admin.data(
    'query ($c: ID!, $p: ID!) { customer(id: $c) { contactPoints { id } } provider(id: $p) { shift { id } } }',
    { c: customerId, p: provider.id },
  );
  const { viewer } = await provider.phone.data('{ viewer { user { id } } }');
  const subject = { kind: 'CUSTOMER', id: customerId };
  const { privacyRequest } = await company.admin.does(
    'dataExportRequest',
    { subject, idempotencyKey: 'a copy' },
    'privacyRequest { id }',
  );
  return {
    acc: company.id,
    usr: viewer.user.id,
    prv: provider.id,
    cus: customerId,
    cpt: row.customer.contactPoints[0].id,
    pty: propertyId,
    job: jobId,
    vis: visitId,
    shf: row.provider.shift.id,
    grt: customer.grantId,
    con: consent.id,
    opt: optOuts[0].id,
    key: provider.keyId,
    prq: privacyRequest.id,
  };
}

/** The company, run by an admin who is somebody: only who has a name files requests. */
async function named(company: Company): Promise<Company> {
  const { user } = await company.admin.does('userCreate', { name: 'Alex Boss', roles: ['ADMIN'] }, 'user { id }');
  const admin = await company.actor({ audience: 'office', role: 'ADMIN', userId: user.id });
  return Company.at(company.server, company.id, admin.token);
}

for (const flavour of flavours) {
  const test = suite(`another account, on ${flavour.name}`);
  let server: TestServer;
  let [own, other]: Company[] = [];
  let [ownRows, otherRows]: Rows[] = [];

  test.before(async () => {
    server = await startServer(flavour);
    own = await named(await Company.found(server, 'Own'));
    other = await named(await Company.found(server, 'Other'));
    ownRows = await inhabited(own);
    otherRows = await inhabited(other);
  });
  test.after(async () => {
    own!.leave();
    other!.leave();
    await server.close();
  });

  const audiences: Record<string, () => Promise<Actor>> = {
    office: async () => own!.admin,
    compliance: () => own!.officer(),
    partner: () => own!.partner('positions:read', 'visits:read'),
    provider: async () => (await own!.provider('Kim de Wit')).phone,
    customer: () => own!.customer(ownRows!['vis']!),
  };

  for (const [audience, actorOf] of Object.entries(audiences)) {
    test(`every place for an id answers ${audience} about a row of another account as about none`, async () => {
      const actor = await actorOf();
      const places = placesOf(audience, ownRows!);
      assert.ok(places.length >= 4, `${places.length} places`);
      let compared = 0;
      for (const place of places) {
        for (const kind of place.kinds) {
          const theirs = otherRows![kind];
          if (!theirs) continue;
          const none = newId(typeOfId(theirs)!, Date.now() - 60_000);
          const [about, aboutNone] = [await answerTo(actor, place, theirs), await answerTo(actor, place, none)];
          assert.equal(about, aboutNone, `${place.what} ${kind}`);
          assert.doesNotMatch(about, /INTERNAL/, `${place.what} ${kind}`);
          compared += 1;
        }
      }
      assert.ok(compared >= places.length);
    });
  }

  test('the other company has noticed nothing: its rows are as they were', async () => {
    const { visit, customer, apiKeys } = await other!.admin.data(
      `query ($v: ID!, $c: ID!) { visit(id: $v) { stage version assignee { id } } customer(id: $c) { version kind }
        apiKeys(first: 100) { nodes { revokedAt } } }`,
      { v: otherRows!['vis'], c: otherRows!['cus'] },
    );
    assert.deepEqual([visit.stage, visit.assignee.id, visit.version], ['EN_ROUTE', otherRows!['prv'], 3]);
    assert.deepEqual([customer.kind, customer.version], ['ACTIVE', 2]);
    assert.ok(apiKeys.nodes.every((key: Json) => key.revokedAt === null));
  });

  test('an own id at the same places does not answer as none: the comparison can tell', async () => {
    const reads = placesOf('office', ownRows!).filter(({ query }) => query.startsWith('query'));
    for (const place of reads) {
      const [kind] = place.kinds.filter((each) => ownRows![each]);
      const none = newId(typeOfId(ownRows![kind!]!)!, Date.now() - 60_000);
      const [about, aboutNone] = [
        await answerTo(own!.admin, place, ownRows![kind!]!),
        await answerTo(own!.admin, place, none),
      ];
      assert.notEqual(about, aboutNone, place.what);
    }
  });

  test('node finds a row of every type that is a Node, and the other company finds none of them', async () => {
    const schema = sdl('office');
    const types = schema.getPossibleTypes(schema.getType('Node') as GraphQLInterfaceType).map(({ name }) => name);
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';
    const ids = Object.values(ownRows!);
    const { nodes } = await own!.admin.data(query, { ids });
    assert.deepEqual(
      nodes.map((node: Json) => node?.id),
      ids,
    );
    assert.deepEqual(nodes.map((node: Json) => node.__typename).sort(), types.sort());
    assert.deepEqual(
      (await other!.admin.data(query, { ids })).nodes,
      ids.map(() => null),
    );
  });

  test('lists, the stream of the fleet and the watchers hold nothing of another account', async () => {
    const lists = `{ customers(first: 100) { nodes { id } } providers(first: 100) { nodes { id position { providerId } } }
      jobs(first: 100) { nodes { id visits { nodes { id } } } } visits(first: 100) { nodes { id } } apiKeys(first: 100) { nodes { id } } }`;
    const text = JSON.stringify(await own!.admin.data(lists));
    for (const id of Object.values(otherRows!)) assert.ok(!text.includes(id), id);
    for (const kind of ['cus', 'prv', 'job', 'vis', 'key']) assert.ok(text.includes(ownRows![kind]!), kind);
    const fleet = await own!.admin.watch('subscription { fleetPositions { positions { providerId } } }').next();
    assert.deepEqual(
      fleet.fleetPositions.positions.map((each: Json) => each.providerId),
      [ownRows!['prv']],
    );
  });

  test('searching for the same name, address and number finds only one`s own', async () => {
    for (const filter of [{ name: 'sam' }, { email: 'sam.bakker@example.com' }, { phone: '+31201234567' }]) {
      const { customers } = await own!.admin.data(
        'query ($f: CustomerFilter) { customers(filter: $f) { nodes { id } } }',
        {
          f: filter,
        },
      );
      assert.deepEqual(
        customers.nodes.map((node: Json) => node.id),
        [ownRows!['cus']],
      );
    }
  });

  test.run();
}
