import { once } from 'node:events';
import type { Readable } from 'node:stream';
import type { AuditLog } from '../../access/audit-log.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Session } from '../../store/session.ts';
import type { Subject } from '../../store/subject-rows.ts';
import { SubjectErased } from '../../store/vault/index.ts';
import { knowCodes } from '../audit/index.ts';
import type { ExportFiles } from './export-files.ts';

const DOWNLOAD = 'privacyExportDownload';
knowCodes([DOWNLOAD]);

/** The package of a request, for whoever may have it. */
export interface PackageOfRequest {
  readonly fileName: string;
  readonly subject: Subject;
  /** Of the ZIP. */
  readonly bytes: number;
  readonly sha256: string;
  readonly expiresAt: Date;
}

/** What a download needs of the feature that keeps the requests. */
export interface RequestPackages {
  /**
   * The package of a request, if the viewer may have it: the person who asked, by their own token or their link, or the
   * officer who filed it for them. Null for everybody else, whether there is one or not; EXPIRED if it is gone.
   */
  packageOf(viewer: Viewer, requestId: string): Promise<PackageOfRequest | 'EXPIRED' | null>;
  /** Counts a download on the request, in the transaction of the session. */
  countDownload(session: Session, requestId: string): Promise<void>;
}

/** A package on its way to who asked for it. */
export interface Download {
  readonly content: Readable;
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface ExportDownloadsParts {
  readonly clock: Clock;
  readonly files: ExportFiles;
  readonly packages: RequestPackages;
  readonly audit: AuditLog;
  /** A session as the viewer, of whose transactions the audit log says who they are. */
  readonly sessionAs: (viewer: Viewer, httpRequestId: string) => Session;
}

/** Hands packages out, to whom they belong, and remembers each time. */
export class ExportDownloads {
  readonly #parts: ExportDownloadsParts;

  constructor(parts: ExportDownloadsParts) {
    this.#parts = parts;
  }

  /**
   * Opens the package of a request: null if the viewer may not have it or there is none, EXPIRED if its time is over. It
   * is in the audit log and counted before the first byte leaves.
   */
  async open(viewer: Viewer, requestId: string, httpRequestId: string): Promise<Download | 'EXPIRED' | null> {
    const { clock, files, packages, audit, sessionAs } = this.#parts;
    const found = await packages.packageOf(viewer, requestId);
    if (found === null || found === 'EXPIRED') return found;
    if (found.expiresAt.getTime() <= clock.now()) return 'EXPIRED';
    const content = await files.read(found.fileName, found.subject);
    if (!content) return 'EXPIRED';
    if (!(await opens(content))) return 'EXPIRED';
    try {
      await sessionAs(viewer, httpRequestId).transaction(async (session) => {
        await packages.countDownload(session, requestId);
        await audit.record(session, {
          event: 'download',
          operation: DOWNLOAD,
          type: 'PrivacyRequest',
          rowIds: [requestId],
        });
      });
    } catch (error) {
      content.destroy();
      throw error;
    }
    return { content, fileName: `whereabouts-export-${requestId}.zip`, bytes: found.bytes, sha256: found.sha256 };
  }
}

/** Whether the package begins to open; not if its person has been erased. Throws what else is wrong with it. */
async function opens(content: Readable): Promise<boolean> {
  try {
    await once(content, 'readable');
    return true;
  } catch (error) {
    if (error instanceof SubjectErased) return false;
    throw error;
  }
}
