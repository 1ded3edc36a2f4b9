import type { JobCreateInput, JobFilter } from '../../../schema/types/job.ts';
import type { PageArgs } from '../../../schema/types/shared.ts';
import type { Context } from '../../access/context.ts';
import { fieldsLookedAt } from '../../access/schema-policy.ts';
import { Refusal } from '../../kernel/app-error.ts';
import { newId } from '../../kernel/ids.ts';
import { optionalText, requiredText } from '../../kernel/input.ts';
import { type Job, jobPrivacy } from '../../model/job.ts';
import type { Page } from '../../store/page.ts';
import type { CustomerService } from '../customer/index.ts';
import type { Parts } from '../parts.ts';
import type { PropertyService } from '../property/index.ts';
import { jobStore } from './job.store.ts';

/** The work for customers. */
export class JobService {
  readonly #parts: Parts;
  readonly #customers: CustomerService;
  readonly #properties: PropertyService;

  constructor(parts: Parts, customers: CustomerService, properties: PropertyService) {
    this.#parts = parts;
    this.#customers = customers;
    this.#properties = properties;
  }

  /** A page of the jobs that the viewer may read, oldest first. */
  page({ session, access }: Context, filter: JobFilter | null, args: PageArgs): Promise<Page<Job>> {
    const criteria = { state: filter?.state ?? undefined, customerId: filter?.customerId ?? undefined };
    return jobStore.page(session, access, criteria, fieldsLookedAt('JobFilter', filter), args);
  }

  /** A new job, UNSCHEDULED. The customer is ACTIVE from then on. Throws NOT_FOUND, FORBIDDEN, INVALID_INPUT. */
  async create(context: Context, input: JobCreateInput): Promise<Job> {
    const customer = await this.#customers.readable(context, input.customerId, 'customerId');
    const property = await this.#properties.readable(context, input.propertyId, customer.id);
    const nowMs = this.#parts.clock.now();
    const identity = {
      id: newId('Job', nowMs),
      accountId: customer.accountId,
      customerId: customer.id,
      propertyId: property.id,
      state: 'UNSCHEDULED',
    } as const;
    const restricted = customer.restrictedAt != null;
    context.access.require('create', 'Job', { ...identity, restricted, servedByViewer: false });
    const summary = requiredText(input.summary, 200, ['summary']);
    const notes = optionalText(input.notes, 5_000, ['notes']);
    return context.session.transaction(async (session) => {
      await this.#customers.activate(session, customer.id);
      const sealed = await this.#parts.personal.sealed(jobPrivacy, identity, { summary, notes });
      return jobStore.insert(session, { ...identity, ...sealed, createdAt: new Date(nowMs) });
    });
  }
}

/** The job's row, locked. Throws NOT_FOUND. */
export async function lockedJob(session: Context['session'], id: string): Promise<Job> {
  const job = await jobStore.lock(session, id);
  if (!job) throw new Refusal('NOT_FOUND', 'There is no such job.', ['jobId']);
  return job;
}
