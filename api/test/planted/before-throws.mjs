import { suite } from '../../../dist/api/test/support/suite.js';

const test = suite('planted');
test.before(() => {
  throw new Error('planted failure');
});
test('never reached', () => {});
test.run();
