import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Subject } from '../../store/subject-rows.ts';
import type { Json } from './actor.ts';
import type { TestDatabase } from './database.ts';
import { environmentOf, type PrivacyCompany } from './privacy-company.ts';
import { PrivacyDesk } from './privacy-desk.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { until, within } from './within.ts';

/** By the contract: what a killed process was at is gone on with so soon after a server is ready again. */
export const RESUMED_WITHIN_MS = 15_000;
/** A request that is cleared is begun at once; machines are shared. */
const BEGUN_WITHIN_MS = 30_000;
/** Who is killed while the disk is busy ends when that has written; how long it takes says nothing of the server. */
const ENDED_WITHIN_MS = 30_000;

/** Where a server is killed: at the start of a step, or when its effect is there and nothing says so yet. */
export interface KillPoint {
  readonly step: string;
  readonly phase: 'start' | 'done';
}

/** A request, and where the servers that carry it out are killed, in the order in which they come there. */
export interface DoomedRequest {
  readonly act: string;
  readonly subject: Subject;
  readonly more?: object;
  readonly points: readonly KillPoint[];
}

/** A request that was carried out all the same, and how it was planned. */
export interface Survived {
  readonly planned: Json;
  readonly done: Json;
}

export const nameOf = ({ step, phase }: KillPoint): string => `${step}:${phase}`;

/** Servers that follow each other on one database, each killed at a point, but the last. */
export class KilledLife {
  /** How long after a server was ready the next kill, or the end of the step at which the last came, was seen. */
  readonly resumedMs: number[] = [];
  readonly #database: TestDatabase;
  readonly #officers: PrivacyCompany['officers'];
  readonly #markers = temporaryFolder('killed');
  #server: ServerProcess | null = null;
  #readyMs = 0;

  constructor(database: TestDatabase, officers: PrivacyCompany['officers']) {
    this.#database = database;
    this.#officers = officers;
  }

  /** Two officers at the server of now. */
  get desk(): PrivacyDesk {
    return PrivacyDesk.at(this.#server!, ...this.#officers);
  }

  /** Whether a process was killed there: it left a file behind, just before. */
  wasKilledAt(point: KillPoint): boolean {
    return existsSync(this.#markerOf(point));
  }

  /** Has the requests carried out, one after the other. Rejects if work is not resumed in time. */
  async carryOut(requests: readonly DoomedRequest[]): Promise<Survived[]> {
    const points = requests.flatMap((request) => request.points);
    const survived: Survived[] = [];
    let next = 0;
    await this.#start(points[next]);
    for (const { act, subject, more, points: own } of requests) {
      // Filed again under the same key, it is the same request.
      const file = { idempotencyKey: randomUUID(), ...more };
      let planned: Json = null;
      try {
        planned = await this.desk.file(act, subject, file);
        planned = await this.desk.look(planned.id);
        await this.desk.clear(planned.id);
      } catch (error) {
        // The process may be killed before it has answered.
        if (!this.wasKilledAt(own[0]!)) throw error;
      }
      this.#readyMs = performance.now();
      for (const point of own) {
        await this.#killed(point, point === own[0] ? BEGUN_WITHIN_MS : RESUMED_WITHIN_MS);
        await this.#start(points[++next]);
      }
      const { id } = planned ?? (await this.desk.file(act, subject, file));
      await this.#goneOn(id, own.at(-1)!.step);
      this.resumedMs.push(performance.now() - this.#readyMs);
      const done = await this.desk.ended(id);
      survived.push({ planned, done });
    }
    return survived;
  }

  /** Ends the last server in good order. */
  async end(): Promise<void> {
    await this.#server?.stop('SIGTERM');
  }

  /** Ends whatever is left. */
  async kill(): Promise<void> {
    await this.#server?.stop('SIGKILL');
  }

  /** Resolves when a step is done at which a server was killed; the others may take what they take. */
  async #goneOn(id: string, step: string): Promise<void> {
    const isDone = async () => {
      const { steps } = await this.desk.look(id);
      const { state } = steps.find(({ name }: { name: string }) => name === step);
      return ['DONE', 'NOTHING_FOUND'].includes(state);
    };
    await until(RESUMED_WITHIN_MS, isDone, `the end of ${step} after the kill`);
  }

  #markerOf(point: KillPoint): string {
    return join(this.#markers, encodeURIComponent(nameOf(point)));
  }

  async #start(point: KillPoint | undefined): Promise<void> {
    const killAt = point && { ...point, marker: this.#markerOf(point) };
    try {
      this.#server = await startServerProcess(environmentOf(this.#database), killAt ? { killAt } : {});
    } catch (error) {
      // It may come to the point before it listens.
      if (!point || !this.wasKilledAt(point)) throw error;
      this.#server = null;
    }
    this.#readyMs = performance.now();
  }

  async #killed(point: KillPoint, withinMs: number): Promise<void> {
    await until(withinMs, () => this.wasKilledAt(point), `the kill at ${nameOf(point)}`);
    this.resumedMs.push(performance.now() - this.#readyMs);
    if (!this.#server) return;
    const how = await within(ENDED_WITHIN_MS, this.#server.ended, `the end of the process at ${nameOf(point)}`);
    if (how !== 'SIGKILL') throw new Error(`at ${nameOf(point)} the process ended by itself: ${how}`);
  }
}
