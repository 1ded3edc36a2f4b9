import { governed } from '../../access/governed.ts';
import { type Job, jobPrivacy } from '../../model/job.ts';
import type { Personal } from '../../store/vault/index.ts';

export const jobFacts = ({ id, accountId, customerId, state, restricted, servedByViewer }: Job) => ({
  id,
  accountId,
  customerId,
  state,
  restricted: restricted ?? false,
  servedByViewer: servedByViewer ?? false,
});

export const jobView = (row: Job, personal: Personal) =>
  governed('Job', jobFacts(row), {
    id: row.id,
    customerId: row.customerId,
    propertyId: row.propertyId,
    state: row.state,
    createdAt: row.createdAt,
    version: row.version,
    get summary() {
      return personal.read(jobPrivacy, row, 'summary');
    },
    get notes() {
      return personal.read(jobPrivacy, row, 'notes');
    },
  });

export type JobView = ReturnType<typeof jobView>;
