import { newId } from '../../kernel/ids.ts';
import type { PrivacyStep } from '../../model/privacy-request.ts';
import type { Session } from '../../store/session.ts';
import type { Progress } from './progress.ts';

/** How far a request has come since it was written the last time. */
export interface Advance {
  readonly requestId: string;
  /** Who must have the request. */
  readonly worker: string;
  /** The steps that changed. */
  readonly steps: readonly PrivacyStep[];
  readonly percent: number;
  readonly certificate: string | null;
  /** What those are told who follow the request. */
  readonly progress: Progress;
  readonly nowMs: number;
  readonly leasedUntilMs: number;
}

/** All or nothing of it, by one statement: every step of a request is written at least once. */
const ADVANCE = `with held as (
    update privacy_request
      set percent = ?, certificate = coalesce(?::text, certificate), leased_until = ?::timestamptz,
        changes = changes + 1, version = version + 1
      where id = ? and worker = ? and state = 'RUNNING' returning id, account_id, changes
  ), stepped as (
    update privacy_step set state = now.state, done = now.done, total = now.total, attempts = now.attempts,
        started_at = now."startedAt", finished_at = now."finishedAt", reason = now.reason
      from held, jsonb_to_recordset(?::jsonb) as now(id text, state text, done int, total int, attempts int,
        "startedAt" timestamptz, "finishedAt" timestamptz, reason text)
      where privacy_step.id = now.id and privacy_step.request_id = held.id
  ), told as (
    insert into privacy_change (id, account_id, request_id, sequence, at, progress)
      select ?, account_id, id, changes, ?::timestamptz, ?::jsonb from held
  ) select changes from held`;

/** What the worker of a request writes of it, step by step. */
export const requestProgressStore = {
  /**
   * Writes how far the request and its steps are, keeps it for the worker, and adds the change for those who follow. Gives the number
   * of the change; null, and nothing is written, if the request is not the worker's any more.
   */
  async advance(session: Session, advance: Advance): Promise<number | null> {
    const { requestId, worker, steps, percent, certificate, progress, nowMs, leasedUntilMs } = advance;
    const changed = steps.map(({ id, state, done, total, attempts, startedAt, finishedAt, reason }) => {
      return { id, state, done, total, attempts, startedAt, finishedAt, reason };
    });
    const at = new Date(nowMs).toISOString();
    const rows = await session.em.execute<{ changes: number }[]>(ADVANCE, [
      ...[percent, certificate, new Date(leasedUntilMs).toISOString(), requestId, worker, JSON.stringify(changed)],
      ...[newId('PrivacyChange', nowMs), at, JSON.stringify(progress)],
    ]);
    return rows[0]?.changes ?? null;
  },
};
