/** A run of bytes to look for. */
export interface Needle {
  /** At least 4 bytes. */
  readonly bytes: Buffer;
  /** What the bytes are, for the report. */
  readonly encoding: string;
  /** What they are of: a number for each thing that is looked for. */
  readonly of: number;
  /**
   * Null if the bytes are so many that they cannot be there by chance. Else which half of a pair they are: they count
   * only where the other half of the same thing, in the same encoding, is near.
   */
  readonly half: 'first' | 'second' | null;
}

/** Something that was found: what, how it was written, and where it begins. */
export interface Hit {
  readonly of: number;
  readonly encoding: string;
  readonly at: number;
}

/** The two halves of a pair begin at most so far apart: neighbouring columns, or fields of one JSON object. */
const NEAR_BYTES = 64;
/** Bits of the filter over the first four bytes: with 100,000 beginnings one byte in 80 is looked at twice. */
const FILTER_BITS = 23;
const GOLDEN_RATIO = 0x9e3779b1;

interface Entry {
  readonly encoding: string;
  readonly half: Needle['half'];
  readonly of: Set<number>;
}

interface HalfHit extends Entry {
  readonly at: number;
}

/**
 * Looks for many needles at once, in one pass over the bytes: a filter over each four bytes, and a look-up of what passes
 * it. About 5 ns a byte, however many needles there are.
 */
export class ByteSearch {
  readonly #filter = new Uint8Array(2 ** (FILTER_BITS - 3));
  /** By the first four bytes, the lengths of the needles that begin with them. */
  readonly #lengths = new Map<number, Set<number>>();
  /** By the bytes, as a latin1 string. */
  readonly #entries = new Map<string, Entry[]>();

  constructor(needles: Iterable<Needle>) {
    for (const needle of needles) this.#add(needle);
  }

  #add({ bytes, encoding, of, half }: Needle): void {
    if (bytes.length < 4) throw new Error(`${encoding} makes a needle of ${bytes.length} bytes`);
    const begin = bytes.readInt32BE(0);
    const bit = slot(begin);
    this.#filter[bit >>> 3]! |= 1 << (bit & 7);
    const lengths = this.#lengths.get(begin) ?? new Set();
    this.#lengths.set(begin, lengths.add(bytes.length));
    const key = bytes.toString('latin1');
    const entries = this.#entries.get(key) ?? [];
    this.#entries.set(key, entries);
    const entry = entries.find((one) => one.encoding === encoding && one.half === half);
    if (entry) entry.of.add(of);
    else entries.push({ encoding, half, of: new Set([of]) });
  }

  /** Everything that is found in `bytes`. */
  search(bytes: Buffer): Hit[] {
    const hits: Hit[] = [];
    const halves: HalfHit[] = [];
    const filter = this.#filter;
    let begin = 0;
    for (let end = 0; end < bytes.length; end++) {
      begin = (begin << 8) | bytes[end]!;
      const bit = slot(begin);
      if ((filter[bit >>> 3]! & (1 << (bit & 7))) === 0 || end < 3) continue;
      this.#look(bytes, end - 3, begin, hits, halves);
    }
    return [...hits, ...pairs(halves)];
  }

  #look(bytes: Buffer, at: number, begin: number, hits: Hit[], halves: HalfHit[]): void {
    for (const length of this.#lengths.get(begin) ?? []) {
      if (at + length > bytes.length) continue;
      for (const entry of this.#entries.get(bytes.latin1Slice(at, at + length)) ?? []) {
        if (entry.half) halves.push({ ...entry, at });
        else for (const of of entry.of) hits.push({ of, encoding: entry.encoding, at });
      }
    }
  }
}

function slot(begin: number): number {
  return Math.imul(begin, GOLDEN_RATIO) >>> (32 - FILTER_BITS);
}

/** The halves that have their other half near, in either order. `halves` are in the order of their places. */
function pairs(halves: readonly HalfHit[]): Hit[] {
  const found: Hit[] = [];
  for (const [index, one] of halves.entries()) {
    for (let next = index + 1; next < halves.length && halves[next]!.at - one.at <= NEAR_BYTES; next++) {
      const other = halves[next]!;
      if (other.encoding !== one.encoding || other.half === one.half) continue;
      for (const of of one.of.intersection(other.of)) found.push({ of, encoding: one.encoding, at: one.at });
    }
  }
  return found;
}
