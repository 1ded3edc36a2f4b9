import type { EventName } from './bus.ts';
import type { Events } from './events.ts';

/** Who listens in this process, by the name of the event. */
export class Listeners {
  readonly #byName = new Map<EventName, Set<(event: never) => void>>();
  readonly #onError: (error: unknown) => void;

  /** `onError` hears of a listener that threw; the others have heard the event all the same. */
  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  tell<Name extends EventName>(name: Name, event: Events[Name]): void {
    tellAll(this.#byName.get(name) as Set<(event: Events[Name]) => void> | undefined, event, this.#onError);
  }

  on<Name extends EventName>(name: Name, listen: (event: Events[Name]) => void): () => void {
    const listeners = this.#byName.get(name) ?? new Set();
    this.#byName.set(name, listeners.add(listen as (event: never) => void));
    return () => listeners.delete(listen as (event: never) => void);
  }

  clear(): void {
    this.#byName.clear();
  }
}

/** Calls each with the value, whatever becomes of the others. */
export function tellAll<T>(
  listeners: Iterable<(value: T) => void> | undefined,
  value: T,
  onError: (error: unknown) => void,
): void {
  for (const listen of listeners ?? []) {
    try {
      listen(value);
    } catch (error) {
      onError(error);
    }
  }
}

/** The same for who cannot say it to anybody: throws what the first of them threw, when all have been called. */
export function tellEach<T>(listeners: Iterable<(value: T) => void> | undefined, value: T): void {
  const failures: unknown[] = [];
  tellAll(listeners, value, (error) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
