import { hash } from 'node:crypto';
import type { PrivacyPlan } from '../../../schema/types/privacy-request.ts';
import type { PrivacyRequest } from '../../model/privacy-request.ts';
import type { Session } from '../../store/session.ts';
import type { Subject } from '../../store/subject-rows.ts';
import type { ErasurePlan } from '../erasure/index.ts';
import { subjectOf } from './request-nature.ts';

/** Plans what an erasure would do: the feature that erases. */
export type PlanErasure = (session: Session, subject: Subject) => Promise<ErasurePlan>;

/** What is approved of a request. */
export interface RequestPlan {
  readonly hash: string;
  /** By counts, for an erasure; null for everything else, where it is the request itself. */
  readonly preview: PrivacyPlan | null;
}

/** What would be done for requests, as things are now. */
export class RequestPlans {
  readonly #planErasure: PlanErasure;

  constructor(planErasure: PlanErasure) {
    this.#planErasure = planErasure;
  }

  async of(session: Session, request: PrivacyRequest): Promise<RequestPlan> {
    if (request.kind !== 'ERASURE') return { hash: hashOfRequest(request), preview: null };
    const preview = planView(await this.#planErasure(session, subjectOf(request)));
    return { hash: preview.hash, preview };
  }
}

/** What is asked for, and with which input, as one hash: SHA-256 in hexadecimal. */
function hashOfRequest({ id, kind, customerId, userId, inputHash, lifts }: PrivacyRequest): string {
  return hash('sha256', JSON.stringify([id, kind, customerId ?? null, userId ?? null, inputHash, lifts]), 'hex');
}

const planView = ({ planHash, tables, files, queue, key, blockers, schemaHash }: ErasurePlan): PrivacyPlan => ({
  hash: planHash,
  tables,
  packages: files.packages,
  jobs: queue.jobs,
  key,
  blockers,
  schemaHash,
});
