import { suite } from '../../../dist/api/test/support/suite.js';

const green = suite('green');
green('it passes', () => {});
green.run();

const test = suite('planted');
test('never reached', () => {});
