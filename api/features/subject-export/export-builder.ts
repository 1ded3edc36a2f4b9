import type { Clock } from '../../kernel/clock.ts';
import type { Session } from '../../store/session.ts';
import { type MappedTable, type Subject, TABLES } from '../../store/subject-rows.ts';
import type { Personal, Signer } from '../../store/vault/index.ts';
import { type Collecting, collect, type ExportProgress } from './collect.ts';
import { conceptsOf } from './concept.ts';
import type { ExportFiles, WrittenPackage } from './export-files.ts';
import { exportPackage } from './export-package.ts';
import type { CollectedConcept } from './package-contents.ts';
import type { ConceptResult } from './record.ts';
import { RowSpool } from './row-spool.ts';
import { subjectExportStore } from './subject-export.store.ts';

/** How long a package can be downloaded. Long enough for who reads mail once a week, no longer than needed. */
export const PACKAGE_LIFE_MS = 7 * 24 * 3_600_000;

export interface ExportBuilderParts {
  readonly clock: Clock;
  readonly personal: Personal;
  readonly sessionOf: (accountId: string) => Session;
  readonly files: ExportFiles;
  readonly signer: Signer;
  /** The tables to go through: all of the model. Tests give others. */
  readonly tables?: readonly MappedTable[];
}

export interface ExportOrder {
  readonly accountId: string;
  readonly subject: Subject;
  readonly requestId: string;
  /** Language of the dates in `index.html`, as BCP 47 has it; English unless given. */
  readonly locale?: string;
  readonly onProgress?: (progress: ExportProgress) => void;
  readonly signal?: AbortSignal;
  /** Asked when the package lies there: false to have it removed, where another was made meanwhile. */
  readonly accept?: (made: WrittenPackage & Pick<ExportResult, 'expiresAt'>) => Promise<boolean>;
}

/** A package that was made, and what is in it, without content. */
export interface ExportResult extends WrittenPackage {
  readonly expiresAt: Date;
  readonly concepts: readonly ConceptResult[];
}

/** Makes the copy that a person asks for. */
export class ExportBuilder {
  readonly #parts: ExportBuilderParts;

  constructor(parts: ExportBuilderParts) {
    this.#parts = parts;
  }

  /**
   * Makes the package of a request; again for the same request replaces it. Every concept is in the result, whatever
   * became of it. Memory stays flat however much there is, and others get their turn between the pages. Throws
   * UNAVAILABLE (reason NO_SPACE where the disk is full), CONFLICT if it is not accepted, NOT_FOUND if the person has been erased, or what the signal says;
   * then nothing of it remains.
   */
  async build(order: ExportOrder): Promise<ExportResult> {
    const { clock, personal, sessionOf, files, signer, tables = TABLES } = this.#parts;
    const { accountId, subject, requestId, locale = 'en', onProgress = () => {} } = order;
    const signal = order.signal ?? new AbortController().signal;
    const createdAt = new Date(clock.now());
    const expiresAt = new Date(createdAt.getTime() + PACKAGE_LIFE_MS);
    const session = sessionOf(accountId);
    const spools: RowSpool[] = [];
    const concepts: CollectedConcept[] = [];
    try {
      const collecting: Collecting = { session, personal, subject, signal, onProgress };
      for (const concept of conceptsOf(subject.kind, tables)) {
        const rows = new RowSpool(() => files.overflow(subject), signal);
        spools.push(rows);
        concepts.push(await collect(concept, rows, collecting));
      }
      const readings = await subjectExportStore.readings(session, subject);
      const contents = { accountId, subject, requestId, createdAt, expiresAt, locale, concepts, readings };
      const accept = async (made: WrittenPackage) => (await order.accept?.({ ...made, expiresAt })) ?? true;
      const identity = { subject, requestId, expiresAt, accept };
      const written = await files.write(identity, exportPackage(contents, signer), signal);
      return { ...written, expiresAt, concepts: concepts.map(({ result }) => result) };
    } finally {
      for (const rows of spools) await rows.discard();
    }
  }
}
