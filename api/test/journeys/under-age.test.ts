// time-limit-s: 180
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { civilDate, localDateOf } from '../../../policies/privacy/civil-date.ts';
import type { Json } from '../support/actor.ts';
import { everythingLeft } from '../support/at-rest.ts';
import { ByteSearch } from '../support/byte-search.ts';
import { Company } from '../support/company.ts';
import type { TestDatabase } from '../support/database.ts';
import { flavours, startServerOn, type TestServer } from '../support/server.ts';
import { suite } from '../support/suite.ts';
import { needlesOfTexts } from '../support/text-needles.ts';

const letters = (count: number) =>
  Array.from({ length: count }, () => String.fromCharCode(97 + randomInt(26))).join('');

/** The day in Amsterdam, where the test company is, so many years ago, and a number of days later. */
function bornAgo(years: number, laterDays = 0): string {
  const [year, month, day] = localDateOf(new Date(), 'Europe/Amsterdam').split('-').map(Number) as [
    number,
    number,
    number,
  ];
  // Who was born on 29 February has no birthday in most years.
  return civilDate(year - years, month, (month === 2 ? Math.min(day, 28) : day) + laterDays);
}

const codes = ({ userErrors }: Json) => userErrors.map(({ code }: Json) => code);

for (const flavour of flavours) {
  const test = suite(`people under 13 on ${flavour.name}`);
  let database: TestDatabase;
  let server: TestServer;
  let company: Company;
  const mark = letters(14);

  test.before(async () => {
    database = await flavour.create();
    server = await startServerOn(database);
    company = await Company.found(server, mark);
  });
  test.after(async () => {
    company.leave();
    await server.close();
    await database.close();
  });

  test('a child is refused wherever a date of birth can be given, and told how to have erased what is there', async () => {
    const { customerId } = await company.job();
    const dateOfBirth = bornAgo(13, 1);
    const subject = { kind: 'CUSTOMER', id: customerId };
    const acts: [string, object, boolean][] = [
      ['customerCreate', { name: 'Ann Bee' }, false],
      ['providerCreate', { fullName: 'Ann Bee' }, false],
      ['userCreate', { name: 'Ann Bee', roles: ['AGENT'] }, false],
      ['consentGrant', { subject, channel: 'SMS', purpose: 'REMINDERS', evidence: 'x' }, true],
      ['customerUpdate', { customerId, notes: 'x' }, true],
    ];
    for (const [mutation, input, isKnown] of acts) {
      const { userErrors } = await company.admin.tries(mutation, { ...input, dateOfBirth });
      assert.deepEqual([userErrors[0]?.code, userErrors[0]?.field], ['UNDER_AGE', ['dateOfBirth']], mutation);
      assert.equal(userErrors[0].message.includes('dataErasureRequest'), isKnown, mutation);
    }
    const { consents } = await company.admin.data(
      'query ($subject: PrivacySubjectInput) { consents(subject: $subject) { nodes { id } } }',
      { subject },
    );
    assert.deepEqual(consents.nodes, []);
  });

  test('a customer who turns out to be a child is used no further, and their erasure waits for approval', async () => {
    const { customerId } = await company.job();
    const payload = await company.admin.tries('customerUpdate', { customerId, notes: 'x', dateOfBirth: bornAgo(12) });
    assert.deepEqual(codes(payload), ['UNDER_AGE']);
    const officer = await company.officer();
    const { customer, privacyRequests } = await officer.data(
      `query ($id: ID!) { customer(id: $id) { restricted notes }
        privacyRequests(filter: { subjectId: $id }, first: 5) { nodes { kind state filedAs } } }`,
      { id: customerId },
    );
    assert.deepEqual(customer, { restricted: true, notes: null });
    assert.deepEqual(privacyRequests.nodes, [{ kind: 'ERASURE', state: 'AWAITING_APPROVAL', filedAs: 'FOLLOW_UP' }]);
    await assert.rejects(company.admin.tries('customerUpdate', { customerId, notes: 'y' }), /FORBIDDEN/);
  });

  test('on their 13th birthday a person is taken, also without any date', async () => {
    for (const dateOfBirth of [bornAgo(13), bornAgo(40), null])
      await company.admin.does('customerCreate', { name: 'Ann Bee', dateOfBirth }, 'customer { id }');
  });

  test('what is no day, or cannot be a day of birth, is refused without being repeated', async () => {
    for (const dateOfBirth of ['2013-02-29', '2024-13-01', bornAgo(0, 2), '1850-01-01']) {
      const payload = await company.admin.tries('customerCreate', { name: 'Ann Bee', dateOfBirth });
      assert.deepEqual(codes(payload), ['INVALID_INPUT'], dateOfBirth);
      assert.ok(!JSON.stringify(payload).includes(dateOfBirth));
    }
    const query = 'mutation ($input: CustomerCreateInput!) { customerCreate(input: $input) { customer { id } } }';
    for (const dateOfBirth of ['31 January 2012', 20120131, '2012-01-31T00:00:00Z']) {
      const { errors, data } = await company.admin.ask(query, { input: { name: 'Ann Bee', dateOfBirth } });
      assert.deepEqual([errors[0]?.extensions.code, data], ['BAD_USER_INPUT', null]);
      assert.ok(!JSON.stringify(errors).includes(String(dateOfBirth)), String(dateOfBirth));
    }
  });

  test('nothing of a refused child is found at rest: no name, no address, no date, no hash, no key', async () => {
    const keys = () => readdirSync(join(database.dataDir, 'keys'), { recursive: true }).length;
    const { customerId } = await company.job();
    const before = keys();
    const dateOfBirth = bornAgo(9, 17);
    const secrets = [dateOfBirth];
    const secret = (text: string) => {
      secrets.push(text);
      return text;
    };
    const email = `${secret(letters(14))}@example.com`;
    const contactPoints = [{ kind: 'EMAIL', value: email }];
    const subject = { kind: 'CUSTOMER', id: customerId };
    for (const [mutation, input] of [
      ['customerCreate', { name: secret(letters(14)), notes: secret(letters(14)), contactPoints }],
      ['providerCreate', { fullName: secret(letters(14)), email }],
      ['userCreate', { name: secret(letters(14)), roles: ['AGENT'], email }],
      ['consentGrant', { subject, channel: 'SMS', purpose: 'REMINDERS', evidence: secret(letters(14)) }],
      ['customerUpdate', { customerId, name: secret(letters(14)), contactPoints }],
    ] as const) {
      assert.deepEqual(codes(await company.admin.tries(mutation, { ...input, dateOfBirth })), ['UNDER_AGE'], mutation);
    }
    assert.equal(keys(), before);
    secrets.push(server.app.hashes.equality(company.id, 'email', email));
    await server.close();
    const needles = new ByteSearch();
    needles.add(needlesOfTexts([mark, ...secrets], 0));
    const found = new Set<number>();
    for await (const { bytes } of everythingLeft(flavour, database))
      for (const { of } of needles.search(bytes)) found.add(of);
    for (const { of } of needles.search(Buffer.from(server.log.join('\n')))) found.add(of);
    // The name of the company stands there in plain text: what is looked for is found where it is.
    assert.deepEqual([...found], [0]);
    server = await startServerOn(database);
  });

  test.run();
}
