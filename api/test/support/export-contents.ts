import { conceptsOf } from '../../features/subject-export/concept.ts';
import type { PackageContents } from '../../features/subject-export/package-contents.ts';
import type { CopiedRow } from '../../features/subject-export/record.ts';
import { RowSpool } from '../../features/subject-export/row-spool.ts';

const noOverflow = () => {
  throw new Error('these rows stay in memory');
};

/** The contents of a package about a customer whose jobs are these rows. */
export async function contentsWith(rows: readonly CopiedRow[], locale = 'en'): Promise<PackageContents> {
  const concepts = [];
  for (const concept of conceptsOf('customer').filter(({ name }) => name === 'job' || name === 'visit')) {
    const spool = new RowSpool(noOverflow, new AbortController().signal);
    if (concept.name === 'job') await spool.add(rows);
    await spool.finish();
    const outcome = spool.rows > 0 ? ('EXPORTED' as const) : ('NOTHING_FOUND' as const);
    concepts.push({
      concept,
      rows: spool,
      result: { concept: concept.name, outcome, rows: spool.rows, unreadable: 0 },
    });
  }
  const createdAt = new Date(Date.UTC(2026, 4, 6, 7, 8, 9));
  const expiresAt = new Date(Date.UTC(2026, 4, 13));
  const subject = { kind: 'customer', id: 'cus_1' } as const;
  return { accountId: 'acc_1', subject, requestId: 'prq_1', createdAt, expiresAt, locale, concepts, readings: 2 };
}

/** A row of a job, as a copy has it. */
export const job = (id: string, summary: string | null): CopiedRow => {
  return { id, state: 'ACTIVE', summary, notes: null, createdAt: '2026-05-01T10:20:30.400Z' };
};
