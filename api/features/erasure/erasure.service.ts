import { AppError } from '../../kernel/app-error.ts';
import { schemaHash } from '../../model/schema-hash.ts';
import { type Erasing, erasing, type HeldRows, heldRows } from '../../store/erasure/index.ts';
import type { Session } from '../../store/session.ts';
import { type MappedTable, type Subject, TABLES, tablesOf } from '../../store/subject-rows.ts';
import { knowCodes } from '../audit/index.ts';
import type { Parts } from '../parts.ts';
import type { PrivacyStep, StepProgress, StepRecord, StepResult } from '../privacy-step.ts';
import { issueCertificate, remainders } from './erasure.certificate.ts';
import type { ErasureOrder } from './erasure.order.ts';
import { blockersOf, CACHES, type ErasurePlan, sealPlan } from './erasure.plan.ts';
import type { ErasurePorts } from './erasure.ports.ts';
import { ErasureProbes } from './erasure.probe.ts';
import { ErasureRows, keptOf, leftOf } from './erasure.rows.ts';
import { ERASURE_STEPS, type ErasureStep, erasureStepsOf } from './erasure.steps.ts';
import { erasureStore } from './erasure.store.ts';
import { OtherStores } from './other-stores.ts';

knowCodes(ERASURE_STEPS.map(({ name }) => name));

/** Plans the erasure of a person, carries it out step by step, looks whether anything is left, and certifies it. */
export class ErasureService {
  readonly #parts: Parts;
  readonly #ports: ErasurePorts;
  readonly #tables: readonly MappedTable[];
  readonly #probes: ErasureProbes;
  readonly #rows: ErasureRows;
  readonly #others: OtherStores;

  constructor(parts: Parts, ports: ErasurePorts) {
    this.#parts = parts;
    this.#ports = ports;
    this.#tables = ports.tables ?? TABLES;
    this.#probes = new ErasureProbes(parts, ports);
    this.#others = new OtherStores(parts, ports);
    this.#rows = new ErasureRows((session, order) => this.#erasing(session, order), this.#tables);
  }

