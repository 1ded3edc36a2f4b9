import type { Bus, EventName } from './bus.ts';
import type { Events } from './events.ts';

/** The bus of a single process: an event is delivered before `publish` returns. */
export class InProcessBus implements Bus {
  readonly #listeners = new Map<EventName, Set<(event: never) => void>>();
  readonly #onError: (error: unknown) => void;

  /** `onError` hears of a listener that threw; the others have heard the event all the same. */
  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  publish<Name extends EventName>(name: Name, event: Events[Name]): void {
    for (const listen of this.#listeners.get(name) ?? []) {
      try {
        (listen as (event: Events[Name]) => void)(event);
      } catch (error) {
        this.#onError(error);
      }
    }
  }

  on<Name extends EventName>(name: Name, listen: (event: Events[Name]) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listen as (event: never) => void));
    return () => listeners.delete(listen as (event: never) => void);
  }

  healthy(): boolean {
    return true;
  }

  async close(): Promise<void> {
    this.#listeners.clear();
  }
}
