import { newId } from '../../kernel/ids.ts';
import type { ErasureProbe } from '../../model/erasure-probe.ts';
import { findResidue, gatherNeedles, holds as holdsNeedle, joined, type Needles } from '../../store/erasure/index.ts';
import type { Session } from '../../store/session.ts';
import type { Subject } from '../../store/subject-rows.ts';
import { type Binding, Sealed } from '../../store/vault/index.ts';
import type { Parts } from '../parts.ts';
import { StepFailed } from '../privacy-step.ts';
import type { ErasurePorts } from './erasure.ports.ts';
import { erasureStore } from './erasure.store.ts';

const bindingOf = (rowId: string): Binding => ({ table: 'erasure_probe', column: 'sealedValues', rowId });

/**
 * What to look for once a person is erased. It is gathered before the first row goes, must survive a crash, and may not lie
 * about: it is sealed under a key of its own, which is destroyed as soon as nothing is found any more.
 */
export class ErasureProbes {
  readonly #parts: Parts;
  readonly #ports: ErasurePorts;

  constructor(parts: Parts, ports: ErasurePorts) {
    this.#parts = parts;
    this.#ports = ports;
  }

  /** Gathers what to look for, once for an act: what was gathered first, before rows went, stays, and this gives null. */
  async gather(session: Session, actId: string, subject: Subject): Promise<Needles | null> {
    if (await erasureStore.probe(session, actId)) return null;
    return gatherNeedles(session, this.#parts.personal, subject, this.#ports.tables);
  }

  /** Seals what was gathered. Outside a transaction, as the key store is written to. */
  async sealed(accountId: string, actId: string, needles: Needles): Promise<ErasureProbe> {
    const createdAt = new Date(this.#parts.clock.now());
    const id = newId('ErasureProbe', createdAt.getTime());
    const sealed = await this.#ports.vault.seal(id, bindingOf(id), JSON.stringify(needles));
    return { id, accountId, actId, sealedValues: sealed.toBytes(), clearedAt: null, createdAt } as never;
  }

  /** Keeps what was sealed, in the transaction of the session, unless there is something for its act already. */
  async keep(session: Session, probe: ErasureProbe): Promise<void> {
    if (await erasureStore.probe(session, probe.actId)) return;
    erasureStore.insertProbe(session, probe);
    await session.flush();
  }

  /**
   * Looks for what was gathered, in the database and in the queue, and destroys it once nothing is found. Throws
   * StepFailed REMAINS_FOUND with the columns in which something was, PROBE_MISSING if nothing was gathered before.
   */
  async look(accountId: string, actId: string): Promise<void> {
    const session = this.#parts.sessionOf(accountId);
    const probe = await erasureStore.probe(session, actId);
    if (!probe) throw new StepFailed('PROBE_MISSING');
    if (probe.sealedValues) {
      const sealed = Sealed.fromBytes(probe.sealedValues as Uint8Array);
      const text = await this.#ports.vault.open(sealed, probe.id, bindingOf(probe.id));
      if (text === null) throw new StepFailed('PROBE_MISSING');
      const found = await this.#find(session, JSON.parse(text) as Needles);
      if (found.length > 0) throw new StepFailed('REMAINS_FOUND', found);
    }
    await this.#ports.keys.destroy(probe.id);
    await session.transaction((inner) => erasureStore.clearProbe(inner, probe.id, new Date(this.#parts.clock.now())));
  }

  /** Removes what is left of an act that is over: an empty row. */
  async forget(accountId: string, actId: string): Promise<void> {
    const session = this.#parts.sessionOf(accountId);
    if (await session.transaction((inner) => erasureStore.removeCleared(inner, actId))) return;
    const probe = await erasureStore.probe(session, actId);
    if (!probe) return;
    await this.#ports.keys.destroy(probe.id);
    await session.transaction((inner) => erasureStore.removeProbe(inner, actId));
  }

  async #find(session: Session, needles: Needles): Promise<string[]> {
    const found = new Set(await findResidue(session, needles, this.#ports.tables));
    for await (const { place, values } of this.#ports.queued.texts()) {
      if (holdsNeedle(joined(values), needles)) found.add(place);
    }
    return [...found].sort();
  }
}
