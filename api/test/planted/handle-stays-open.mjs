import { createServer } from 'node:net';
import { suite } from '../../../dist/api/test/support/suite.js';

const test = suite('planted');
test('it passes', () => {
  createServer().listen(0, '127.0.0.1');
});
test.run();
