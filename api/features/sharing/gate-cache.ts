import type { Bus } from '../../events/bus.ts';
import type { Gate } from '../../events/events.ts';
import type { Session } from '../../store/session.ts';
import { providerStore } from '../provider/index.ts';
import { sharingStore } from './sharing.store.ts';

export type GateListener = (gate: Gate, before: Gate | null) => void;

/**
 * The gates of the providers that this process has to do with, in memory, kept current by the bus. A gate is read from
 * the database once; afterwards every change arrives as an event, and an older version never replaces a newer one.
 */
export class GateCache {
  readonly #gates = new Map<string, Gate>();
  readonly #loading = new Map<string, Promise<Gate | null>>();
  readonly #loadedAccounts = new Set<string>();
  readonly #listeners = new Set<GateListener>();

  constructor(bus: Bus) {
    bus.on('gateChanged', (gate) => this.#learn(gate));
  }

  /** Calls `listen` for every change, with the gate as it was before if it was known; returns what stops it. */
  onChange(listen: GateListener): () => void {
    this.#listeners.add(listen);
    return () => this.#listeners.delete(listen);
  }

  /** The gate of a provider of the account, which is the session's; null if there is no such provider. */
  async get(session: Session, accountId: string, providerId: string): Promise<Gate | null> {
    const known = this.#gates.get(providerId);
    if (known) return known.accountId === accountId ? known : null;
    const loading = this.#loading.get(providerId) ?? this.#load(session, providerId);
    this.#loading.set(providerId, loading);
    try {
      return await loading;
    } finally {
      this.#loading.delete(providerId);
    }
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
    if (!this.#loadedAccounts.has(accountId)) {
      for (const provider of await sharingStore.sharing(session)) {
        this.#learn(await sharingStore.gate(session, provider));
      }
      this.#loadedAccounts.add(accountId);
    }
    return [...this.#gates.values()].filter((gate) => gate.accountId === accountId && gate.session);
  }

  async #load(session: Session, providerId: string): Promise<Gate | null> {
    const provider = await providerStore.find(session, providerId);
    if (!provider) return null;
    this.#learn(await sharingStore.gate(session, provider));
    return this.#gates.get(providerId) ?? null;
  }

  #learn(gate: Gate): void {
    const before = this.#gates.get(gate.providerId) ?? null;
    if (before && before.version >= gate.version) return;
    this.#gates.set(gate.providerId, gate);
    for (const listen of this.#listeners) listen(gate, before);
  }
}
