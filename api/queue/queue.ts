import { randomUUID } from 'node:crypto';
import { type Clock as BossClock, type JobWithMetadata, PgBoss, type QueueResult } from 'pg-boss';
import type { Clock } from '../kernel/clock.ts';
import { JobStorage, transactionOf } from '../store/job-storage.ts';
import type { Session } from '../store/session.ts';
import { Attempts } from './attempts.ts';
import { QueueContents } from './contents.ts';
import { dueWork } from './due-work.ts';
import { failureOf } from './failure.ts';
import { putBackLostWork } from './lost-work.ts';
import { assertKey, assertOnlyIds, type JobPayload } from './payload.ts';
import { decide, type JobHandler, type Work, type WorkOptions } from './work.ts';

export interface QueueParts {
  readonly storage: JobStorage;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
  /** Tests wait less. */
  readonly timing?: Partial<Timing>;
}

export interface Timing {
  /** A process that works on a job says so this often, */
  readonly beatMs: number;
  /** and is taken for dead after this. */
  readonly silentMs: number;
  /** How often the dead are looked for. */
  readonly lookMs: number;
  /** How long leaving waits for handlers that were asked to stop, and then for the library. */
  readonly stopMs: number;
  /** How often what nobody told of is looked for: what other processes sent, and what was put off before a start. */
  readonly pollMs: number;
}

/** Five beats may be missed, as on a loaded machine; and work is resumed within 15 s. */
const TIMING: Timing = { beatMs: 1_500, silentMs: 8_000, lookMs: 1_000, stopMs: 5_000, pollMs: 2_000 };
/** Alone with its database, a process is told of everything; what was put off before a start is found within the 15 s. */
const ALONE: Partial<Timing> = { lookMs: 10_000, pollMs: 10_000 };

export interface SendOptions {
  /** An id, or a word of a-z and -. While a job with this key waits, another is not added; two with the same key are not worked on at once. */
  readonly singletonKey?: string;
  readonly startAfterMs?: number;
}

/** Where jobs go that nobody tries again, until their `onDead` has been called. */
const DEAD = 'dead-letters';
/** How often a job may be lost with its process before it is taken for what kills it. */
const LOSSES = 50;
const HEALTH_MS = 1_000;
/** The library's own pause before a job is tried again, where it was not told of another. */
const PUT_BACK_MS = 1_000;
/** The library writes down when it was last seen alive only if a queue has this; its own least is 10. */
const LIBRARY_HEARTBEAT_S = 10;
/** Each worker of the library looks by itself too. All that it could find it is told of before, so this is only for safety. */
const WORKER_LOOK_S = 300;
/** The library looks for jobs that wait for others, which none of ours does. */
const FLOW_LOOK_S = 3_600;
/** What recurs is named when its next stretch begins; where that failed, after this. */
const RECUR_AGAIN_MS = 30_000;
const CLOCKS_DIFFER_MS = 1_000;
const LONGEST_WAIT_MS = 300_000;
/** An error that lasts is not told at every look. */
const SAME_ERROR_MS = 30_000;

/** Timers of the library that keep no process alive. */
const unheld: BossClock = {
  now: () => Date.now(),
  setTimeout: (run, ms) => setTimeout(run, ms).unref(),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
  setInterval: (run, ms) => setInterval(run, ms).unref(),
  clearInterval: (timer) => clearInterval(timer as NodeJS.Timeout),
};

/** Durable background work. Say what there is to do by `work` and `every`, then `start` it (or `open` it, for one that only takes jobs). */
export class Queue {
  readonly #parts: QueueParts;
  readonly #timing: Timing;
  readonly #boss: PgBoss;
  readonly #attempts: Attempts;
  readonly #works = new Map<string, Work>();
  readonly #workers = new Map<string, string[]>();
  readonly #timers = new Set<() => void>();
  readonly #told = new Map<string, number>();
  #state: 'new' | 'open' | 'running' | 'stopped' = 'new';

