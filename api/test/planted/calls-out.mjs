import { connect } from 'node:net';
import { suite } from '../../../dist/api/test/support/suite.js';

const test = suite('planted');
test('it swallows the refusal', () => {
  try {
    connect(80, '192.0.2.1');
  } catch {}
});
test.run();
