import { join } from 'node:path';
import { AskedProcess } from '../run/asked-process.ts';
import type { Asked } from './crowd-process.ts';
import type { Ready } from './drive.ts';
import type { Received } from './subscribers.ts';

const FILE = join(import.meta.dirname, 'crowd-process.js');
/** Beyond what it is told to wait. */
const ANSWER_WITHIN_MS = 120_000;

/** The subscribers of one server in a process of their own: one that held those of all servers would have too many files open. */
export class Crowd {
  readonly #process = new AskedProcess({ name: 'subscribers', file: FILE, flags: [], environment: {} });

  private constructor() {}

  /** Who will subscribe to a server. */
  static async of(ready: Ready): Promise<Crowd> {
    const crowd = new Crowd();
    await crowd.#ask({ ask: 'of', ready });
    return crowd;
  }

  open(count: number): Promise<unknown> {
    return this.#ask({ ask: 'open', count });
  }

  missing(lastMs: readonly number[], withinMs: number): Promise<number> {
    return this.#ask<number>({ ask: 'missing', lastMs, withinMs });
  }

  received(): Promise<Received> {
    return this.#ask<Received>({ ask: 'received' });
  }

  plant(fault: string): Promise<unknown> {
    return this.#ask({ ask: 'plant', fault });
  }

  leave(): Promise<void> {
    return this.#process.end();
  }

  async #ask<T>(asked: Asked): Promise<T> {
    const { value } = await this.#process.ask<{ value: T }>(asked, ANSWER_WITHIN_MS, asked.ask);
    return value;
  }
}
