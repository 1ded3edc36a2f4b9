import type { Viewer } from '../../access/viewer.ts';
import type { Subject } from '../../store/subject-rows.ts';
import type { Parts } from '../parts.ts';
import type { ConsentService } from './consent.service.ts';
import { personBehind } from './subject.ts';

const DAY_MS = 24 * 3_600_000;
/** Persons whose signal is known to be on record, the first noted dropped first: some 150 bytes each. */
const MOST_KNOWN = 20_000;

/**
 * The privacy signals of browsers, as they come in with requests. The first of a person is recorded, the same person's next ones cost a look
 * into memory for a day. Who is not known is not recorded: nothing is tracked anyway.
 */
export class SignalService {
  readonly #parts: Parts;
  readonly #consents: ConsentService;
  /** By person and signal: until when it need not be written again, in Unix milliseconds. */
  readonly #known = new Map<string, number>();
  readonly #running = new Map<string, Promise<void>>();

  constructor(parts: Parts, consents: ConsentService) {
    this.#parts = parts;
    this.#consents = consents;
    // Who agrees after a signal, without one, is asked again by the next.
    parts.bus.on('consentGranted', ({ kind, subjectId }) => {
      for (const source of ['GPC', 'DNT']) this.#known.delete(`${kind} ${subjectId} ${source}`);
    });
    parts.bus.onResync(async () => this.#known.clear());
  }

  /**
   * Notes the signals of a request: undefined if there is nothing to do, else what settles when they are on record. It never
   * rejects: what could not be written is tried again with the next request, and the request itself is none the worse.
   */
  notice(viewer: Viewer): Promise<void> | undefined {
    const { signals } = viewer;
    if (!signals) return undefined;
    const person = personBehind(viewer);
    if (!person) return undefined;
    const work: Promise<void>[] = [];
    for (const source of ['GPC', 'DNT'] as const) {
      if (!(source === 'GPC' ? signals.gpc : signals.dnt)) continue;
      const key = `${person.kind} ${person.id} ${source}`;
      if ((this.#known.get(key) ?? 0) > this.#parts.clock.now()) continue;
      work.push(this.#once(key, () => this.#record(viewer.accountId, person, source, key)));
    }
    return work.length === 0 ? undefined : Promise.all(work).then(() => {});
  }

  #once(key: string, run: () => Promise<void>): Promise<void> {
    const running = this.#running.get(key);
    if (running) return running;
    const started = run()
      .catch((error: unknown) => this.#parts.onError(error))
      .finally(() => this.#running.delete(key));
    this.#running.set(key, started);
    return started;
  }

  async #record(accountId: string, person: Subject, source: 'GPC' | 'DNT', key: string): Promise<void> {
    const session = this.#parts.sessionOf(accountId);
    // Before the writing: a consent that is given meanwhile takes it away again.
    this.#keep(key);
    try {
      await session.transaction((inner) => this.#consents.optOut(inner, accountId, person, source));
    } catch (error) {
      this.#known.delete(key);
      throw error;
    }
  }

  #keep(key: string): void {
    this.#known.set(key, this.#parts.clock.now() + DAY_MS);
    if (this.#known.size > MOST_KNOWN) this.#known.delete(this.#known.keys().next().value!);
  }
}
