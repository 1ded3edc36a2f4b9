import { suite } from '../../../dist/api/test/support/suite.js';

const test = suite('planted');
test('it throws undefined', () => {
  throw undefined;
});
test('it passes', () => {});
test.run();
