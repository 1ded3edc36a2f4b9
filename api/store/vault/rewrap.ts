import type { Kek } from './kek.ts';
import { isTombstone, type KeyRecords } from './key-records.ts';
import { rewrapNeed, wrapAgain } from './wrapped-key.ts';

/** What a rewrap found and did, in records. */
export interface Rewrapped extends Readonly<Record<Outcome, number>> {
  /** Whether it came to the end. */
  readonly isComplete: boolean;
}

interface Outcomes {
  /** Are now under the first KEK and were not before. */
  readonly rewrapped: number;
  /** Were under the first KEK already. */
  readonly current: number;
  /** Hold no key any more. */
  readonly destroyed: number;
  /** In the first format, which is wrapped again when its person is met the next time: they still need their KEK. */
  readonly unreached: number;
  /** Damaged, or under a KEK that is not known. */
  readonly unreadable: number;
}

type Outcome = keyof Outcomes;

/** Someone else replaces a record once for each KEK, and destroys it once. */
const MAX_ATTEMPTS = 4;

export interface RewrapParts {
  readonly records: KeyRecords;
  readonly keks: readonly [Kek, ...Kek[]];
  readonly stopped: AbortSignal;
  readonly onProgress: (progress: { done: number; total: number }) => void;
}

/** Wraps all records by the first of `keks`; see `KeyStore.rewrap`. Ends after the record at hand when it is stopped. */
export async function rewrapAll({ records, keks, stopped, onProgress }: RewrapParts): Promise<Rewrapped> {
  const counts = { rewrapped: 0, current: 0, destroyed: 0, unreached: 0, unreadable: 0 };
  let [done, total] = [0, await records.count()];
  for await (const [name, record] of records.all()) {
    if (stopped.aborted) return { ...counts, isComplete: false };
    counts[await rewrapOne(records, keks, name, record)]++;
    done++;
    total = Math.max(total, done);
    onProgress({ done, total });
  }
  return { ...counts, isComplete: true };
}

async function rewrapOne(
  records: KeyRecords,
  keks: readonly [Kek, ...Kek[]],
  name: string,
  first: Buffer,
): Promise<Outcome> {
  let record: Buffer | undefined = first;
  for (let attempt = 0; record && attempt < MAX_ATTEMPTS; attempt++) {
    if (isTombstone(record)) return 'destroyed';
    const need = rewrapNeed(keks[0], record);
    if (need === 'NONE') return 'current';
    if (need === 'WAIT_FOR_SUBJECT') return 'unreached';
    const wrapped = tryWrapAgain(keks, name, record);
    if (!wrapped) return 'unreadable';
    if (await records.replace(name, record, wrapped)) return 'rewrapped';
    record = (await records.read([name])).get(name);
  }
  return record ? 'unreadable' : 'destroyed';
}

function tryWrapAgain(keks: readonly [Kek, ...Kek[]], name: string, record: Buffer): Buffer | null {
  try {
    return wrapAgain(keks, name, record);
  } catch {
    // One record that cannot be opened must not keep the others under the old KEK; it is counted.
    return null;
  }
}
