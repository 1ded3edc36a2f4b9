import { suite } from '../../../dist/api/test/support/suite.js';

const test = suite('planted');
test('it fails', () => {
  throw new Error('planted failure');
});
test.run();
