import { suite } from '../../../dist/api/test/support/suite.js';

const test = suite('planted');
test.needs('no-such-program-anywhere', 'it needs a program', () => {});
test('it passes', () => {});
test.run();
