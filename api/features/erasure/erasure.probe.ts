import { newId } from '../../kernel/ids.ts';
import type { ErasureProbe } from '../../model/erasure-probe.ts';
import { type Erasing, gatherNeedles, type Needles, type Residue } from '../../store/erasure/index.ts';
import type { Session } from '../../store/session.ts';
import { type Subject, TABLES } from '../../store/subject-rows.ts';
import { type Binding, Sealed } from '../../store/vault/index.ts';
import type { Parts } from '../parts.ts';
import { StepFailed } from '../privacy-step.ts';
import type { ErasurePorts } from './erasure.ports.ts';
import { erasureStore } from './erasure.store.ts';
import { emailAddressesOf } from './mail-addresses.ts';
import { ResidueSearch } from './residue-search.ts';

/** What is kept of a person until their erasure is certified. */
export interface Gathered extends Needles {
  /** Where the certificate is sent. */
  readonly mailTo: string | null;
}

const bindingOf = (rowId: string): Binding => ({ table: 'erasure_probe', column: 'sealedValues', rowId });

/**
 * What to look for once a person is erased. It is gathered before the first row goes, must survive a crash, and may not lie
 * about: it is sealed under a key of its own, which is destroyed as soon as the erasure is certified.
 */
export class ErasureProbes {
  readonly #parts: Parts;
  readonly #ports: ErasurePorts;
  readonly #residue: ResidueSearch;

  constructor(parts: Parts, ports: ErasurePorts) {
    this.#parts = parts;
    this.#ports = ports;
    this.#residue = new ResidueSearch(parts, ports, ports.tables ?? TABLES);
  }

  /** Gathers what to look for, once for an act: what was gathered first, before rows went, stays, and this gives null. */
  async gather(session: Session, actId: string, subject: Subject): Promise<Gathered | null> {
    if (await erasureStore.probe(session, actId)) return null;
    const { personal } = this.#parts;
    const [mailTo = null] = await emailAddressesOf(session, personal, subject);
    return { ...(await gatherNeedles(session, personal, subject, this.#ports.tables)), mailTo };
  }

  /** Seals what was gathered. Outside a transaction, as the key store is written to. */
  async sealed(accountId: string, actId: string, gathered: Gathered): Promise<ErasureProbe> {
    const createdAt = new Date(this.#parts.clock.now());
    const id = newId('ErasureProbe', createdAt.getTime());
    const sealed = await this.#ports.vault.seal(id, bindingOf(id), JSON.stringify(gathered));
    return { id, accountId, actId, sealedValues: sealed.toBytes(), createdAt } as never;
  }

  /** Keeps what was sealed, in the transaction of the session, unless there is something for its act already. */
  async keep(session: Session, probe: ErasureProbe): Promise<void> {
    if (await erasureStore.probe(session, probe.actId)) return;
    erasureStore.insertProbe(session, probe);
    await session.flush();
  }

  /**
   * Looks for what was gathered, in the database and in the queue. Gives the columns that hold it and are the company's own.
   * Throws StepFailed REMAINS_FOUND with the places where something has to go, PROBE_MISSING if nothing was gathered before.
   */
  async look(accountId: string, actId: string, erasing: Erasing): Promise<Residue[]> {
    const session = this.#parts.sessionOf(accountId);
    const gathered = await this.#open(session, actId);
    if (!gathered) throw new StepFailed('PROBE_MISSING');
    const { columns, queued } = await this.#residue.look(accountId, { needles: gathered, erasing });
    const places = columns.filter(({ isPersonal }) => isPersonal).map(({ table, column }) => `${table}.${column}`);
    places.push(...queued);
    if (places.length > 0) throw new StepFailed('REMAINS_FOUND', [...new Set(places)].sort());
    return [...columns];
  }

  /** Where the person had their mail sent; null where no address was on file, or it is forgotten. */
  async mailTo(accountId: string, actId: string): Promise<string | null> {
    return (await this.#open(this.#parts.sessionOf(accountId), actId))?.mailTo ?? null;
  }

  /** Forgets what was gathered, once the act is over: the key of it is destroyed, its row removed. */
  async forget(accountId: string, actId: string): Promise<void> {
    const session = this.#parts.sessionOf(accountId);
    const probe = await erasureStore.probe(session, actId);
    if (!probe) return;
    await this.#ports.keys.destroy(probe.id);
    await session.transaction((inner) => erasureStore.removeProbe(inner, actId));
  }

  async #open(session: Session, actId: string): Promise<Gathered | null> {
    const probe = await erasureStore.probe(session, actId);
    if (!probe?.sealedValues) return null;
    const sealed = Sealed.fromBytes(probe.sealedValues as Uint8Array);
    const text = await this.#ports.vault.open(sealed, probe.id, bindingOf(probe.id));
    return text === null ? null : (JSON.parse(text) as Gathered);
  }
}
