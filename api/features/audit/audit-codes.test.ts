import assert from 'node:assert/strict';
import type { AuditRecord } from '../../access/audit-log.ts';
import { newId } from '../../kernel/ids.ts';
import { suite } from '../../test/support/suite.ts';
import { knowCodes, refusePersonalValues } from './audit.codes.ts';

const test = suite('what an audit entry may say');

const id = newId('Customer', Date.now());
const harmless: AuditRecord = {
  event: 'download',
  operation: 'customers',
  type: 'Customer',
  rowIds: [id],
  fields: ['name'],
  detail: { bytes: 12, complete: true, at: new Date(), hash: 'a'.repeat(64), code: 'NOT_FOUND', of: id, none: null },
};

test('ids, known codes, names, counts, instants and hashes pass', () => {
  refusePersonalValues(harmless);
});

test('a text that is none of these is refused in every place, and not repeated', () => {
  const name = 'Sam';
  const places: object[] = [
    { event: name },
    { operation: name },
    { type: name },
    { rowIds: [id, name] },
    { fields: [name] },
    { detail: { code: name } },
    { detail: { [name]: 1 } },
    { detail: { latitude: 52.37 } },
    { detail: { code: { name } } },
    { detail: { code: [name] } },
  ];
  for (const place of places) {
    assert.throws(
      () => refusePersonalValues({ ...harmless, ...place }),
      (error: Error & { code?: string }) => error.code === 'INTERNAL' && !error.message.includes(name),
      JSON.stringify(place),
    );
  }
});

test('a feature makes its own codes known, if they are written like codes', () => {
  assert.throws(() => refusePersonalValues({ ...harmless, operation: 'export-package' }));
  knowCodes(['export-package', 'ON_HOLD']);
  refusePersonalValues({ ...harmless, operation: 'export-package', detail: { state: 'ON_HOLD' } });
  for (const text of ['Sam Bakker', 'sam@example.com', '+31201234567', '', 'x'.repeat(81)]) {
    assert.throws(() => knowCodes([text]));
  }
});

test.run();
