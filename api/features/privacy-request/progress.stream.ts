import type { PrivacyRequestProgress } from '../../../schema/types/privacy-request.ts';
import type { Context } from '../../access/context.ts';
import { EveryStream } from '../../events/every-stream.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { PrivacyChange } from '../../model/privacy-request.ts';
import type { Session } from '../../store/session.ts';
import type { Parts } from '../parts.ts';
import type { RequestQuery } from './privacy-request.query.ts';
import { privacyRequestStore } from './privacy-request.store.ts';
import type { Progress } from './progress.ts';
import { isClosed } from './request-nature.ts';

const viewOf = ({ requestId, sequence, at, progress }: PrivacyChange): PrivacyRequestProgress => ({
  requestId,
  sequence,
  at,
  ...(progress as Progress),
});

/** Streams of the changes of requests: how one stands, then every change, in order, until it has ended. */
export class ProgressStreams {
  readonly #parts: Parts;
  readonly #query: RequestQuery;
  readonly #maxWaiting: number | undefined;

  /** `maxWaiting` bounds how many events wait for one reader. */
  constructor(parts: Parts, query: RequestQuery, maxWaiting: number | undefined) {
    this.#parts = parts;
    this.#query = query;
    this.#maxWaiting = maxWaiting;
  }

  /** Throws NOT_FOUND. The stream fails with STREAM_ENDED: the final state, or SLOW_READER. */
  async open(context: Context, id: string): Promise<EveryStream<PrivacyRequestProgress>> {
    const request = await this.#query.readable(context, id);
    if (!request) throw new AppError('NOT_FOUND', 'There is no such request.');
    return new Following(this.#parts, request.accountId, id, this.#maxWaiting).stream;
  }
}

/**
 * One reader of one request. Events of the bus only say that there is more; what it is, is read from the numbered changes, so
 * that none is lost between processes or out of order.
 */
class Following {
  readonly stream: EveryStream<PrivacyRequestProgress>;
  readonly #session: Session;
  readonly #requestId: string;
  readonly #onError: (error: unknown) => void;
  #last = 0;
  #isReading = false;
  #isBehind = false;

  constructor(
    { bus, sessionOf, onError }: Parts,
    accountId: string,
    requestId: string,
    maxWaiting: number | undefined,
  ) {
    this.#session = sessionOf(accountId);
    this.#requestId = requestId;
    this.#onError = onError;
    // Listening begins before reading, so that no change falls between.
    const stopListening = bus.on('privacyRequestChanged', (event) => {
      if (event.requestId === requestId) this.#look();
    });
    const stopResync = bus.onResync(async () => this.#look());
    const stop = () => {
      stopListening();
      stopResync();
    };
    this.stream = new EveryStream(stop, maxWaiting);
    this.#look();
  }

  #look(): void {
    this.#isBehind = true;
    if (this.#isReading) return;
    this.#isReading = true;
    this.#read()
      .catch((error: unknown) => {
        this.#onError(error);
        this.stream.end(new AppError('UNAVAILABLE', 'The request could not be read.'));
      })
      .finally(() => {
        this.#isReading = false;
        if (this.#isBehind && !this.stream.ended) this.#look();
      });
  }

  async #read(): Promise<void> {
    while (this.#isBehind && !this.stream.ended) {
      this.#isBehind = false;
      if (this.#last === 0) {
        const now = await privacyRequestStore.lastChange(this.#session, this.#requestId);
        if (now) this.#give(now);
        continue;
      }
      const changes = await privacyRequestStore.changesAfter(this.#session, this.#requestId, this.#last);
      for (const change of changes) this.#give(change);
      if (changes.length > 0) this.#isBehind = true;
    }
  }

  #give(change: PrivacyChange): void {
    this.#last = change.sequence;
    const event = viewOf(change);
    this.stream.push(event);
    if (!isClosed(event.state)) return;
    const details = { reason: event.state };
    this.stream.end(new AppError('STREAM_ENDED', 'The request has ended.', { details }));
  }
}
