import { LockMode, raw } from '@mikro-orm/core';
import type { DeadlineState } from '../../../policies/privacy/deadlines.ts';
import type { RequestState } from '../../../policies/privacy/request-states.ts';
import type { PageArgs } from '../../../schema/types/shared.ts';
import type { Access } from '../../access/access.ts';
import {
  type PrivacyChange,
  PrivacyChangeEntity,
  type PrivacyRequest,
  PrivacyRequestEntity,
  type PrivacyStep,
  PrivacyStepEntity,
} from '../../model/privacy-request.ts';
import { type Page, pageOf } from '../../store/page.ts';
import type { Session } from '../../store/session.ts';

export interface RequestCriteria {
  readonly states?: readonly RequestState[] | undefined;
  readonly kinds?: readonly PrivacyRequest['kind'][] | undefined;
  /** Of the customer or the user of this id. */
  readonly subjectId?: string | undefined;
  readonly deadlines?: readonly DeadlineState[] | undefined;
  /** Open ones whose time is over. */
  readonly overdueOnly: boolean;
  readonly now: Date;
}

/** Columns that have a default, so that a new row need not name them. */
export type NewRequest = Pick<
  PrivacyRequest,
  | 'id'
  | 'accountId'
  | 'kind'
  | 'customerId'
  | 'userId'
  | 'state'
  | 'jurisdiction'
  | 'filedAs'
  | 'filedBy'
  | 'verifiedToken'
  | 'idempotencyHash'
  | 'inputHash'
  | 'detail'
  | 'lifts'
  | 'receivedAt'
  | 'confirmBy'
  | 'confirmNearFrom'
  | 'dueBy'
  | 'dueNearFrom'
>;

async function lockUntilCommitted({ em }: Session, name: string): Promise<void> {
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [name]);
}

const ofPerson = (subjectId: string) => ({ $or: [{ customerId: subjectId }, { userId: subjectId }] });

