import type { EntitySchema } from '@mikro-orm/core';
import { type IdType, newId } from '../../kernel/ids.ts';
import { type Customer, CustomerEntity, customerPrivacy } from '../../model/customer.ts';
import { type Job, JobEntity, jobPrivacy } from '../../model/job.ts';
import { type Property, PropertyEntity, propertyPrivacy } from '../../model/property.ts';
import { type Visit, VisitEntity, visitPrivacy } from '../../model/visit.ts';
import type { Session } from '../../store/session.ts';
import type { Subject } from '../../store/subject-rows.ts';
import type { Personal } from '../../store/vault/index.ts';

/** What dispatchers write about a visit, in length and kind. */
const NOTES = [
  'Ring twice, the bell of the ground floor sticks. The dog is friendly.',
  'Key under the pot beside the shed; please lock the side gate afterwards, the neighbour’s cat gets out otherwise.',
  'Second visit for the leaking tap in the upstairs bathroom. Bring the 22 mm fitting that was missing last time, and mind the stairs.',
  null,
];
/** How far visits lie apart: even many thousands are younger than what a sweep lets go. */
const APART_MS = 2 * 3_600_000;
const VISITS_PER_JOB = 10;
/** One statement with more rows than this holds the embedded database for too long. */
const BATCH = 1_000;

interface Parts {
  readonly personal: Personal;
  readonly accountId: string;
  readonly sessionOf: (accountId: string) => Session;
  /** Text put before every note, to make it longer or to find it again. */
  readonly noteStart?: string;
}

/** Writes a customer with a place, and jobs and visits so that `rows` rows lead to them, as a store would. */
export async function plantCustomerWith(rows: number, parts: Parts): Promise<Subject> {
  const nowMs = Date.now();
  const make = (type: IdType) => ({ id: newId(type, nowMs), accountId: parts.accountId, createdAt: new Date(nowMs) });
  const { personal, noteStart = '' } = parts;
  const customer = { ...make('Customer'), kind: 'ACTIVE', nameHashes: [] };
  const name = await personal.sealed<Customer, object>(customerPrivacy, customer, { name: 'Sam Bakker', notes: null });
  const property = { ...make('Property'), customerId: customer.id };
  const address = { line1: '1 Canal Row', line2: null, city: 'Amsterdam', postalCode: '1012', country: 'NL' };
  const place = { address, point: { latitude: 52.37, longitude: 4.89 } };
  const home = await personal.sealed<Property, object>(propertyPrivacy, property, place);
  const jobs: Record<string, unknown>[] = [];
  const visits: Record<string, unknown>[] = [];
  for (let left = rows - 2; left > 0; left--) {
    const links = { customerId: customer.id, propertyId: property.id };
    if ((jobs.length + visits.length) % (VISITS_PER_JOB + 1) === 0) {
      const job = { ...make('Job'), ...links, state: 'COMPLETED' };
      const texts = { summary: 'Leaking tap', notes: null };
      jobs.push({ ...job, ...(await personal.sealed<Job, object>(jobPrivacy, job, texts)) });
      continue;
    }
    const start = new Date(nowMs - left * APART_MS);
    const times = { windowStart: start, windowEnd: new Date(start.getTime() + APART_MS), stageChangedAt: start };
    const visit = {
      ...make('Visit'),
      ...links,
      jobId: jobs.at(-1)!['id'],
      assigneeId: null,
      stage: 'COMPLETED',
      ...times,
    };
    const note = NOTES[left % NOTES.length];
    const texts = { notes: note === null ? null : noteStart + note };
    visits.push({ ...visit, ...(await personal.sealed<Visit, object>(visitPrivacy, visit, texts)) });
  }
  await write(parts, CustomerEntity, [{ ...customer, ...name }]);
  await write(parts, PropertyEntity, [{ ...property, ...home }]);
  await write(parts, JobEntity, jobs);
  await write(parts, VisitEntity, visits);
  return { kind: 'customer', id: customer.id };
}

async function write({ sessionOf, accountId }: Parts, entity: unknown, rows: readonly object[]): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = rows.slice(start, start + BATCH);
    await sessionOf(accountId).transaction(async ({ em }) => {
      await em.insertMany(entity as EntitySchema, batch as never);
    });
  }
}
