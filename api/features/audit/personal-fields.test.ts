import assert from 'node:assert/strict';
import { isObjectType } from 'graphql';
import { POLICY, roleOf } from '../../access/schema-policy.ts';
import { MODEL } from '../../model/index.ts';
import { buildFullSchema } from '../../schema.ts';
import { suite } from '../../test/support/suite.ts';
import { NOT_RECORDED, personalFields } from './personal-fields.ts';

const test = suite('the fields whose reading is recorded');

test('of every field of the schema it is known whether it yields a personal property', async () => {
  const { unknown } = personalFields(await buildFullSchema());
  assert.deepEqual(unknown, [], 'say in personal-fields.ts what they are made of');
});

test('what identifies or describes a person is among them, and identifiers and counters are not', async () => {
  const { personal } = personalFields(await buildFullSchema());
  for (const field of [
    'Customer.name',
    'Customer.notes',
    'ContactPoint.value',
    'Property.address',
    'Property.point',
    'Provider.fullName',
    'Provider.clockedIn',
    'User.name',
    'Job.summary',
    'Visit.notes',
    'Visit.arrivalWindow',
  ]) {
    assert.ok(personal.includes(field), field);
  }
  assert.ok(!personal.some((field) => /^(Customer|Visit|Job)\.(id|version)$/.test(field)), String(personal));
});

test('every encrypted property that has a field of its name is recorded', async () => {
  const full = await buildFullSchema();
  const { personal } = personalFields(full);
  let found = 0;
  for (const { entity, privacy } of MODEL) {
    const type = full.getType(entity.meta.className);
    if (!isObjectType(type)) continue;
    for (const [property, entry] of Object.entries(privacy.properties)) {
      if (!entry.personal || !entry.encrypted || !type.getFields()[property]) continue;
      assert.ok(personal.includes(`${type.name}.${property}`), `${type.name}.${property}`);
      found++;
    }
  }
  assert.ok(found >= 10, `${found} fields`);
});

test('a type that is left out is one of the schema, and has a reason', async () => {
  const full = await buildFullSchema();
  for (const [type, why] of Object.entries(NOT_RECORDED)) {
    assert.equal(roleOf(type, POLICY).kind, 'governed', type);
    assert.ok(full.getType(type) && why.length > 20, type);
  }
});

test.run();
