import { suite } from '../../../dist/api/test/support/suite.js';

const test = suite('planted');
test.after.each(() => {
  throw new Error('planted failure');
});
test('it passes', () => {});
test.run();
