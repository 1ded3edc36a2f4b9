import assert from 'node:assert/strict';
import { join } from 'node:path';
import { executeFile, type FileResult } from '../runner/execute.ts';
import { suite } from './suite.ts';

// Each file of ../planted/ holds one way in which a test can be green by mistake; none of them may be.

const root = join(import.meta.dirname, '../../../..');

function planted(name: string, limitMs = 20_000): Promise<FileResult> {
  return executeFile({ name, compiled: join(root, 'api/test/planted', `${name}.mjs`), limitMs }, root);
}

function messages(result: FileResult): string {
  const told = result.events.map((event) => ('message' in event ? event.message : ''));
  return [...told, ...result.faults].join('\n');
}

const test = suite('suite');

test('a file whose sentences all pass is green', async () => {
  const result = await planted('green');
  assert.deepEqual([result.passed, result.failed, result.skipped, result.faults], [1, 0, 0, []]);
});

const REDS: [file: string, sentence: string, says: RegExp, passed: number][] = [
  ['sentence-fails', 'a sentence that throws is red', /planted failure/, 0],
  ['before-throws', 'a before that throws is red', /before of planted threw.*planted failure/, 0],
  ['after-throws', 'an after that throws is red', /after of planted threw.*planted failure/, 1],
  ['before-each-throws', 'a before each that throws is red', /planted failure/, 0],
  ['after-each-throws', 'an after each that throws is red', /after each.*planted failure/, 0],
  ['run-is-missing', 'a suite that is never run is red', /planted\.run\(\) is missing/, 1],
  ['only-is-left-in', 'an only that is left in is red', /only is left in at 'it passes'/, 1],
  ['handle-stays-open', 'a handle that stays open is named and red', /lives on.*TCPServerWrap/, 1],
  ['no-sentence', 'a suite without a sentence is red', /has no sentence/, 0],
  ['no-suite', 'a file without a suite is red', /gave no result/, 0],
  ['exits-early', 'a process that ends within a sentence is red', /ended within 'it ends the process'/, 0],
  ['never-settles', 'a sentence that waits for what never comes is red', /ended within 'it waits/, 0],
  ['rejects-unseen', 'a rejection that nobody handles is red', /uncaught.*planted failure/, 0],
  ['throws-no-error', 'throwing something that is no error is red, and the next sentence runs', /undefined/, 1],
  ['declared-twice', 'a sentence declared twice is red', /'it passes' is declared twice/, 0],
  ['late-run', 'a suite declared after the tests began is red', /declared after the tests began/, 1],
  ['calls-out', 'a connection to another machine is red, also when its refusal is swallowed', /192\.0\.2\.1:80/, 1],
  ['looks-up', 'a name look-up is red, also when its refusal is swallowed', /look-up of example\.invalid/, 1],
  ['fetches-out', 'a fetch from another machine is red, also when its refusal is swallowed', /192\.0\.2\.1/, 1],
  ['only-skips', 'a file that skips everything is not counted as passed', /which this machine does not have/, 0],
];

for (const [file, sentence, says, passed] of REDS) {
  test(sentence, async () => {
    const ci = process.env['CI'];
    // Skips are failures there: the last row shows both.
    process.env['CI'] = 'true';
    try {
      const result = await planted(file);
      assert.ok(result.failed > 0, `green by mistake: ${JSON.stringify(result)}`);
      assert.match(messages(result), says);
      assert.equal(result.passed, passed);
    } finally {
      if (ci === undefined) delete process.env['CI'];
      else process.env['CI'] = ci;
    }
  });
}

test('a file that hangs is killed at its limit, and the sentence at fault is named', async () => {
  const result = await planted('hangs', 1_000);
  assert.ok(result.failed > 0);
  assert.ok(result.tookMs < 5_000);
  assert.match(messages(result), /killed after 1 s; last begun: 'it hangs'/);
});

test('a sentence whose program is missing is skipped aloud, and fails under CI', async () => {
  const ci = process.env['CI'];
  try {
    delete process.env['CI'];
    const skipping = await planted('needs-nothing-here');
    assert.deepEqual([skipping.passed, skipping.failed, skipping.skipped], [1, 0, 1]);
    assert.match(messages(skipping), /needs no-such-program-anywhere/);
    process.env['CI'] = 'true';
    const failing = await planted('needs-nothing-here');
    assert.deepEqual([failing.passed, failing.skipped], [1, 0]);
    assert.ok(failing.failed > 0);
  } finally {
    if (ci === undefined) delete process.env['CI'];
    else process.env['CI'] = ci;
  }
});

test.run();
