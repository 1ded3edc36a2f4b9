/** Values that are made when first asked for and kept, the least recently used leaving first. */
export class Kept<V extends object> {
  readonly #most: number;
  readonly #byKey = new Map<string, V>();

  /** Keeps `most` of them. */
  constructor(most: number) {
    this.#most = most;
  }

  /** The value of the key, made by `make` unless it is there. */
  get(key: string, make: () => V): V {
    const known = this.#byKey.get(key);
    if (known) this.#byKey.delete(key);
    const value = known ?? make();
    this.#byKey.set(key, value);
    if (this.#byKey.size > this.#most) this.#byKey.delete(this.#byKey.keys().next().value!);
    return value;
  }
}
