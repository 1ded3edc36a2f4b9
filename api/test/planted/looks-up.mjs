import { lookup } from 'node:dns/promises';
import { suite } from '../../../dist/api/test/support/suite.js';

const test = suite('planted');
test('it swallows the refusal', async () => {
  try {
    await lookup('example.invalid');
  } catch {}
});
test.run();
