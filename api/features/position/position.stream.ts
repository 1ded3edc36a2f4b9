import { type Sight, sightOf } from '../../../policies/sight.ts';
import type { Context } from '../../access/context.ts';
import type { Gate } from '../../events/events.ts';
import { LatestStream, type Snapshot } from '../../events/latest-stream.ts';
import { type Feed, type FeedListener, Shareable } from '../../events/shared-source.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Clock } from '../../kernel/clock.ts';
import { SharedReads } from '../../store/shared-reads.ts';
import { providerFacts, providerStore } from '../provider/index.ts';
import type { GateCache } from '../sharing/index.ts';
import type { WatcherRegistry } from '../watcher/index.ts';
import type { PositionBoard } from './position.board.ts';
import type { PositionService } from './position.service.ts';
import { coarsely, type PositionView } from './position.view.ts';

export interface StreamNeeds {
  readonly board: PositionBoard;
  readonly gates: GateCache;
  readonly watchers: WatcherRegistry;
  readonly positions: PositionService;
}

const gone = () =>
  new AppError('STREAM_ENDED', 'The provider is no longer there.', { details: { reason: 'NOT_FOUND' } });

/** Streams about one provider. They end with the provider, and with the reader or the token, which is the edge's affair. */
export class PositionStreams {
  readonly #needs: StreamNeeds;
  readonly #providers: SharedReads<ReturnType<typeof providerFacts>>;

  constructor(needs: StreamNeeds, clock: Clock) {
    this.#needs = needs;
    this.#providers = new SharedReads(clock, async (session, ids) => {
      const rows = await providerStore.findMany(session, ids);
      return new Map(rows.map((row) => [row.id, providerFacts(row)]));
    });
  }

  /** What the viewer sees of a provider: now and at every change. The viewer counts as a watcher. */
  async ofProvider(context: Context, providerId: string): Promise<Shareable<PositionView>> {
    const { session, access, viewer } = context;
    const { accountId } = viewer;
    const provider = await this.#providers.get(session, providerId);
    if (!provider || !(await this.#needs.positions.prepare(session, accountId, providerId))) {
      throw new AppError('NOT_FOUND', 'There is no such provider.');
    }
    access.require('locate', 'Provider', provider);
    const { userId } = provider;
    const sight = sightOf(viewer, providerId);
    return new Shareable({
      known: { ProviderPosition: { accountId, providerId } },
      name: sight.key,
      open: (listener) => new PositionFeed(this.#needs, sight, providerId, listener),
      attend: () => this.#needs.watchers.watch(viewer, providerId, userId),
    });
  }

  /** The gate of the token's own provider: now, and whenever the instruction may have changed. */
  async ofInstruction(context: Context): Promise<AsyncIterable<Gate>> {
    const own = await this.#needs.positions.ownGate(context);
    let last = '';
    const stream = new LatestStream(
      () => {
        const gate = this.#needs.gates.known(own.providerId) ?? own;
        const { mode } = this.#needs.positions.instruction(gate);
        if (mode === last) return null;
        last = mode;
        return { value: gate };
      },
      () => {
        stopGates();
        stopWatchers();
      },
    );
    const stopGates = this.#needs.gates.onChange(({ gate }) => {
      if (gate.providerId === own.providerId) stream.poke();
    });
    const stopWatchers = this.#needs.watchers.onChange((providerId) => {
      if (providerId === own.providerId) stream.poke();
    });
    return stream;
  }
}

/** What those who see so see of a provider. A coarse view is news only if it has changed. */
class PositionFeed implements Feed<PositionView> {
  readonly #positions: PositionService;
  readonly #sight: Sight;
  readonly #providerId: string;
  readonly #stopBoard: () => void;
  readonly #stopGone: () => void;
  #last: string | null = null;

  constructor({ positions, board, gates }: StreamNeeds, sight: Sight, providerId: string, listener: FeedListener) {
    this.#positions = positions;
    this.#sight = sight;
    this.#providerId = providerId;
    this.#stopBoard = board.watch(providerId, listener).stop;
    this.#stopGone = gates.onGone((goneId) => {
      if (goneId === providerId) listener.fail(gone());
    });
  }

  current(): PositionView {
    return this.#positions.view(this.#sight, this.#providerId);
  }

  news(): Snapshot<PositionView> {
    const view = this.current();
    const shown = coarsely(view);
    if (shown !== null && shown === this.#last) return null;
    this.#last = shown;
    return { value: view };
  }

  close(): void {
    this.#stopBoard();
    this.#stopGone();
  }
}
