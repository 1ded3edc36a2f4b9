import { suite } from '../../../dist/api/test/support/suite.js';

const test = suite('planted');
test('it waits for what never comes', () => new Promise(() => {}));
test.run();