  /**
   * What erasing a person would do, in counts. A person of whom nothing is held has a plan of zeros. It looks by a transaction of
   * its own, of one moment and as the platform: who looks at a plan has not acted yet.
   */
  async plan({ accountId }: Pick<Session, 'accountId'>, subject: Subject): Promise<ErasurePlan> {
    if (accountId === null) throw new AppError('INTERNAL', 'A plan is made for an account.');
    const { held, tables, open } = await this.#parts.sessionOf(accountId).transaction(async (inner) => {
      const keeps = await this.#held(inner, subject);
      const counts = await this.#rows.counts(inner, erasing(subject, keeps, this.#tables));
      return { held: keeps, tables: counts, open: await erasureStore.openWork(inner, subject) };
    });
    return sealPlan({
      format: 'whereabouts-erasure-plan/1',
      subjectKind: subject.kind,
      tables,
      files: { packages: (await this.#ports.files.namesOf(subject.id)).length },
      key: held.size > 0 ? 'KEEP' : 'DESTROY',
      queue: { jobs: await this.#ports.queued.countAbout([subject.id]) },
      cache: CACHES,
      bus: ['subjectErased'],
      blockers: blockersOf(open),
      schemaHash: schemaHash(),
    });
  }

  /** The steps, in their order, as the runner of requests takes them. */
  steps(): PrivacyStep[] {
    const defined = this.#tables === TABLES ? ERASURE_STEPS : erasureStepsOf(this.#tables);
    return defined.map((step) => ({
      name: step.name,
      store: step.store,
      isRepeatable: step.isRepeatable,
      run: (job, progress) => {
        const { accountId, subject, planHash, requestId, counted } = job;
        const kept = counted ? { counted } : {};
        const order = { accountId, subject, planHash, actId: requestId, again: false, ...kept };
        return this.#run(step, order, job.before, job.done, progress);
      },
    }));
  }

  /** Does again what was done once, after a backup of the database was restored: all but the certificate, which there is. */
  async again(accountId: string, subject: Subject, actId: string): Promise<number> {
    const order: ErasureOrder = { accountId, subject, planHash: null, actId, again: true };
    let count = 0;
    for (const step of ERASURE_STEPS) {
      if (['erasure.ledger', 'erasure.verify', 'erasure.certificate'].includes(step.name)) continue;
      const result = await this.#run(step, order, [], 0, () => {});
      if (step.store === 'database') count += result.count;
    }
    return count;
  }

  #run(
    step: ErasureStep,
    order: ErasureOrder,
    before: readonly StepRecord[],
    done: number,
    progress: StepProgress,
  ): Promise<StepResult> {
    if (step.table) return this.#rows.run(step.table, this.#session(order), order, done, progress);
    switch (step.name) {
      case 'erasure.mark':
        return this.#mark(order, done);
      case 'erasure.key':
        return this.#key(order);
      case 'erasure.ledger':
        return this.#others.ledger(order);
      case 'erasure.verify':
        return this.#verify(order);
      case 'erasure.certificate':
        return this.#certificate(order, before);
      default:
        return this.#others.run(step.name, order, done, progress);
    }
  }

  async #mark(order: ErasureOrder, done: number): Promise<StepResult> {
    const { accountId, subject, actId } = order;
    const session = this.#session(order);
    const probe = order.again
      ? null
      : await session.transaction(async (inner) => {
          await this.#others.refuseOpenWork(inner, subject);
          return this.#probes.gather(inner, actId, subject);
        });
    const sealed = probe && (await this.#probes.sealed(accountId, actId, probe));
    return session.transaction(async (inner) => {
      if (sealed) await this.#probes.keep(inner, sealed);
      const now = new Date(this.#parts.clock.now());
      const isNew = await erasureStore.restrict(inner, subject, now);
      // The proof of a consent outlives the person, by a period that is counted from its end.
      await this.#ports.consents.withdrawAll(inner, subject, 'REQUEST');
      const { keys, grants } = await erasureStore.revokeTokens(inner, subject, now);
      const tell = (reason: 'KEY_REVOKED' | 'GRANT_REVOKED') => (tokenId: string) =>
        this.#parts.bus.publish('tokenEnded', { tokenId, reason });
      inner.afterCommit(() => {
        keys.forEach(tell('KEY_REVOKED'));
        grants.forEach(tell('GRANT_REVOKED'));
      });
      const count = (isNew ? 1 : 0) + keys.length + grants.length;
      await order.counted?.(inner, count);
      return { outcome: 'DONE', count: done + count };
    });
  }

  async #key(order: ErasureOrder): Promise<StepResult> {
    const held = await this.#heldFor(this.#session(order), order);
    if (held.size > 0) return { outcome: 'DONE', count: 0 };
    await this.#ports.keys.destroy(order.subject.id);
    return { outcome: 'DONE', count: 1 };
  }

  /** Whether everything that was to go is gone. Throws StepFailed REMAINS_FOUND with the places where something is left. */
  async #verify(order: ErasureOrder): Promise<StepResult> {
    const session = this.#session(order);
    const { left, isKept } = await session.transaction(async (inner) => {
      const what = await this.#erasing(inner, order);
      return { left: leftOf(await this.#rows.counts(inner, what)), isKept: what.held.size > 0 };
    });
    if (!isKept && !(await this.#ports.keys.isDestroyed(order.subject.id))) left.push('keys');
    if ((await this.#ports.files.namesOf(order.subject.id)).length > 0) left.push('files');
    if ((await this.#ports.queued.countAbout([order.subject.id])) > 0) left.push('queue');
    this.#others.refuseRemains(left);
    // Of what a hold keeps, every value is there still.
    if (isKept) await this.#probes.forget(order.accountId, order.actId);
    else await this.#probes.look(order.accountId, order.actId);
    return { outcome: 'DONE', count: tablesOf(order.subject.kind, this.#tables).length };
  }

  async #certificate(order: ErasureOrder, before: readonly StepRecord[]): Promise<StepResult> {
    const { accountId, subject, actId, planHash } = order;
    const session = this.#session(order);
    const nowMs = this.#parts.clock.now();
    const keysDestroyed = (await this.#ports.keys.isDestroyed(subject.id)) ? 1 : 0;
    const { kept, ledgerNumber } = await session.transaction(async (inner) => ({
      kept: keptOf(await this.#rows.counts(inner, await this.#erasing(inner, order))),
      ledgerNumber: await this.#others.ledgerNumber(inner, order),
    }));
    const certificate = issueCertificate(
      {
        requestId: actId,
        accountId,
        subjectKind: subject.kind,
        subjectPseudonym: this.#parts.hashes.pseudonym(accountId, subject.id),
        schemaHash: schemaHash(),
        planHash,
        counts: before.map(({ store, name, outcome, count }) => ({ store, step: name, outcome, count })),
        keysDestroyed,
        kept,
        ledgerNumber,
        remains: remainders(keysDestroyed > 0, this.#ports.keyBackupDays, nowMs),
        issuedAt: new Date(nowMs).toISOString(),
      },
      this.#ports.signer,
    );
    await this.#probes.forget(accountId, actId);
    return { outcome: 'DONE', count: 1, certificate };
  }

  #session({ accountId }: ErasureOrder): Session {
    return this.#parts.sessionOf(accountId);
  }

  async #held(session: Session, subject: Subject): Promise<HeldRows> {
    return heldRows(session, subject, await this.#ports.holds.active(session), this.#tables);
  }

  /** What was erased once is not kept by a hold that the backup still has: without its key it cannot be read anyway. */
  async #heldFor(session: Session, { subject, again }: ErasureOrder): Promise<HeldRows> {
    if (again && (await this.#ports.keys.isDestroyed(subject.id))) return new Map();
    return this.#held(session, subject);
  }

  async #erasing(session: Session, order: ErasureOrder): Promise<Erasing> {
    return erasing(order.subject, await this.#heldFor(session, order), this.#tables);
  }
}
