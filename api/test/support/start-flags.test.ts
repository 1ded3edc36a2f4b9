import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { START_FLAGS } from './start-flags.ts';
import { suite } from './suite.ts';

const test = suite('the flags of Node with which the server starts');
const ROOT = join(import.meta.dirname, '../../../..');

test('are the same in the image as by npm start', () => {
  const [, command] = /^CMD (.+)$/m.exec(readFileSync(join(ROOT, 'Dockerfile'), 'utf8')) ?? [];
  assert.ok(START_FLAGS.length > 0);
  assert.deepEqual(JSON.parse(command!), ['node', ...START_FLAGS, 'dist/api/main.js']);
});

test.run();
