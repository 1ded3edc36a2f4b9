import { suite } from '../../../dist/api/test/support/suite.js';

const green = suite('green');
green('it passes', () => {});
green.run();
await new Promise((resolve) => setTimeout(resolve, 50));
const test = suite('planted');
test('too late', () => {});
test.run();
