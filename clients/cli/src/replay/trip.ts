/** Where a receiver was, and when. */
export interface Fix {
  /** Seconds since 1970, or since any other moment: only differences count. */
  readonly timeS: number;
  readonly latitude: number;
  readonly longitude: number;
}

export interface Trip {
  readonly name: string;
  /** At least two, each later than the one before. */
  readonly fixes: readonly Fix[];
}

/** What is wrong with a file. */
export interface Problem {
  /** From 1. */
  readonly line: number;
  /** In words; it names no coordinates. */
  readonly reason: string;
  /** The trip that is not sent because of it; null if it spoils the whole file. */
  readonly trip: string | null;
}

/** What a file holds. A trip with a problem is not among `trips`; with a problem of the file there are none. */
export interface Reading {
  readonly trips: readonly Trip[];
  readonly problems: readonly Problem[];
}

interface Draft {
  readonly fixes: Fix[];
  readonly firstLine: number;
  problem: Problem | null;
}

/** Takes down fixes in the order of the file, finds what is wrong with them, and makes trips of the rest. */
export class TripCollector {
  readonly #drafts = new Map<string, Draft>();
  #spoiled: Problem | null = null;

  /** A fix of a trip, on a line. What is missing or no number comes as NaN. */
  add(trip: string, line: number, fix: Fix): void {
    const draft = this.#draft(trip, line);
    if (draft.problem) return;
    const reason = faultOf(fix, draft.fixes.at(-1));
    if (reason) draft.problem = { line, reason, trip };
    else draft.fixes.push(fix);
  }

  /** Something wrong with one trip: its first counts. */
  refuse(trip: string, line: number, reason: string): void {
    this.#draft(trip, line).problem ??= { line, reason, trip };
  }

  /** Something wrong from which on nothing can be trusted. */
  spoil(line: number, reason: string): void {
    this.#spoiled ??= { line, reason, trip: null };
  }

  get isSpoiled(): boolean {
    return this.#spoiled !== null;
  }

  finish(): Reading {
    if (this.#spoiled) return { trips: [], problems: [this.#spoiled] };
    if (this.#drafts.size === 0)
      return { trips: [], problems: [{ line: 1, reason: 'there is no trip in it', trip: null }] };
    const trips: Trip[] = [];
    const problems: Problem[] = [];
    for (const [name, { fixes, firstLine, problem }] of this.#drafts) {
      if (problem) problems.push(problem);
      else if (fixes.length < 2)
        problems.push({ line: firstLine, reason: 'a trip has at least two fixes', trip: name });
      else trips.push({ name, fixes });
    }
    return { trips, problems };
  }

  #draft(trip: string, line: number): Draft {
    const known = this.#drafts.get(trip);
    if (known) return known;
    const draft: Draft = { fixes: [], firstLine: line, problem: null };
    this.#drafts.set(trip, draft);
    return draft;
  }
}

function faultOf({ timeS, latitude, longitude }: Fix, before: Fix | undefined): string | null {
  if (!Number.isFinite(timeS)) return 'the time is missing or cannot be read';
  if (!(latitude >= -90 && latitude <= 90)) return 'the latitude is not a number from -90 to 90';
  if (!(longitude >= -180 && longitude <= 180)) return 'the longitude is not a number from -180 to 180';
  if (before && timeS <= before.timeS) return 'the time is not later than that of the fix before';
  return null;
}
