import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CustomerEntity } from '../../model/customer.ts';
import type { Subject } from '../../store/subject-rows.ts';
import { type ExportBench, openExportBench } from '../../test/support/export-bench.ts';
import { plantCustomerWith } from '../../test/support/many-rows.ts';
import { flavours } from '../../test/support/server.ts';
import { suite } from '../../test/support/suite.ts';
import { within } from '../../test/support/within.ts';
import { PACKAGE_LIFE_MS } from './index.ts';

const ROWS = 2_300;
/** So much before every note that the rows do not stay in memory. */
const NOTE_START = `q-needle-${'x'.repeat(400)} `;

for (const flavour of flavours) {
  const test = suite(`building a package on ${flavour.name}`);
  let bench: ExportBench;
  let subject: Subject;
  const order = () => ({ accountId: bench.accountId, subject, requestId: bench.newRequestId() });

  test.before(async () => {
    bench = await openExportBench(flavour);
    subject = await plantCustomerWith(ROWS, { ...bench, noteStart: NOTE_START });
  });
  test.after(() => bench.close());

  test('says how far it is, row by row to the last, and until when the package is kept', async () => {
    const steps: { concept: string; done: number; total: number }[] = [];
    const built = await bench.builder.build({ ...order(), onProgress: (step) => steps.push(step) });
    const visits = steps.filter(({ concept }) => concept === 'visit');
    const total = visits.at(-1)!.total;
    assert.deepEqual(
      visits.map(({ done }) => done),
      [0, 1_000, 2_000, total],
    );
    assert.equal(
      built.concepts.reduce((sum, { rows }) => sum + rows, 0),
      ROWS,
    );
    assert.equal(built.expiresAt.getTime(), bench.clock.now() + PACKAGE_LIFE_MS);
    await bench.files.remove(built.fileName);
  });

  test('lets others have their turn while it reads', async () => {
    let turns = 0;
    let isDone = false;
    const building = bench.builder.build(order()).finally(() => {
      isDone = true;
    });
    while (!isDone) {
      await within(2_000, bench.sessionOf(bench.accountId).em.count(CustomerEntity as never), 'a turn');
      turns++;
      await nextTurn();
    }
    await bench.files.remove((await building).fileName);
    assert.ok(turns > 5, `${turns} turns`);
  });

  test('leaves no plain text on disk, not even while it waits, and nothing but the package', async () => {
    const seen = new Map<string, number>();
    const look = () => {
      for (const name of bench.namesIn()) {
        const bytes = readFileSync(join(bench.folder, name));
        assert.ok(!bytes.includes('q-needle'), name);
        seen.set(name, bytes.length);
      }
    };
    const { fileName } = await bench.builder.build({ ...order(), onProgress: look });
    assert.deepEqual(bench.namesIn(), [fileName]);
    look();
    const waiting = [...seen].filter(([name]) => name.endsWith('.part'));
    assert.ok(waiting.length > 0 && waiting.some(([, bytes]) => bytes > 100_000), JSON.stringify([...seen]));
    await bench.files.remove(fileName);
  });

  test('leaves nothing when it is given up or the database fails', async () => {
    const giveUp = new AbortController();
    const onProgress = ({ done }: { done: number }) => {
      if (done >= 2_000) giveUp.abort(new Error('not needed any more'));
    };
    await assert.rejects(bench.builder.build({ ...order(), onProgress, signal: giveUp.signal }), /not needed any more/);
    assert.deepEqual(bench.namesIn(), []);
    const failing = ({ done }: { done: number }) => {
      if (done >= 2_000) throw new Error('the progress cannot be written');
    };
    await assert.rejects(bench.builder.build({ ...order(), onProgress: failing }), /progress cannot be written/);
    assert.deepEqual(bench.namesIn(), []);
  });

  test('by two workers for one request makes one package, whole', async () => {
    const same = order();
    const [one, two] = await Promise.all([bench.builder.build(same), bench.builder.build(same)]);
    assert.equal(one.fileName, two.fileName);
    assert.deepEqual(bench.namesIn(), [one.fileName]);
    const { packed } = await bench.unpacked(subject);
    const { concepts } = JSON.parse(packed.get('data.json')!.toString());
    assert.equal(concepts.visit.length + concepts.job.length, ROWS - 2);
  });

  test('does not begin for a person who has been erased', async () => {
    await bench.keys.destroy(subject.id);
    const before = bench.namesIn();
    await assert.rejects(bench.builder.build(order()), { code: 'NOT_FOUND' });
    assert.deepEqual(bench.namesIn(), before);
  });

  test.run();
}
