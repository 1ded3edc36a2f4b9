import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ExportBuilder, ExportFiles, type ExportFilesParts } from '../../features/subject-export/index.ts';
import { ManualClock, systemClock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { AccountEntity } from '../../model/account.ts';
import { Database } from '../../store/database.ts';
import type { Subject } from '../../store/subject-rows.ts';
import { openKeyStore, openSigner, Personal, Vault } from '../../store/vault/index.ts';
import type { DatabaseFlavour } from './database.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { unzip } from './unzip.ts';

export type ExportBench = Awaited<ReturnType<typeof openExportBench>>;

/** A key store of its own with a folder for packages, and no database. */
export async function openPackageFolder(parts: Partial<ExportFilesParts> = {}) {
  const keys = await openKeyStore({ folder: temporaryFolder('keys'), production: false, clock: systemClock });
  const folder = parts.folder ?? join(temporaryFolder('exports'), 'exports');
  const files = await ExportFiles.open({ folder, keys, ...parts });
  return { keys, folder, files, namesIn: () => readdirSync(folder) };
}

/** All that an export needs over a database of its own with one account; nothing else of the server. */
export async function openExportBench(flavour: DatabaseFlavour) {
  const target = await flavour.create();
  const database = await Database.open(target);
  const { keys, folder, files, namesIn } = await openPackageFolder();
  const personal = new Personal(new Vault(keys));
  const clock = new ManualClock(Date.now());
  const sessionOf = (accountId: string) => database.as({ accountId, providerId: null, visitId: null });
  const builder = new ExportBuilder({ clock, personal, sessionOf, files, signer: await openSigner(keys) });
  const foundAccount = async (): Promise<string> => {
    const id = newId('Account', clock.now());
    await sessionOf(id).transaction(async ({ em }) => {
      const row = { id, name: 'Exporters', region: 'EU', timeZone: 'UTC', customerPrecision: 'EXACT' };
      em.create(AccountEntity, { ...row, createdAt: new Date(clock.now()) } as never);
    });
    return id;
  };
  const accountId = await foundAccount();
  return {
    ...{ database, keys, folder, files, namesIn, personal, clock, sessionOf, builder, accountId, foundAccount },
    newRequestId: () => newId('PrivacyRequest', clock.now()),
    /** The files of the package of a person. */
    async unpacked(subject: Subject, of = accountId) {
      const built = await builder.build({ accountId: of, subject, requestId: newId('PrivacyRequest', clock.now()) });
      const zip = await buffer((await files.read(built.fileName, subject))!);
      const packed = await unzip(zip);
      const data = JSON.parse(packed.get('data.json')!.toString());
      return { built, zip, packed, data, concepts: data.concepts as Record<string, Record<string, unknown>[]> };
    },
    async close() {
      await database.close();
      await keys.close();
      await target.close();
    },
  };
}
