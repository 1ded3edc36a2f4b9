import { suite } from '../../../dist/api/test/support/suite.js';

const test = suite('planted');
test.run();
