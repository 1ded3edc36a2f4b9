/**
 * A map by text that has at hand what was asked for last. Who handles an event asks for the same several times in a row, each time as
 * slowly as for anything else: the entries of a large map are seldom in the caches of the processor.
 */
export class RecentMap<V extends object> {
  readonly #byKey = new Map<string, V>();
  #recentKey: string | null = null;
  #recent: V | undefined;

  get(key: string): V | undefined {
    if (key !== this.#recentKey) {
      this.#recent = this.#byKey.get(key);
      this.#recentKey = key;
    }
    return this.#recent;
  }

  set(key: string, value: V): void {
    this.#byKey.set(key, value);
    this.#recentKey = key;
    this.#recent = value;
  }

  delete(key: string): void {
    this.#byKey.delete(key);
    if (key === this.#recentKey) this.#recent = undefined;
  }

  values(): IterableIterator<V> {
    return this.#byKey.values();
  }
}
