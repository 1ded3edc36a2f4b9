import type { DocumentNode } from 'graphql';

/** A cache of parsed and validated documents by their text, the least recently used leaving first. */
export class DocumentCache {
  readonly #byText = new Map<string, DocumentNode>();
  readonly #maxCount: number;
  readonly #maxBytes: number;
  #bytes = 0;

  constructor(maxCount: number, maxBytes: number) {
    this.#maxCount = maxCount;
    this.#maxBytes = maxBytes;
  }

  /** Documents held. */
  get count(): number {
    return this.#byText.size;
  }

  /** Bytes of source text held, counting two for each character as the engine may. */
  get bytes(): number {
    return this.#bytes;
  }

  get(text: string): DocumentNode | undefined {
    const document = this.#byText.get(text);
    if (document) {
      this.#byText.delete(text);
      this.#byText.set(text, document);
    }
    return document;
  }

  /** Keeps `document`. One so long that it would push out a tenth of the others is not kept. */
  set(text: string, document: DocumentNode): void {
    const size = text.length * 2;
    if (size > this.#maxBytes / 10 || this.#byText.has(text)) return;
    this.#byText.set(text, document);
    this.#bytes += size;
    for (const [oldest] of this.#byText) {
      if (this.#byText.size <= this.#maxCount && this.#bytes <= this.#maxBytes) break;
      this.#byText.delete(oldest);
      this.#bytes -= oldest.length * 2;
    }
  }
}
