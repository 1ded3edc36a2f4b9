import type { Bus } from '../../events/bus.ts';
import type { Gate } from '../../events/events.ts';
import { tellEach } from '../../events/listeners.ts';
import { fewAtOnce } from '../../store/few-at-once.ts';
import type { Session } from '../../store/session.ts';
import { providerStore } from '../provider/index.ts';
import { sharingStore } from './sharing.store.ts';

/** A gate that has changed, and what it was before if that was known. */
export interface GateChange {
  readonly gate: Gate;
  readonly before: Gate | null;
}

/**
 * The gates of the providers that this process has to do with, in memory, kept current by the bus. A gate is read from
 * the database once; afterwards every change arrives as an event, and an older version never replaces a newer one.
 */
export class GateCache {
  readonly #gates = new Map<string, Gate>();
  readonly #loading = new Map<string, Promise<Gate | null>>();
  /** Accounts whose open gates are in memory, or on the way there. */
  readonly #accounts = new Map<string, Promise<void>>();
  /** Accounts of which every change is heard: a gate of another may be one that this process changed, and another since. */
  readonly #current = new Set<string>();
  readonly #listeners = new Set<(change: GateChange) => void>();
  readonly #goneListeners = new Set<(providerId: string) => void>();

  readonly #bus: Bus;
  readonly #sessionOf: (accountId: string) => Session;

  /** `sessionOf` gives a session on an account, for reading anew what may have changed unheard. */
  constructor(bus: Bus, sessionOf: (accountId: string) => Session) {
    this.#bus = bus;
    this.#sessionOf = sessionOf;
    bus.onResync(() => this.#resync());
    bus.on('gateChanged', (gate) => this.#learn(gate));
    bus.on('subjectErased', ({ providerIds }) => {
      for (const providerId of providerIds) this.#forget(providerId);
    });
  }

  /** Calls `listen` for every change; returns what stops it. */
  onChange(listen: (change: GateChange) => void): () => void {
    this.#listeners.add(listen);
    return () => this.#listeners.delete(listen);
  }

  /** Calls `listen` with each provider of whom nothing is there any more; returns what stops it. */
  onGone(listen: (providerId: string) => void): () => void {
    this.#goneListeners.add(listen);
    return () => this.#goneListeners.delete(listen);
  }

  /** The gate of a provider of the account, which is the session's; null if there is no such provider. */
  async get(session: Session, accountId: string, providerId: string): Promise<Gate | null> {
    const known = this.#current.has(accountId) ? this.#gates.get(providerId) : null;
    if (known) return known.accountId === accountId ? known : null;
    // What one account finds is no answer for another.
    const key = `${accountId} ${providerId}`;
    const loading = this.#loading.get(key) ?? this.#load(session, accountId, providerId);
    this.#loading.set(key, loading);
    try {
      return await loading;
    } finally {
      this.#loading.delete(key);
    }
  }

  /** What `get` gives, if nothing has to be read for it; else null. */
  current(accountId: string, providerId: string): Gate | null {
    const known = this.#current.has(accountId) ? this.#gates.get(providerId) : null;
    return known?.accountId === accountId ? known : null;
  }

  /** The gate, if it is in memory. */
  known(providerId: string): Gate | null {
    return this.#gates.get(providerId) ?? null;
  }

  /** All gates in memory. */
  all(): Iterable<Gate> {
    return this.#gates.values();
  }

  /** The gates of the account with an open sharing session. */
  async sharing(session: Session, accountId: string): Promise<Gate[]> {
    await this.#loadOpen(session, accountId);
    return this.#of(accountId).filter((gate) => gate.session);
  }

  #of(accountId: string): Gate[] {
    return [...this.#gates.values()].filter((gate) => gate.accountId === accountId);
  }

  /** The first look at an account brings the gates of all who are under way: theirs are the ones that are asked for. */
  async #load(session: Session, accountId: string, providerId: string): Promise<Gate | null> {
    await this.#loadOpen(session, accountId);
    const open = this.#gates.get(providerId);
    if (open) return open.accountId === accountId ? open : null;
    const provider = await providerStore.find(session, providerId);
    if (!provider) return null;
    this.#learn(await sharingStore.gate(session, provider));
    return this.#gates.get(providerId) ?? null;
  }

  #loadOpen(session: Session, accountId: string): Promise<void> {
    const loading =
      this.#accounts.get(accountId) ??
      // Listening begins before reading, so that no change falls between.
      this.#begin(session, accountId).catch((error: unknown) => {
        this.#accounts.delete(accountId);
        throw error;
      });
    this.#accounts.set(accountId, loading);
    return loading;
  }

  async #begin(session: Session, accountId: string): Promise<void> {
    const following = this.#bus.follow('gateChanged', accountId);
    try {
      await following.ready;
      await this.#read(session, this.#of(accountId));
      this.#current.add(accountId);
    } catch (error) {
      following.stop();
      throw error;
    }
  }

  /** Reads the gates of every account in memory, or on its way there, anew. */
  async #resync(): Promise<void> {
    const known = Map.groupBy(this.#gates.values(), ({ accountId }) => accountId);
    await fewAtOnce(this.#accounts.keys(), (accountId) =>
      this.#read(this.#sessionOf(accountId), known.get(accountId) ?? []),
    );
  }

  /** Learns who is under way, and what became of those known. Of whom nothing has changed only the version is read. */
  async #read(session: Session, known: readonly Gate[]): Promise<void> {
    const knownIds = known.map(({ providerId }) => providerId);
    const ids = new Set([...knownIds, ...(await sharingStore.openProviderIds(session))]);
    if (ids.size === 0) return;
    const providers = await providerStore.findMany(session, [...ids]);
    const there = new Set(providers.map(({ id }) => id));
    for (const id of knownIds) if (!there.has(id)) this.#forget(id);
    const changed = providers.filter(({ id, gateVersion }) => gateVersion > (this.#gates.get(id)?.version ?? -1));
    for (const gate of await sharingStore.gates(session, changed)) this.#learn(gate);
  }

  #forget(providerId: string): void {
    this.#gates.delete(providerId);
    tellEach(this.#goneListeners, providerId);
  }

  #learn(gate: Gate): void {
    const before = this.#gates.get(gate.providerId) ?? null;
    if (before && before.version >= gate.version) return;
    this.#gates.set(gate.providerId, gate);
    tellEach(this.#listeners, { gate, before });
  }
}
