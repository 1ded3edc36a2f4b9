import { endOfDay, localDateOf } from '../../../policies/privacy/civil-date.ts';
import { lastDayToGo } from '../../../policies/privacy/expiry.ts';
import type { PageArgs } from '../../../schema/types/shared.ts';
import type { Context } from '../../access/context.ts';
import { newId } from '../../kernel/ids.ts';
import type { RetentionRun } from '../../model/retention-run.ts';
import { childrenFirst, type HeldRows, heldRows } from '../../store/erasure/index.ts';
import { removeExpired } from '../../store/expired-rows.ts';
import type { Page } from '../../store/page.ts';
import type { Session } from '../../store/session.ts';
import type { MappedTable } from '../../store/subject-rows.ts';
import { accountStore } from '../account/index.ts';
import { knowCodes } from '../audit/index.ts';
import type { LegalHoldService } from '../legal-hold/index.ts';
import type { Parts } from '../parts.ts';
import { EMPTY_REPORT, type RetentionReport, withPage } from './retention.report.ts';
import { retentionStore } from './retention.store.ts';

/** How often it is looked whether the night of an account has come. */
const LOOK_EVERY_MS = 15 * 60_000;
/** The hour of the account's night from which a sweep may begin. */
const NIGHT_HOUR = 2;
const HOUR_MS = 3_600_000;
/** The audit log goes by whole batches, which only its own feature can let go. */
const AUDIT_TABLE = 'audit_entry';

const OPERATION = 'retention.sweep';
knowCodes([OPERATION]);

export interface RetentionPorts {
  readonly holds: Pick<LegalHoldService, 'active'>;
  /** The export packages. */
  readonly files: { removeExpired(nowMs: number): Promise<readonly string[]> };
}

/** Lets go what has been kept long enough, by the periods of the privacy maps, once in each night of an account. */
export class RetentionService {
  readonly #parts: Parts;
  readonly #ports: RetentionPorts;

  constructor(parts: Parts, ports: RetentionPorts) {
    this.#parts = parts;
    this.#ports = ports;
    parts.queue.every('retention', LOOK_EVERY_MS, async ({ signal }) => {
      await this.#ports.files.removeExpired(this.#parts.clock.now());
      for (const accountId of await this.#parts.ledger.accountIds()) {
        await this.#packagesRemoved(accountId);
        if (await this.isDue(accountId)) await this.sweep(accountId, signal);
      }
    });
  }

  /** A page of the sweeps that the viewer may read, oldest first. */
  page({ session, access }: Context, args: PageArgs): Promise<Page<RetentionRun>> {
    return retentionStore.page(session, access, args);
  }

  /** Whether it is night in the account, or later, and none of the sweeps that ended began today. */
  async isDue(accountId: string): Promise<boolean> {
    const session = this.#parts.sessionOf(accountId);
    const timeZone = (await accountStore.find(session, accountId))?.timeZone;
    if (!timeZone) return false;
    const latest = await retentionStore.latest(session);
    if (latest && !latest.finishedAt) return true;
    const night = localDateOf(new Date(this.#parts.clock.now() - NIGHT_HOUR * HOUR_MS), timeZone);
    return !latest || localDateOf(new Date(latest.startedAt.getTime() - NIGHT_HOUR * HOUR_MS), timeZone) < night;
  }

  /**
   * Lets everything of an account go whose time is over, in batches, each with its part of the report. One that was
   * interrupted is gone on with. Gives the report.
   */
  async sweep(accountId: string, signal: AbortSignal = new AbortController().signal): Promise<RetentionReport> {
    const session = this.#parts.sessionOf(accountId);
    const account = (await accountStore.find(session, accountId))!;
    const run = await this.#begin(session, accountId);
    const today = localDateOf(run.startedAt, account.timeZone);
    const held = await this.#held(session);
    let report = (run.report as RetentionReport | null) ?? EMPTY_REPORT;
    for (const table of childrenFirst()) {
      const day = table.privacy.expires && lastDayToGo(table.privacy.expires.after, today);
      if (!day) continue;
      signal.throwIfAborted();
      const cutoff = endOfDay(day, account.timeZone);
      report =
        table.privacy.table === AUDIT_TABLE
          ? await this.#pruneAudit(session, run, report, cutoff)
          : await this.#sweepTable(session, run.id, report, { table, cutoff, held, signal });
    }
    await session.transaction(async (inner) => {
      await retentionStore.update(inner, run.id, { finishedAt: new Date(this.#parts.clock.now()), report });
      const gone = report.concepts.reduce((sum, each) => sum + each.gone, 0);
      const rowIds = [run.id];
      const record = {
        event: 'retention',
        operation: OPERATION,
        type: 'RetentionRun',
        rowIds,
        detail: { gone },
      } as const;
      await this.#parts.audit.record(inner, record);
    });
    return report;
  }

  async #begin(session: Session, accountId: string): Promise<RetentionRun> {
    const latest = await retentionStore.latest(session);
    if (latest && !latest.finishedAt) return latest;
    const startedAt = new Date(this.#parts.clock.now());
    const id = newId('RetentionRun', startedAt.getTime());
    const run = { id, accountId, startedAt, finishedAt: null, report: EMPTY_REPORT } as unknown as RetentionRun;
    await session.transaction(async (inner) => retentionStore.insert(inner, run));
    return run;
  }

  async #sweepTable(
    session: Session,
    runId: string,
    report: RetentionReport,
    { table, cutoff, held, signal }: { table: MappedTable; cutoff: Date; held: HeldRows; signal: AbortSignal },
  ): Promise<RetentionReport> {
    let after: string | null = '';
    let current = report;
    while (after !== null) {
      signal.throwIfAborted();
      const from: string = after;
      const page = await session.transaction(async (inner) => {
        const removed = await removeExpired(inner, table, cutoff, held, from);
        current = withPage(current, table.privacy.table, removed, from === '');
        await retentionStore.update(inner, runId, { report: current });
        return removed;
      });
      after = page.next;
    }
    return current;
  }

  async #pruneAudit(
    session: Session,
    run: RetentionRun,
    report: RetentionReport,
    cutoff: Date,
  ): Promise<RetentionReport> {
    const { entries } = await this.#parts.audit.prune(run.accountId, cutoff);
    const current = withPage(report, AUDIT_TABLE, { gone: entries, held: new Map(), needed: 0 }, true);
    await session.transaction((inner) => retentionStore.update(inner, run.id, { report: current }));
    return current;
  }

  /** Every row of the account that a hold keeps, with the rows that those need. */
  async #held(session: Session): Promise<HeldRows> {
    const holds = await this.#ports.holds.active(session);
    const held = new Map<string, Map<string, string>>();
    for (const hold of holds) {
      for (const [table, rows] of await heldRows(session, hold.subject, [hold])) {
        held.set(table, new Map([...(held.get(table) ?? []), ...rows]));
      }
    }
    return held;
  }

  async #packagesRemoved(accountId: string): Promise<void> {
    const now = new Date(this.#parts.clock.now());
    await this.#parts.sessionOf(accountId).transaction(async (session) => {
      await retentionStore.packagesRemoved(session, now);
    });
  }
}
