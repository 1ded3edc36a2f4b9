import assert from 'node:assert/strict';
import { suite } from '../../test/support/suite.ts';
import { AuditedOperation } from './audit.operation.ts';

const test = suite('what is recorded of an operation');
const ACTOR = { userId: null, tokenId: null, audience: null, requestId: null };

/** The operation as it is recorded of a reading by these root fields. */
function recordedOf(fields: readonly string[]): string {
  const taken: string[] = [];
  const sink = {
    apart: (_actor: unknown, _accountId: string, records: readonly { operation: string }[]) => {
      taken.push(...records.map(({ operation }) => operation));
    },
  };
  const reads = { take: () => [{ type: 'Customer', rowIds: ['cus_1'], fields: ['name'] }] };
  const operation = new AuditedOperation(sink as never, 'acc_1', ACTOR, reads as never);
  for (const field of fields) operation.entered(field);
  operation.executed();
  assert.equal(taken.length, 1);
  return taken[0]!;
}

test('names its root fields, in order, as many as the log has room for', () => {
  assert.equal(recordedOf(['visits', 'customers', 'visits']), 'customers,visits');
  const many = Array.from({ length: 20 }, (_, i) => `aRootFieldWithALongName${10 + i}`);
  const recorded = recordedOf(many);
  assert.ok(recorded.length <= 255 && recorded.length > 220, recorded);
  assert.match(recorded, /^aRootFieldWithALongName10,.*Name\d\d,…$/);
  // 255 fit exactly: the column takes no more.
  const exact = ['a'.repeat(127), 'b'.repeat(127)];
  assert.equal(recordedOf(exact), exact.join(','));
});

test.run();
