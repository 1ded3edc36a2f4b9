import { strict as assert } from 'node:assert';

assert.equal(1, 1);