  constructor(parts: QueueParts) {
    this.#parts = parts;
    this.#timing = { ...TIMING, ...(parts.storage.isOwn ? ALONE : {}), ...parts.timing };
    this.#boss = new PgBoss({
      ...JobStorage.optionsOf(parts.storage),
      clock: unheld,
      schedule: false,
      reindex: false,
      monitorVacuum: false,
      flowIntervalSeconds: FLOW_LOOK_S,
    });
    this.#boss.on('error', (error) => this.#tell(error));
    this.#attempts = new Attempts(this.#boss, parts.onError, (name, delayMs) => this.#pokeAfter(name, delayMs));
    this.#works.set(
      DEAD,
      decide(DEAD, (_attempt, job) => this.#bury(job), { retries: 1_000 }),
    );
  }

  /** Says how jobs of that name are done. `P` names the ids that they carry. */
  work<P extends JobPayload>(name: string, handler: JobHandler<P>, options: WorkOptions<P> = {}): void {
    this.#add(decide(name, handler as unknown as JobHandler, options as unknown as WorkOptions));
  }

  /**
   * Has the work done once in each stretch of `everyMs` (whole seconds, from 1970 on), by one of all processes; at
   * once after a start, if that of the stretch is not done yet. Stretches in which no server ran are left out.
   */
  every(name: string, everyMs: number, handler: JobHandler<Record<never, string>>, options: WorkOptions = {}): void {
    this.#add(decide(name, handler as unknown as JobHandler, { retries: 3, ...options }, everyMs));
  }

  /** What lies in its tables. To be asked once the queue is open. */
  get contents(): QueueContents {
    return new QueueContents(() => this.#boss.getDb());
  }

  get #isOpen(): boolean {
    return this.#state === 'open' || this.#state === 'running';
  }

  #add(work: Work): void {
    if (this.#state !== 'new') throw new Error('Work is named before the queue opens.');
    if (this.#works.has(work.name)) throw new Error(`The work ${work.name} is named twice.`);
    this.#works.set(work.name, work);
  }

  /**
   * Adds a job within the session's transaction: it exists if and only if that commits, and is begun at once. Throws
   * outside a transaction, for work that nobody named, and for a payload that holds anything but ids.
   */
  async send(session: Session, name: string, payload: JobPayload, options: SendOptions = {}): Promise<void> {
    const { startAfterMs = 0, singletonKey } = options;
    if (!this.#isOpen) throw new Error('The queue is not open, or has stopped.');
    if (!this.#works.has(name) || name === DEAD) throw new Error('Nobody does work of that name.');
    assertOnlyIds(name, payload);
    if (singletonKey !== undefined) assertKey(name, singletonKey);
    const db = transactionOf(session);
    const key = singletonKey ?? randomUUID();
    const group = { id: key };
    await this.#boss.send(name, payload, { singletonKey: key, group, startAfter: startAfterMs / 1_000, db });
    session.afterCommit(() => this.#pokeAfter(name, startAfterMs));
  }

  /** Takes jobs from now on, without working on any yet. */
  async open(): Promise<void> {
    if (this.#state !== 'new') throw new Error('A queue opens once.');
    try {
      await this.#boss.start();
      const known = new Map((await this.#boss.getQueues()).map((queue) => [queue.name, queue]));
      for (const work of this.#works.values()) await this.#prepare(work, known.get(work.name));
      this.#state = 'open';
    } catch (error) {
      await this.#boss.stop({ graceful: false }).catch(() => {});
      throw error;
    }
  }

  /** Begins to work, and opens if need be. Jobs that a process of this database died with are taken up again. */
  async start(): Promise<void> {
    if (this.#state === 'new') await this.open();
    if (this.#state !== 'open') throw new Error('A queue starts once.');
    this.#state = 'running';
    // Nobody else can have reached the folder: who had these jobs is gone.
    if (this.#parts.storage.isOwn) await this.#look(0);
    for (const work of this.#works.values()) {
      for (let i = 0; i < work.concurrency; i++) await this.#employ(work);
      // What a server put back as it left is due by then.
      this.#pokeAfter(work.name, PUT_BACK_MS + 200);
    }
    this.#repeat(this.#timing.lookMs, () => this.#look(this.#timing.silentMs));
    this.#repeat(this.#timing.pollMs, () => this.#poll());
    for (const work of this.#works.values()) {
      if (work.everyMs === null) continue;
      await this.#recur(work, work.everyMs);
      this.#recurAfter(this.#untilNextMs(work.everyMs), work, work.everyMs);
    }
  }

  /** The first is the place for the dead, which the others name. What is `known` as it is to be costs a start nothing. */
  async #prepare(work: Work, known: QueueResult | undefined): Promise<void> {
    const options = {
      retryLimit: work.retries + LOSSES,
      retryDelay: PUT_BACK_MS / 1_000,
      retryBackoff: false,
      heartbeatSeconds: LIBRARY_HEARTBEAT_S,
      expireInSeconds: Math.ceil(work.longestMs / 1_000) + 60,
      deadLetter: work.onDead ? DEAD : null,
    };
    const names = Object.keys(options) as (keyof typeof options)[];
    if (known && names.every((name) => (known[name] ?? null) === options[name])) return;
    if (!known) await this.#boss.createQueue(work.name, { policy: 'short' });
    await this.#boss.updateQueue(work.name, options);
    // Keeps the library from asking for it within somebody's transaction, on another connection.
    await this.#boss.touch(work.name, randomUUID());
  }

  async #employ(work: Work): Promise<void> {
    const options = {
      includeMetadata: true,
      perJobResults: true,
      groupConcurrency: 1,
      pollingIntervalSeconds: WORKER_LOOK_S,
      heartbeatRefreshSeconds: this.#timing.beatMs / 1_000,
    } as const;
    const id = await this.#boss.work<JobPayload, void, typeof options>(work.name, options, async ([job]) => {
      const result = await this.#attempts.run(work, job as JobWithMetadata<JobPayload>);
      // There may be more, and the dead may have become one more.
      this.#poke(work.name);
      if (result.status === 'deadletter') this.#pokeAfter(DEAD, 100);
      return [result];
    });
    this.#workers.set(work.name, [...(this.#workers.get(work.name) ?? []), id]);
  }

  /** Tells of a job that nobody tries again. Work that is no longer named has nobody to be told. */
  async #bury({ sourceName, sourceOutput, data }: JobWithMetadata<JobPayload>): Promise<void> {
    await this.#works.get(sourceName ?? '')?.onDead?.(data ?? {}, failureOf(sourceOutput).reason);
  }

  async #recur(work: Work, everyMs: number): Promise<void> {
    const slot = { singletonKey: 'recurring', singletonSeconds: everyMs / 1_000 };
    if (await this.#boss.send(work.name, {}, { ...slot, group: { id: slot.singletonKey } })) this.#poke(work.name);
  }

  #recurAfter(delayMs: number, work: Work, everyMs: number): void {
    this.#after(delayMs, () => {
      this.#recur(work, everyMs)
        .then(
          () => this.#untilNextMs(everyMs),
          (error: unknown) => {
            this.#tell(error);
            return Math.min(everyMs, RECUR_AGAIN_MS);
          },
        )
        .then((nextMs) => this.#recurAfter(nextMs, work, everyMs));
    });
  }

  /** Until the next stretch has begun, also by the clock of the database; bounded, as clocks are set. */
  #untilNextMs(everyMs: number): number {
    const leftMs = everyMs - (this.#parts.clock.now() % everyMs);
    return Math.min(leftMs + Math.min(CLOCKS_DIFFER_MS, everyMs / 10), LONGEST_WAIT_MS);
  }

  async #look(silentMs: number): Promise<void> {
    for (const name of await putBackLostWork(this.#boss, this.#boss.getDb(), silentMs, this.#attempts.running)) {
      this.#poke(name);
    }
  }

  async #poll(): Promise<void> {
    for (const name of await dueWork(this.#boss.getDb(), [...this.#works.keys()])) this.#poke(name);
  }

  #poke(name: string): void {
    for (const id of this.#workers.get(name) ?? []) this.#boss.notifyWorker(id);
  }

  /** Later; what is still ahead when the process ends is found by looking. */
  #pokeAfter(name: string, delayMs: number): void {
    if (delayMs <= 0) this.#poke(name);
    else this.#after(delayMs, () => this.#poke(name));
  }

  #after(delayMs: number, run: () => void): void {
    if (this.#state !== 'running') return;
    const cancel = this.#parts.clock.after(delayMs, () => {
      this.#timers.delete(cancel);
      run();
    });
    this.#timers.add(cancel);
  }

  /** Again and again, with that pause in between; a failure is told, and the next time tried again. */
  #repeat(pauseMs: number, run: () => Promise<void>): void {
    this.#after(pauseMs, () => {
      run()
        .catch((error: unknown) => this.#tell(error))
        .finally(() => this.#repeat(pauseMs, run));
    });
  }

  #tell(error: unknown): void {
    const { name, code } = error as { name?: string; code?: string };
    const kind = `${name} ${code}`;
    const now = this.#parts.clock.now();
    if (this.#state !== 'running' || now - (this.#told.get(kind) ?? -Infinity) < SAME_ERROR_MS) return;
    this.#told.set(kind, now);
    this.#parts.onError(error);
  }

  /** Whether it takes jobs, and its database answers it within a second. Never rejects. */
  async healthy(): Promise<boolean> {
    if (!this.#isOpen) return false;
    const answered = this.#boss
      .getDb()
      .executeSql('select 1')
      .then(
        () => true,
        () => false,
      );
    return Promise.race([answered, this.#elapsed(HEALTH_MS).then(() => false)]);
  }

  /**
   * Leaves: no job is begun, handlers are asked to stop and waited for, a few seconds at most; what is not done then goes back to
   * the queue. Bounded, whatever handlers and the database do.
   */
  async stop(): Promise<void> {
    if (!this.#isOpen) return;
    this.#state = 'stopped';
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
    this.#attempts.stop();
    const left = Promise.all([...this.#works.keys()].map((name) => this.#boss.offWork(name, { wait: true })));
    await Promise.race([left, this.#elapsed(this.#timing.stopMs)]);
    const stopped = this.#boss.stop({ graceful: false }).catch(() => {});
    await Promise.race([stopped, this.#elapsed(this.#timing.stopMs)]);
  }

  #elapsed(ms: number): Promise<void> {
    return new Promise((resolve) => {
      setTimeout(resolve, ms).unref();
    });
  }
}
