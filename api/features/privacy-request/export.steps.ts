import { AppError } from '../../kernel/app-error.ts';
import type { Session } from '../../store/session.ts';
import { type PrivacyStep, StepFailed } from '../privacy-step.ts';
import { dataCategories, type ExportBuilder, type ExportFiles, type ExportResult } from '../subject-export/index.ts';
import { privacyRequestStore } from './privacy-request.store.ts';

type Made = Omit<ExportResult, 'concepts'>;

/** Writes down where the package is, unless the request was closed or has a later one meanwhile; false then. */
async function keepPackage(session: Session, requestId: string, result: Made): Promise<boolean> {
  const request = await privacyRequestStore.lock(session, requestId);
  if (request?.state !== 'RUNNING') return false;
  if (request.packageExpiresAt && request.packageExpiresAt > result.expiresAt) return false;
  Object.assign(request, {
    packageFile: result.fileName,
    packageBytes: result.bytes,
    packageSha256: result.sha256,
    packageExpiresAt: result.expiresAt,
    packageRemovedAt: null,
  });
  return true;
}

/** The steps of an export: count what there is, then collect, pack, sign and seal it. */
export function exportSteps(
  builder: ExportBuilder,
  files: Pick<ExportFiles, 'remove'>,
  sessionOf: (accountId: string) => Session,
): PrivacyStep[] {
  return [
    {
      name: 'export.count',
      store: 'database',
      async run({ accountId, subject }) {
        const counts = await dataCategories(sessionOf(accountId), subject);
        if (counts.some(({ rows }) => rows === null)) return { outcome: 'MISSING', count: 0 };
        const byConcept = new Map(counts.map(({ concept, rows }) => [concept, rows ?? 0]));
        const count = [...byConcept.values()].reduce((sum, rows) => sum + rows, 0);
        return { outcome: count === 0 ? 'NOTHING_FOUND' : 'DONE', count };
      },
    },
    {
      name: 'export.build',
      store: 'files',
      async run({ accountId, subject, requestId, before }, progress) {
        const total = before.find(({ name }) => name === 'export.count')?.count ?? null;
        const done = new Map<string, number>();
        const sum = () => [...done.values()].reduce((rows, each) => rows + each, 0);
        const result = await builder
          .build({
            ...{ accountId, subject, requestId },
            accept: (made) => sessionOf(accountId).transaction((session) => keepPackage(session, requestId, made)),
            onProgress: (at) => {
              done.set(at.concept, at.done);
              void progress(sum(), total);
            },
          })
          .catch(refuseFullDisk);
        const rows = result.concepts.reduce((all, concept) => all + concept.rows, 0);
        if (result.concepts.some(({ outcome }) => outcome === 'MISSING')) {
          await files.remove(result.fileName);
          return { outcome: 'MISSING', count: rows };
        }
        return { outcome: rows === 0 ? 'NOTHING_FOUND' : 'DONE', count: rows };
      },
    },
  ];
}

/** Another try finds the disk as full, until somebody has made room. */
function refuseFullDisk(error: unknown): never {
  const isFull = error instanceof AppError && error.code === 'UNAVAILABLE' && error.details['reason'] === 'NO_SPACE';
  throw isFull ? new StepFailed('DISK_FULL') : error;
}
