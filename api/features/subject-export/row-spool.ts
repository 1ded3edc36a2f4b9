import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import type { CopiedRow } from './record.ts';

/** A place for rows that are too many for memory: a file that is encrypted, and gone after the export. */
export interface Overflow {
  /** Takes the whole content; it can be read when this resolves. */
  write(content: Readable, signal: AbortSignal): Promise<void>;
  read(): Promise<Readable>;
  remove(): Promise<void>;
}

/** Rows of one concept are held in memory up to so many characters: most people's whole copy is less. */
const MAX_CHARACTERS_IN_MEMORY = 512 * 1024;

/**
 * The rows of one concept, written once and read several times, so that every form of the copy says the same whatever
 * changes meanwhile. Few stay in memory, many go into the overflow.
 */
export class RowSpool {
  readonly #overflow: () => Overflow;
  readonly #signal: AbortSignal;
  #lines: string[] = [];
  #characters = 0;
  #file: { overflow: Overflow; input: PassThrough; written: Promise<void> } | null = null;
  #rows = 0;

  constructor(overflow: () => Overflow, signal: AbortSignal) {
    this.#overflow = overflow;
    this.#signal = signal;
  }

  get rows(): number {
    return this.#rows;
  }

  async add(rows: readonly CopiedRow[]): Promise<void> {
    const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    this.#rows += rows.length;
    this.#characters += text.length;
    this.#lines.push(text);
    if (this.#characters > MAX_CHARACTERS_IN_MEMORY) await this.#spill();
  }

  /** To be called when all rows are in. */
  async finish(): Promise<void> {
    if (!this.#file) return;
    await this.#spill();
    this.#file.input.end();
    await this.#file.written;
  }

  /** The rows as JSON texts, in their order. */
  async *texts(): AsyncGenerator<string> {
    if (!this.#file) {
      yield* linesOf(this.#lines);
      return;
    }
    const content = await this.#file.overflow.read();
    content.setEncoding('utf8');
    yield* linesOf(content as AsyncIterable<string>);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<CopiedRow> {
    for await (const text of this.texts()) yield JSON.parse(text) as CopiedRow;
  }

  /** Removes what lies on disk. */
  async discard(): Promise<void> {
    this.#lines = [];
    if (!this.#file) return;
    this.#file.input.destroy();
    await this.#file.written.catch(() => {});
    await this.#file.overflow.remove();
  }

  async #spill(): Promise<void> {
    this.#file ??= this.#open();
    const { input, written } = this.#file;
    const text = this.#lines.join('');
    this.#lines = [];
    // From now on every page goes straight through.
    this.#characters = MAX_CHARACTERS_IN_MEMORY;
    if (input.write(text)) return;
    // What fails shows in both; as `written` has it, it names no file.
    await Promise.race([once(input, 'drain').catch(() => written), written]);
  }

  #open() {
    const overflow = this.#overflow();
    const input = new PassThrough();
    const written = overflow.write(input, this.#signal);
    // Whoever adds rows hears of it; until then nobody waits.
    written.catch(() => {});
    return { overflow, input, written };
  }
}

async function* linesOf(chunks: Iterable<string> | AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
}