/** Rows of `privacy_request`, `privacy_step` and `privacy_change`, as far as the session reaches. */
export const privacyRequestStore = {
  find: (session: Session, id: string): Promise<PrivacyRequest | null> =>
    session.em.findOne(PrivacyRequestEntity, { id }, { refresh: true }) as Promise<PrivacyRequest | null>,

  lock: (session: Session, id: string): Promise<PrivacyRequest | null> =>
    session.em.findOne(
      PrivacyRequestEntity,
      { id },
      { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
    ) as Promise<PrivacyRequest | null>,

  /** Holds back others who file under the same key until the transaction ends. */
  async lockKey(session: Session, filedBy: string, idempotencyHash: string): Promise<void> {
    await lockUntilCommitted(session, `privacy-request ${filedBy} ${idempotencyHash}`);
  },

  findByKey: (session: Session, filedBy: string, idempotencyHash: string): Promise<PrivacyRequest | null> =>
    session.em.findOne(PrivacyRequestEntity, { filedBy, idempotencyHash }) as Promise<PrivacyRequest | null>,

  /** The open request that was filed in the same way for the same person; others who file so wait until the transaction ends. */
  async openOne(
    session: Session,
    { kind, filedAs }: Pick<PrivacyRequest, 'kind' | 'filedAs'>,
    subjectId: string,
  ): Promise<PrivacyRequest | null> {
    await lockUntilCommitted(session, `privacy-open ${subjectId} ${kind} ${filedAs}`);
    const where = { $and: [{ kind, filedAs, closedAt: null }, ofPerson(subjectId)] };
    return session.em.findOne(PrivacyRequestEntity, where as never) as Promise<PrivacyRequest | null>;
  },

  /**
   * How many codes were sent and how many wrong ones tried of all requests of a person of which one was sent since then.
   * Others who ask for the same person wait until the transaction ends.
   */
  async codesSince(session: Session, subjectId: string, since: Date): Promise<{ sent: number; wrong: number }> {
    await lockUntilCommitted(session, `privacy-codes ${subjectId}`);
    await session.flush();
    const [row] = await session.em.execute<{ sent: number; wrong: number }[]>(
      `select coalesce(sum(codes_sent), 0)::int as sent, coalesce(sum(wrong_codes), 0)::int as wrong
      from privacy_request where (customer_id = ? or user_id = ?) and code_sent_at > ?`,
      [subjectId, subjectId, since],
    );
    return row!;
  },

  /** How many requests of a person were confirmed to have come in since then. */
  receiptsSince: (session: Session, subjectId: string, since: Date): Promise<number> =>
    session.em.count(PrivacyRequestEntity, { $and: [{ confirmedAt: { $gt: since } }, ofPerson(subjectId)] } as never),

  /** The ids of the requests whose person did not show in time who they are. */
  async neverVerified(session: Session, now: Date): Promise<string[]> {
    const where = { state: 'VERIFYING_IDENTITY', dueBy: { $lte: now } };
    const rows = await session.em.find(PrivacyRequestEntity, where as never, { disableIdentityMap: true });
    return rows.map(({ id }) => id);
  },

  /** The erasures of a person that have not ended. */
  openErasures: (session: Session, subjectId: string): Promise<PrivacyRequest[]> =>
    session.em.find(PrivacyRequestEntity, {
      $and: [{ kind: 'ERASURE', closedAt: null }, ofPerson(subjectId)],
    } as never) as Promise<PrivacyRequest[]>,

  /** Whether an erasure of the person has begun and not ended: what there is of them is not the whole any more. */
  async isBeingErased(session: Session, subjectId: string): Promise<boolean> {
    const open = await privacyRequestStore.openErasures(session, subjectId);
    return open.some(({ state, percent }) => state === 'RUNNING' || percent > 0);
  },

  /** The ids of the requests of a person that have not ended, erasures left out. */
  async openBesideErasures(session: Session, subjectId: string): Promise<string[]> {
    const of = { $or: [{ customerId: subjectId }, { userId: subjectId }] };
    const where = { $and: [{ kind: { $ne: 'ERASURE' }, closedAt: null }, of] } as never;
    const options = { fields: ['id'], orderBy: { id: 'asc' }, disableIdentityMap: true } as never;
    const rows = (await session.em.find(PrivacyRequestEntity, where, options)) as unknown as { id: string }[];
    return rows.map(({ id }) => id);
  },

  insert(session: Session, row: NewRequest): PrivacyRequest {
    const request = session.em.create(PrivacyRequestEntity, row as never) as PrivacyRequest;
    session.em.persist(request);
    return request;
  },

  page(
    session: Session,
    access: Access,
    criteria: RequestCriteria,
    lookedAt: readonly string[],
    args: PageArgs,
  ): Promise<Page<PrivacyRequest>> {
    const { states, kinds, subjectId, deadlines, overdueOnly, now } = criteria;
    const where: object[] = [];
    if (states) where.push({ state: { $in: [...states] } });
    if (kinds) where.push({ kind: { $in: [...kinds] } });
    if (subjectId) where.push(ofPerson(subjectId));
    if (deadlines) where.push({ $or: deadlines.map((state) => inDeadlineState(state, now)) });
    if (overdueOnly) where.push({ closedAt: null }, inDeadlineState('OVERDUE', now));
    const request = { type: 'PrivacyRequest', where: { $and: where } as never, lookedAt, args } as const;
    // Nearest first: whoever looks sees what has to be done next.
    return pageOf(session, access, PrivacyRequestEntity as never, { ...request, orderBy: ['dueBy'] as never });
  },

  /** How many open requests are near their end and how many are beyond it. */
  async countDeadlines(session: Session, now: Date): Promise<{ near: number; overdue: number }> {
    const count = (state: DeadlineState) =>
      session.em.count(PrivacyRequestEntity, { $and: [{ closedAt: null }, inDeadlineState(state, now)] } as never);
    return { near: await count('NEAR'), overdue: await count('OVERDUE') };
  },

  /** The steps of a request, in their order; of requests asked for in the same tick by one query. */
  async steps(session: Session, requestId: string): Promise<PrivacyStep[]> {
    const rows: PrivacyStep[] = await session.byKey(PrivacyStepEntity as never, 'requestId' as never, requestId);
    return [...rows].sort((a, b) => a.position - b.position);
  },

  /** The same as they are in the database now, to look at: what is changed of them is not written. */
  stepsNow: (session: Session, requestId: string): Promise<PrivacyStep[]> =>
    session.em.find(
      PrivacyStepEntity,
      { requestId } as never,
      {
        orderBy: { position: 'asc' },
        disableIdentityMap: true,
      } as never,
    ) as Promise<PrivacyStep[]>,

  /** The same, to change. */
  freshSteps: (session: Session, requestId: string): Promise<PrivacyStep[]> =>
    session.em.find(
      PrivacyStepEntity,
      { requestId } as never,
      {
        orderBy: { position: 'asc' },
        refresh: true,
      } as never,
    ) as Promise<PrivacyStep[]>,

  /** Adds to what a step has done. */
  async addDone({ em }: Session, requestId: string, name: string, by: number): Promise<void> {
    await em.nativeUpdate(PrivacyStepEntity, { requestId, name }, { done: raw('done + ?', [by]) } as never);
  },

  async addSteps(session: Session, rows: readonly PrivacyStep[]): Promise<void> {
    await session.em.insertMany(PrivacyStepEntity, rows as never);
  },

  addChange(session: Session, row: PrivacyChange): void {
    session.em.persist(session.em.create(PrivacyChangeEntity, row as never));
  },

  /** The changes of a request after a number, in order, at most 200. */
  changesAfter: (session: Session, requestId: string, sequence: number): Promise<PrivacyChange[]> =>
    session.em.find(
      PrivacyChangeEntity,
      { requestId, sequence: { $gt: sequence } } as never,
      {
        orderBy: { sequence: 'asc' },
        limit: 200,
        disableIdentityMap: true,
      } as never,
    ) as Promise<PrivacyChange[]>,

  lastChange: (session: Session, requestId: string): Promise<PrivacyChange | null> =>
    session.em.findOne(
      PrivacyChangeEntity,
      { requestId } as never,
      {
        orderBy: { sequence: 'desc' },
        disableIdentityMap: true,
      } as never,
    ) as Promise<PrivacyChange | null>,

  /** Keeps the request for the worker until then; false if it is not its own any more. */
  async renewLease(session: Session, id: string, worker: string, leasedUntil: Date): Promise<boolean> {
    const changed = await session.em.nativeUpdate(PrivacyRequestEntity, { id, worker, state: 'RUNNING' } as never, {
      leasedUntil,
    });
    return changed === 1;
  },

  /** Writes down that packages are gone whose time is over; how many. */
  markExpired: (session: Session, now: Date): Promise<number> =>
    session.em.nativeUpdate(
      PrivacyRequestEntity,
      { packageExpiresAt: { $lte: now }, packageRemovedAt: null } as never,
      {
        packageRemovedAt: now,
      },
    ),

  /** Counts one more download. False if there is no such request. */
  async countDownload(session: Session, id: string): Promise<boolean> {
    const request = await privacyRequestStore.lock(session, id);
    if (request) request.downloads += 1;
    return request !== null;
  },
};

/** Whether a closed request was answered after its time. */
const closedLate = (isLate: boolean): object => {
  const key = raw((alias) => `${alias}.closed_at ${isLate ? '>' : '<='} ${alias}.due_by`);
  return { [key as unknown as string]: [] };
};

/** The condition of `deadlineState` in `policies/privacy/deadlines.ts`, over the columns that were worked out by it. */
function inDeadlineState(state: DeadlineState, now: Date): object {
  const open = { closedAt: null };
  const reached = (due: 'dueBy' | 'dueNearFrom', confirm: 'confirmBy' | 'confirmNearFrom') => ({
    $or: [{ [due]: { $lt: now } }, { confirmedAt: null, [confirm]: { $lt: now } }],
  });
  // Not by negation: where a column is null, SQL would say neither yes nor no.
  const ahead = (due: 'dueBy' | 'dueNearFrom', confirm: 'confirmBy' | 'confirmNearFrom') => ({
    [due]: { $gte: now },
    $or: [{ confirmedAt: { $ne: null } }, { [confirm]: null }, { [confirm]: { $gte: now } }],
  });
  switch (state) {
    case 'OVERDUE':
      return { $or: [{ $and: [open, reached('dueBy', 'confirmBy')] }, closedLate(true)] };
    case 'NEAR':
      return { $and: [open, reached('dueNearFrom', 'confirmNearFrom'), ahead('dueBy', 'confirmBy')] };
    case 'ON_TIME':
      return { $or: [{ $and: [open, ahead('dueNearFrom', 'confirmNearFrom')] }, closedLate(false)] };
  }
}
