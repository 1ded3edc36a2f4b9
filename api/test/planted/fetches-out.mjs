import { suite } from '../../../dist/api/test/support/suite.js';

const test = suite('planted');
test('it swallows the refusal', async () => {
  await fetch('http://192.0.2.1/').catch(() => {});
});
test.run();
