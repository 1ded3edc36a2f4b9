import type { Bus } from '../../events/bus.ts';
import type { WatchersChanged, Watching } from '../../events/events.ts';
import type { Clock } from '../../kernel/clock.ts';

/** How long beginnings and ends gather before they are told: a device may wait for it, a thousand readers may come at once. */
const TELL_AFTER_MS = 20;
/** A message takes some 200 bytes for each; NATS takes messages of a megabyte. */
const MOST_IN_A_MESSAGE = 1_000;
/** In place of a process: to all. */
const ALL = '*';

/** What is known of one other process. */
interface Known {
  sequence: number;
  watching: Map<string, Watching>;
  /** Parts of the whole that are on their way, by the number they are of. */
  coming: { sequence: number; parts: Map<number, readonly Watching[]> } | null;
  asked: boolean;
}

export interface ElsewhereParts {
  readonly bus: Bus;
  readonly clock: Clock;
  /** Those who watch by way of this process. */
  readonly own: () => Iterable<Watching>;
  /** Hears of each who begins (1) or ceases (-1) to watch by way of another process. */
  readonly onChange: (watching: Watching, by: 1 | -1) => void;
}

/**
 * Who is watching by way of the other processes. Each tells what changes, in numbered messages; who misses one, or comes new, is told all.
 * With a process go those who watched by way of it.
 */
export class WatchersElsewhere {
  readonly #parts: ElsewhereParts;
  readonly #known = new Map<string, Known>();
  readonly #byProvider = new Map<string, Map<string, Watching>>();
  #sequence = 0;
  #begun = new Map<string, Watching>();
  #ended = new Map<string, Watching>();
  #armed = false;

  constructor(parts: ElsewhereParts) {
    this.#parts = parts;
    const { bus } = parts;
    bus.on('watchersChanged', (message) => {
      if (message.processId !== bus.processId) this.#hear(message);
    });
    bus.on('watchersAsked', ({ processId }) => {
      if (processId === bus.processId || processId === ALL) this.#tellAll();
    });
    bus.onPeer(({ processId, here }) => (here ? this.#tellAll() : this.#forget(processId)));
    bus.onResync(async () => {
      bus.publish('watchersAsked', { processId: ALL });
    });
  }

  /** Those who watch a provider elsewhere, if anybody does. */
  of(providerId: string): Iterable<Watching> | undefined {
    return this.#byProvider.get(providerId)?.values();
  }

  /** Tells the others, soon. */
  begun(watching: Watching): void {
    this.#begun.set(watching.id, watching);
    this.#arm();
  }

  ended(watching: Watching): void {
    // Who came and left within one message was never there.
    if (!this.#begun.delete(watching.id)) this.#ended.set(watching.id, watching);
    this.#arm();
  }

  #arm(): void {
    if (this.#armed) return;
    this.#armed = true;
    this.#parts.clock.after(TELL_AFTER_MS, () => {
      this.#armed = false;
      const [begun, ended] = [[...this.#begun.values()], [...this.#ended.values()]];
      this.#begun.clear();
      this.#ended.clear();
      for (const watching of chunks(begun)) this.#tell('BEGUN', watching);
      for (const watching of chunks(ended)) this.#tell('ENDED', watching);
    });
  }

  #tell(kind: 'BEGUN' | 'ENDED', watching: readonly Watching[]): void {
    const { bus } = this.#parts;
    this.#sequence += 1;
    const { processId } = bus;
    bus.publish('watchersChanged', { processId, sequence: this.#sequence, kind, watching, part: 0, parts: 1 });
  }

  /** Who is there as of the last message: what is still to be told comes after it. */
  #tellAll(): void {
    const { bus, own } = this.#parts;
    const told = [...own()].filter(({ id }) => !this.#begun.has(id)).concat([...this.#ended.values()]);
    const parts = chunks(told);
    const { processId } = bus;
    const whole = { processId, sequence: this.#sequence, kind: 'WHOLE', parts: Math.max(1, parts.length) } as const;
    if (parts.length === 0) bus.publish('watchersChanged', { ...whole, watching: [], part: 0 });
    for (const [part, watching] of parts.entries()) bus.publish('watchersChanged', { ...whole, watching, part });
  }

  #hear(message: WatchersChanged): void {
    const known = this.#known.get(message.processId) ?? fresh();
    this.#known.set(message.processId, known);
    if (message.kind === 'WHOLE') {
      this.#hearPart(known, message);
    } else if (message.sequence === known.sequence + 1) {
      known.sequence = message.sequence;
      if (message.kind === 'BEGUN') for (const watching of message.watching) this.#add(known, watching);
      else for (const { id } of message.watching) this.#remove(known, id);
    } else if (message.sequence > known.sequence && !known.asked) {
      known.asked = true;
      this.#parts.bus.publish('watchersAsked', { processId: message.processId });
    }
  }

  #hearPart(known: Known, { sequence, part, parts, watching }: WatchersChanged): void {
    if (sequence < known.sequence || (known.coming && sequence < known.coming.sequence)) return;
    if (known.coming?.sequence !== sequence) known.coming = { sequence, parts: new Map() };
    known.coming.parts.set(part, watching);
    if (known.coming.parts.size < parts) return;
    const whole = new Map([...known.coming.parts.values()].flat().map((one) => [one.id, one]));
    known.coming = null;
    known.asked = false;
    known.sequence = sequence;
    for (const id of [...known.watching.keys()]) if (!whole.has(id)) this.#remove(known, id);
    for (const one of whole.values()) this.#add(known, one);
  }

  #forget(processId: string): void {
    const known = this.#known.get(processId);
    this.#known.delete(processId);
    for (const id of [...(known?.watching.keys() ?? [])]) this.#remove(known!, id);
  }

  #add(known: Known, watching: Watching): void {
    if (known.watching.has(watching.id)) return;
    known.watching.set(watching.id, watching);
    const there = this.#byProvider.get(watching.providerId) ?? new Map<string, Watching>();
    this.#byProvider.set(watching.providerId, there.set(watching.id, watching));
    this.#parts.onChange(watching, 1);
  }

  #remove(known: Known, id: string): void {
    const watching = known.watching.get(id);
    if (!watching) return;
    known.watching.delete(id);
    const there = this.#byProvider.get(watching.providerId);
    there?.delete(id);
    if (there?.size === 0) this.#byProvider.delete(watching.providerId);
    this.#parts.onChange(watching, -1);
  }
}

const fresh = (): Known => ({ sequence: 0, watching: new Map(), coming: null, asked: false });

function chunks(watching: readonly Watching[]): (readonly Watching[])[] {
  const made: (readonly Watching[])[] = [];
  for (let from = 0; from < watching.length; from += MOST_IN_A_MESSAGE) {
    made.push(watching.slice(from, from + MOST_IN_A_MESSAGE));
  }
  return made;
}
