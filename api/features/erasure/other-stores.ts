import { AppError } from '../../kernel/app-error.ts';
import { entryIdOf } from '../../store/ledger/index.ts';
import type { Session } from '../../store/session.ts';
import type { Subject } from '../../store/subject-rows.ts';
import type { Parts } from '../parts.ts';
import { StepFailed, type StepProgress, type StepResult } from '../privacy-step.ts';
import type { ErasureOrder } from './erasure.order.ts';
import type { ErasurePorts } from './erasure.ports.ts';
import { erasureStore } from './erasure.store.ts';
import { emailAddressesOf } from './mail-addresses.ts';

const found = (count: number): StepResult => ({ outcome: count > 0 ? 'DONE' : 'NOTHING_FOUND', count });

/** What an erasure does outside the tables of the model: memory, events, files, queue, ledger. */
export class OtherStores {
  readonly #parts: Parts;
  readonly #ports: ErasurePorts;

  constructor(parts: Parts, ports: ErasurePorts) {
    this.#parts = parts;
    this.#ports = ports;
  }

  async run(step: string, order: ErasureOrder, done: number, progress: StepProgress): Promise<StepResult> {
    const ids = [order.subject.id];
    switch (step) {
      case 'erasure.cache':
        // Of this process at once; the others hear of a destroyed key within a second, and of the rest by the bus.
        this.#ports.keys.forget(order.subject.id);
        return { outcome: 'DONE', count: 1 };
      case 'erasure.bus':
        return this.#tell(order);
      case 'erasure.files':
        return this.#removed(done, progress, await this.countFiles(order), () => this.#removeFiles(order));
      case 'erasure.queue':
        return this.#removed(done, progress, await this.#ports.queued.countAbout(ids), () => {
          return this.#ports.queued.removeAbout(ids);
        });
      default:
        throw new Error(`There is no step ${step}.`);
    }
  }

  /** Notes the erasure, so that restoring a backup does not undo it, and waits until it has its number. */
  async ledger(order: ErasureOrder): Promise<StepResult> {
    const { accountId, subject, actId } = order;
    const session = this.#parts.sessionOf(accountId);
    await session.transaction(async (inner) => {
      const note = { kind: 'ERASURE', rowId: subject.id, actId } as const;
      await this.#parts.ledger.note(inner, accountId, note);
    });
    // The commit has begun to bring it there; after a crash nothing has.
    await this.#parts.ledger.settled();
    if ((await this.ledgerNumber(session, order)) !== null) return { outcome: 'DONE', count: 1 };
    await this.#parts.ledger.drain(accountId);
    if ((await this.ledgerNumber(session, order)) === null) {
      throw new AppError('UNAVAILABLE', 'The erasure has no number in the ledger yet.');
    }
    return { outcome: 'DONE', count: 1 };
  }

  ledgerNumber(session: Session, { subject, actId }: ErasureOrder): Promise<number | null> {
    return this.#parts.ledger.numberOf(session, entryIdOf({ kind: 'ERASURE', rowId: subject.id, actId }));
  }

  /** Throws StepFailed OPEN_WORK where work is open that must be ended before. */
  async refuseOpenWork(session: Session, subject: Subject): Promise<void> {
    const open = Object.entries(await erasureStore.openWork(session, subject)).filter(([, ids]) => ids.length > 0);
    if (open.length > 0)
      throw new StepFailed(
        'OPEN_WORK',
        open.map(([type]) => type),
      );
  }

  refuseRemains(places: readonly string[]): void {
    if (places.length > 0) throw new StepFailed('REMAINS_FOUND', places);
  }

  /**
   * Removes what no transaction can remove together with the count of it: so what is found is told first, and who goes on
   * after an interruption finds less, or nothing.
   */
  async #removed(done: number, progress: StepProgress, there: number, remove: () => Promise<number>) {
    await progress(Math.max(done, there), null);
    return found(Math.max(done, await remove()));
  }

  /** The export packages about the person, and the letters that are kept here. */
  async countFiles({ subject }: ErasureOrder): Promise<number> {
    const packages = await this.#ports.files.namesOf(subject.id);
    return packages.length + (await this.#parts.mailer.countAbout(subject.id));
  }

  /** The export packages about the person, and mail to them that a development machine keeps in a folder. */
  async #removeFiles({ accountId, subject }: ErasureOrder): Promise<number> {
    let removed = await this.#ports.files.removeOf(subject.id);
    removed += await this.#parts.mailer.forgetAbout(subject.id);
    const session = this.#parts.sessionOf(accountId);
    for (const address of await emailAddressesOf(session, this.#parts.personal, subject)) {
      removed += await this.#parts.mailer.forget(address);
    }
    return removed;
  }

  async #tell({ accountId, subject }: ErasureOrder): Promise<StepResult> {
    const providerIds = await erasureStore.providerIds(this.#parts.sessionOf(accountId), subject);
    await this.#parts.bus.erase({ accountId, kind: subject.kind, subjectId: subject.id, providerIds });
    return { outcome: 'DONE', count: 1 };
  }
}
