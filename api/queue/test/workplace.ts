import { systemClock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import { Database } from '../../store/database.ts';
import type { Session } from '../../store/session.ts';
import {
  type DatabaseFlavour,
  type DatabaseTarget,
  databases,
  type TestDatabase,
} from '../../test/support/database.ts';
import { type JobPayload, Queue, type QueueParts } from '../index.ts';

async function migrate(target: DatabaseTarget): Promise<void> {
  await (await Database.open(target)).close();
}

/** PGlite and PostgreSQL, with the tables of the queue. */
export const flavours: DatabaseFlavour[] = databases(migrate);

/** What a test waits for without growing old. */
export const QUICK: QueueParts['timing'] = { beatMs: 100, silentMs: 1_500, lookMs: 100, stopMs: 1_000 };

export const anId = (): string => newId('PrivacyRequest', Date.now());

/** A database of its own with queues on it, whose errors are kept. */
export class Workplace {
  readonly target: TestDatabase;
  readonly database: Database;
  readonly session: Session;
  readonly errors: unknown[] = [];
  readonly #queues: Queue[] = [];
  #left: Promise<void> | null = null;

  private constructor(target: TestDatabase, database: Database) {
    this.target = target;
    this.database = database;
    this.session = database.as({ accountId: newId('Account', Date.now()), providerId: null, visitId: null });
  }

  static async open(flavour: DatabaseFlavour): Promise<Workplace> {
    const target = await flavour.create();
    return new Workplace(target, await Database.open(target));
  }

  /** A queue that works as `name` says, not yet started. */
  queue(name: (queue: Queue) => void, timing: QueueParts['timing'] = QUICK): Queue {
    const onError = (error: unknown) => void this.errors.push(error);
    const queue = new Queue({ storage: this.database.jobs, clock: systemClock, onError, timing: { ...timing } });
    name(queue);
    this.#queues.push(queue);
    return queue;
  }

  async started(name: (queue: Queue) => void): Promise<Queue> {
    const queue = this.queue(name);
    await queue.start();
    return queue;
  }

  send(queue: Queue, name: string, payload: JobPayload = {}, options = {}): Promise<void> {
    return this.session.transaction((session) => queue.send(session, name, payload, options));
  }

  /** Stops everything; the files and the server's database stay, to be looked at. */
  leave(): Promise<void> {
    this.#left ??= this.#leave();
    return this.#left;
  }

  async #leave(): Promise<void> {
    for (const queue of this.#queues) await queue.stop();
    await this.database.close();
  }

  async close(): Promise<void> {
    await this.leave();
    await this.target.close();
  }
}
