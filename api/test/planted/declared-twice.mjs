import { suite } from '../../../dist/api/test/support/suite.js';

const test = suite('planted');
test('it passes', () => {});
test('it passes', () => {});
test.run();
