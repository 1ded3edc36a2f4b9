import { suite } from '../../../dist/api/test/support/suite.js';

const test = suite('planted');
test.only('it passes', () => {});
test('never reached', () => {});
test.run();
