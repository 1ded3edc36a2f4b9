import assert from 'node:assert/strict';
import { hash, randomBytes } from 'node:crypto';
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../kernel/app-error.ts';
import { keyStoreMedia, type TestMedium } from '../../test/support/key-store-media.ts';
import { killProcesses, type SecondProcess, startProcess } from '../../test/support/second-process.ts';
import { suite } from '../../test/support/suite.ts';
import { openSequence, type Sequence } from './sequence.ts';

const isAltered = (error: unknown) => error instanceof AppError && error.code === 'INTERNAL';
const entry = (id: string) => ({ id, content: Buffer.from(`content of ${id}`) });

for (const flavour of keyStoreMedia()) {
  const test = suite(`sequences in ${flavour.name}`);
  let medium: TestMedium;
  const open = async (name = 'ledger') => openSequence(await medium.open(), name);
  const append = async (sequence: Sequence, ids: string[]) => {
    for (const id of ids) await sequence.append(entry(id));
  };

  test.before.each(async () => {
    medium = await flavour.create();
  });
  test.after.each(async () => {
    await killProcesses();
    await medium.closeAll();
  });
  test.after(() => flavour.stop());

  test('entries are numbered from 1, read in order, and stay after a restart', async () => {
    const sequence = await open();
    assert.deepEqual([await sequence.head(), await sequence.read(0, 10), await sequence.verify()], [0, [], []]);
    await append(sequence, ['a', 'b', 'c']);
    const again = await open();
    assert.equal(await again.head(), 3);
    assert.deepEqual(
      (await again.read(0, 1_000)).map(({ number, id, content }) => [number, id, content.toString()]),
      [
        [1, 'a', 'content of a'],
        [2, 'b', 'content of b'],
        [3, 'c', 'content of c'],
      ],
    );
    assert.deepEqual(
      (await again.read(1, 1)).map(({ id }) => id),
      ['b'],
    );
    assert.deepEqual(await again.read(3, 10), []);
    assert.deepEqual(await again.verify(), []);
  });

  test('an id that is there already gives its entry, whatever comes with it', async () => {
    const sequence = await open();
    await append(sequence, ['a', 'b']);
    for (const other of [sequence, await open()]) {
      const again = await other.append({ id: 'a', content: Buffer.from('something else') });
      assert.deepEqual([again.number, again.content.toString()], [1, 'content of a']);
    }
    assert.equal(await sequence.head(), 2);
  });

  test('sequences are apart from each other, with names and ids of any case and sign', async () => {
    const [ledger, audit] = [await open(), await open('audit-acc_01')];
    await append(ledger, ['a']);
    await append(audit, ['x', 'a', '../ä "\'', '.']);
    assert.deepEqual([await ledger.head(), await audit.head(), (await audit.append(entry('a'))).number], [1, 4, 2]);
    for (const name of ['', '../x', 'a/b', 'x'.repeat(81), '.']) await assert.rejects(open(name), isAltered);
    for (const id of ['', 'x'.repeat(201), 'a\ud800', 'a\0']) await assert.rejects(ledger.append(entry(id)), isAltered);
    for (const limit of [0, 1_001, 1.5]) await assert.rejects(ledger.read(0, limit), isAltered);
    await assert.rejects(ledger.append({ id: 'b', content: Buffer.alloc(8 * 2 ** 20 + 1) }), isAltered);
  });

  test('an entry of a megabyte, and an empty one, come back as they were', async () => {
    const sequence = await open();
    const content = randomBytes(2 ** 20);
    await sequence.append({ id: 'large', content });
    await sequence.append({ id: 'empty', content: Buffer.alloc(0) });
    const [large, empty] = await (await open()).read(0, 10);
    assert.ok(large!.content.equals(content));
    assert.equal(empty!.content.length, 0);
    assert.deepEqual(await sequence.verify(), []);
  });

  test('many who append at once get numbers without gap, and one number for one id', async () => {
    const instances = await Promise.all([open(), open(), open()]);
    const ids = Array.from({ length: 30 }, (_, i) => `${i % 20}`);
    const numbers = await Promise.all(
      instances.map((sequence) => Promise.all(ids.map(async (id) => (await sequence.append(entry(id))).number))),
    );
    assert.deepEqual(numbers[0], numbers[1]);
    assert.deepEqual(numbers[0], numbers[2]);
    assert.deepEqual(
      [...new Set(numbers[0])].sort((a, b) => a - b),
      Array.from({ length: 20 }, (_, i) => i + 1),
    );
    assert.deepEqual(await instances[0]!.verify(), []);
  });

  test('processes that append at once, one of them killed, leave no gap, no double and nothing broken', async () => {
    const start = (prefix: string, count: number) =>
      startProcess('append', { ...medium, argument: `${prefix} ${count}` });
    const [killed, ...others] = await Promise.all([start('k', 100_000), start('a', 20), start('b', 20)]);
    for (const { go } of [killed!, ...others]) go();
    const told = await Promise.all(others.map(linesOf));
    const last = (await killed!.nextLine())!;
    await killed!.kill();
    const sequence = await open();
    await sequence.append(entry('after'));
    const head = await sequence.head();
    const entries = await sequence.read(0, 1_000);
    assert.deepEqual(
      entries.map(({ number }) => number),
      Array.from({ length: Math.min(head, 1_000) }, (_, i) => i + 1),
    );
    assert.equal(new Set(entries.map(({ id }) => id)).size, entries.length);
    for (const line of [...told.flat(), last]) {
      const [number, id] = line.split(' ') as [string, string];
      assert.equal(entries[Number(number) - 1]?.id ?? id, id);
    }
    assert.deepEqual(await sequence.verify(), []);
  });

  test('an altered entry is refused when it is read, and named', async () => {
    const sequence = await open();
    await append(sequence, ['a', 'b', 'c', 'd']);
    await medium.alterEntry('ledger', 2);
    const again = await open();
    assert.deepEqual(await again.verify(), [{ number: 2, what: 'ALTERED' }]);
    assert.equal((await again.read(0, 1)).length, 1);
    assert.equal((await again.read(2, 10)).length, 2);
    await assert.rejects(again.read(0, 10), (error: unknown) => isAltered(error) && /Record 2 /.test(String(error)));
  });

  test('a removed entry is named, and what is read ends before it', async () => {
    const sequence = await open();
    await append(sequence, ['a', 'b', 'c', 'd']);
    await medium.removeEntry('ledger', 2);
    const again = await open();
    assert.deepEqual(await again.verify(), [{ number: 2, what: 'MISSING' }]);
    assert.deepEqual(
      (await again.read(0, 10)).map(({ id }) => id),
      ['a'],
    );
  });

  test('an entry that somebody without the key inserts is named', async () => {
    const sequence = await open();
    await append(sequence, ['a', 'b']);
    const keys = await medium.open();
    await keys.sequences.append('ledger', 'forged', (_, previous) =>
      Buffer.concat([previous!.bytes.subarray(0, 97), Buffer.from('x')]),
    );
    assert.deepEqual(await sequence.verify(), [{ number: 3, what: 'ALTERED' }]);
  });

  test('an entry of one sequence is none of another', async () => {
    const [ledger, keys] = [await open(), await medium.open()];
    await append(ledger, ['a']);
    const [record] = await keys.sequences.read('ledger', 0, 1);
    await keys.sequences.append('audit-acc_01', 'a', () => record!.bytes);
    assert.deepEqual(await (await open('audit-acc_01')).verify(), [{ number: 1, what: 'ALTERED' }]);
  });

  if (flavour.name === 'a folder') {
    test('an entry whose process was killed, or whose machine lost power, before its id was noted is not appended twice', async () => {
      await append(await open(), ['a', 'b', 'c']);
      const folder = join(medium.folder, 'sequences', 'ledger');
      const ids = () => readdirSync(folder).filter((name) => name.endsWith('.id'));
      const noteOf = (id: string) => join(folder, `${hash('sha256', id)}.id`);
      for (const lost of [['c'], ['a'], ['a', 'b', 'c']]) {
        for (const id of lost) rmSync(noteOf(id));
        const again = await open();
        for (const [i, id] of ['a', 'b', 'c'].entries()) assert.equal((await again.append(entry(id))).number, i + 1);
        assert.equal(ids().length, 3);
      }
      const working = await open();
      await append(working, ['d']);
      rmSync(noteOf('d'));
      assert.equal((await working.append(entry('d'))).number, 4);
    });

    test('genuine entries of two histories do not pass for one', async () => {
      await append(await open(), ['a']);
      const [here, aside] = [join(medium.folder, 'sequences', 'ledger'), join(medium.folder, '..', 'aside')];
      cpSync(here, aside, { recursive: true });
      await append(await open(), ['b', 'c']);
      cpSync(join(here, '000000000002.rec'), join(aside, 'kept'));
      for (const file of readdirSync(here)) rmSync(join(here, file));
      for (const file of readdirSync(aside).filter((name) => name !== 'kept'))
        cpSync(join(aside, file), join(here, file));
      const other = await open();
      await append(other, ['x', 'y']);
      cpSync(join(aside, 'kept'), join(here, '000000000002.rec'));
      assert.deepEqual(await other.verify(), [{ number: 3, what: 'UNCHAINED' }]);
    });
  }

  test.run();
}

async function linesOf(process: SecondProcess): Promise<string[]> {
  const lines: string[] = [];
  for (let line = await process.nextLine(); line !== undefined; line = await process.nextLine()) lines.push(line);
  return lines;
}
