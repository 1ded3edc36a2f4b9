/** What has got something to write in a turn. */
export interface Touched {
  flush(): void;
}

/** What is to be done once at the end of a turn, however often it is asked for. */
export interface TurnWork {
  /** Whether a turn is to do it. The turn's own mark: false at first, and never set by others. */
  isDue: boolean;
  /** Puts frames (`SocketWriter.put`). Must not throw. */
  run(turn: Turn): void;
}

/**
 * Gathers what happens in one turn of the event loop: each piece of work is done once at its end, and all that it puts on
 * one socket leaves in one write, which is most of what a delivery costs.
 */
export class Turn {
  #work: TurnWork[] = [];
  readonly #touched: Touched[] = [];
  #holding: Touched[] = [];
  #afterwards: (() => void)[] = [];
  #isArmed = false;

  /** Has `work` done at the end of this turn. */
  later(work: TurnWork): void {
    if (work.isDue) return;
    work.isDue = true;
    this.#work.push(work);
    this.#arm();
  }

  /** Has done now what it was asked to do later, and nothing else. */
  now(work: TurnWork): void {
    if (!work.isDue) return;
    work.isDue = false;
    work.run(this);
    this.#write();
  }

  /** Calls `run` once, after the frames of the next turn that has any have been written. */
  afterFrames(run: () => void): void {
    this.#afterwards.push(run);
  }

  /** `writer` has got something to write. */
  touch(writer: Touched): void {
    this.#touched.push(writer);
  }

  /** `writer` holds something back that leaves at the end of this turn, after its frames. */
  hold(writer: Touched): void {
    this.#holding.push(writer);
    this.#arm();
  }

  #arm(): void {
    if (this.#isArmed) return;
    this.#isArmed = true;
    setImmediate(() => this.#end());
  }

  #end(): void {
    this.#isArmed = false;
    const work = this.#work;
    this.#work = [];
    for (const one of work) {
      if (!one.isDue) continue;
      one.isDue = false;
      one.run(this);
    }
    this.#write();
    const holding = this.#holding;
    if (holding.length === 0) return;
    this.#holding = [];
    for (const writer of holding) writer.flush();
  }

  #write(): void {
    if (this.#touched.length === 0) return;
    for (const writer of this.#touched) writer.flush();
    this.#touched.length = 0;
    if (this.#afterwards.length === 0) return;
    const afterwards = this.#afterwards;
    this.#afterwards = [];
    for (const run of afterwards) run();
  }
}
