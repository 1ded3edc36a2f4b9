import { suite } from '../../../dist/api/test/support/suite.js';

const test = suite('planted');
test('it loses a rejection', async () => {
  Promise.reject(new Error('planted failure'));
  await new Promise((resolve) => setTimeout(resolve, 20));
});
test.run();
