import { suite } from '../../../dist/api/test/support/suite.js';

const test = suite('planted');
test('it hangs', () => new Promise((resolve) => setTimeout(resolve, 60_000)));
test.run();
