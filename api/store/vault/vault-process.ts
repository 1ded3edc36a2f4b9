/**
 * What a second process does in the tests of the vault. Arguments: what to do, the folder, the KEYSTORE_KEK, an older KEK
 * or an empty string, the address of the PostgreSQL key store or an empty string, and what the act takes. It says
 * "ready", and begins at a line of input.
 */

import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import pg from 'pg';
import { systemClock } from '../../kernel/clock.ts';
import { openKeyStore } from './open-key-store.ts';
import { openSequence } from './sequence.ts';
import { Vault } from './vault.ts';

type Arguments = [act: string, folder: string, kek: string, previousKek: string, url: string, argument: string];
const [act, folder, kek, previousKek, url, argument] = process.argv.slice(2) as Arguments;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const open = () =>
  openKeyStore({
    folder,
    kek: kek || undefined,
    previousKeks: previousKek ? [previousKek] : [],
    url: url || undefined,
    production: false,
    clock: systemClock,
  });

/** Opens the key store only when told, and says which keys it obtains for the subjects in the argument. */
async function obtain(): Promise<void> {
  await begin();
  const keys = await open();
  const obtained = await Promise.all(argument.split(',').map((subjectId) => keys.obtain(subjectId)));
  say(obtained.map(({ key }) => key.export().toString('hex')).join(','));
  await keys.close();
}

/** Seals one value, says so, and never comes to write its row. */
async function sealOnly(): Promise<void> {
  const vault = new Vault(await open());
  await begin();
  await vault.seal(argument, { table: 'guest', column: 'name', rowId: argument }, 'Ann');
  say('sealed');
  setInterval(() => {}, 1_000);
}

/** Seals a value for one new subject after the other, and writes each as a line of the file in the argument. */
async function writeRows(): Promise<void> {
  const vault = new Vault(await open());
  await begin();
  for (let i = 0; ; i++) {
    const rowId = `row-${process.pid}-${i}`;
    const sealed = await vault.seal(rowId, { table: 'guest', column: 'name', rowId }, `name of ${i}`);
    appendFileSync(argument, `${rowId} ${sealed.toBytes().toString('hex')}\n`);
  }
}

/** Destroys the key of the subject in the argument. */
async function destroy(): Promise<void> {
  const keys = await open();
  await begin();
  await keys.destroy(argument);
  say('destroyed');
  await keys.close();
}

/** As `destroy`, of `<subject> <n>`, and dies by SIGKILL before the n-th step that changes something. */
async function destroyUntil(): Promise<void> {
  const [subjectId, step] = argument.split(' ') as [string, string];
  const keys = await open();
  await begin();
  dieBeforeStep(Number(step));
  await keys.destroy(subjectId);
  say('destroyed');
  await keys.close();
}

/** Rewraps all keys, and dies by SIGKILL before the n-th step that changes something. */
async function rewrapUntil(): Promise<void> {
  const keys = await open();
  await begin();
  dieBeforeStep(Number(argument));
  await keys.rewrap();
  say('rewrapped');
  await keys.close();
}

/** Appends entries `<prefix>-0` to `<prefix>-<n - 1>`, and one named `common` among them, to the sequence `ledger`; the argument is `<prefix> <n>`. */
async function append(): Promise<void> {
  const [prefix, count] = argument.split(' ') as [string, string];
  const sequence = await openSequence(await open(), 'ledger');
  await begin();
  for (let i = 0; i < Number(count); i++) {
    const id = i === 3 ? 'common' : `${prefix}-${i}`;
    const { number } = await sequence.append({ id, content: Buffer.from(`content of ${id}`) });
    say(`${number} ${id}`);
  }
  process.exit(0);
}

/** Kills this process before the n-th (from 1) change of a file, sync included, or statement. */
function dieBeforeStep(n: number): void {
  let steps = 0;
  const count = () => {
    if (++steps === n) process.kill(process.pid, 'SIGKILL');
  };
  const counted = (target: object, names: string[]) => {
    for (const name of names) {
      const original = Reflect.get(target, name) as (...args: unknown[]) => unknown;
      Reflect.set(target, name, function (this: unknown, ...args: unknown[]) {
        count();
        return original.apply(this, args);
      });
    }
  };
  if (url) return counted(pg.Client.prototype, ['query']);
  counted(fs, ['link', 'unlink', 'rename', 'open']);
  syncBuiltinESMExports();
}

async function begin(): Promise<void> {
  say('ready');
  await once(process.stdin, 'data');
  process.stdin.destroy();
}

const acts: Record<string, () => Promise<void>> = {
  obtain,
  sealOnly,
  writeRows,
  destroy,
  destroyUntil,
  rewrapUntil,
  append,
};
await acts[act]!();
