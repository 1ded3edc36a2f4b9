import type { QueueContents } from '../../queue/index.ts';
import type { MappedTable } from '../../store/subject-rows.ts';
import type { KeyStore, Signer, Vault } from '../../store/vault/index.ts';
import type { ConsentService } from '../consent/index.ts';
import type { LegalHoldService } from '../legal-hold/index.ts';

/** The export packages, as far as an erasure needs them. */
export interface PackageFiles {
  /** The names of the packages about a person. */
  namesOf(subjectId: string): Promise<readonly string[]>;
  /** Removes every package about a person; how many. */
  removeOf(subjectId: string): Promise<number>;
}

/** What an erasure reaches besides the database. */
export interface ErasurePorts {
  readonly keys: KeyStore;
  readonly vault: Vault;
  readonly signer: Signer;
  readonly files: PackageFiles;
  readonly queued: Pick<QueueContents, 'countAbout' | 'removeAbout' | 'texts'>;
  readonly holds: Pick<LegalHoldService, 'active'>;
  readonly consents: Pick<ConsentService, 'withdrawAll'>;
  /** For how long a backup of the key store is kept. */
  readonly keyBackupDays: number;
  /** The tables; all of the model unless told. */
  readonly tables?: readonly MappedTable[];
}
