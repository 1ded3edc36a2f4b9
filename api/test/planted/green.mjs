import { suite } from '../../../dist/api/test/support/suite.js';

const test = suite('green');
test('it passes', () => {});
test.run();
