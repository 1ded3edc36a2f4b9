/**
 * The end of an operation, also as a signal for whoever asks for it. Nearly nobody does, and an AbortController takes half a
 * kilobyte for each subscription, and more time than a report of a position.
 */
export class Ending {
  #controller: AbortController | null = null;
  #isOver = false;

  /** Whether the operation is over or has run out of time. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Aborts when the operation is over or has run out of time. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#isOver) this.#controller.abort();
    return this.#controller.signal;
  }

  end(): void {
    this.#isOver = true;
    this.#controller?.abort();
  }
}
