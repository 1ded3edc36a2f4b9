/**
 * What a second process does in the tests of the vault. Arguments: what to do, the folder, the KEYSTORE_KEK, the address
 * of the PostgreSQL key store or an empty string, and what the act takes. It says "ready", and begins at a line of input.
 */

import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { systemClock } from '../../kernel/clock.ts';
import { openKeyStore } from './open-key-store.ts';
import { Vault } from './vault.ts';

const [act, folder, kek, url, argument] = process.argv.slice(2) as [string, string, string, string, string];

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const open = () =>
  openKeyStore({ folder, kek: kek || undefined, url: url || undefined, production: false, clock: systemClock });

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

async function begin(): Promise<void> {
  say('ready');
  await once(process.stdin, 'data');
  process.stdin.destroy();
}

const acts: Record<string, () => Promise<void>> = { obtain, sealOnly, writeRows };
await acts[act]!();
