import type { Context } from '../../access/context.ts';
import type { Gate } from '../../events/events.ts';
import { LatestStream } from '../../events/latest-stream.ts';
import { AppError } from '../../kernel/app-error.ts';
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

/** Streams about one provider. They end with the reader, or with the token, which is the edge's affair. */
export class PositionStreams {
  readonly #needs: StreamNeeds;

  constructor(needs: StreamNeeds) {
    this.#needs = needs;
  }

  /** What the viewer sees of a provider: now and at every change. The viewer counts as a watcher. */
  async ofProvider(context: Context, providerId: string): Promise<AsyncIterable<PositionView>> {
    const { session, access, viewer } = context;
    const provider = await providerStore.find(session, providerId);
    if (!provider || !(await this.#needs.positions.prepare(context, providerId))) {
      throw new AppError('NOT_FOUND', 'There is no such provider.');
    }
    access.require('locate', 'Provider', providerFacts(provider));
    let last: string | null = null;
    const stream = new LatestStream(
      () => {
        const view = this.#needs.positions.view(viewer, providerId);
        const shown = coarsely(view);
        if (shown !== null && shown === last) return null;
        last = shown;
        return { value: view };
      },
      () => {
        stopListening();
        stopWatching();
      },
    );
    const stopListening = this.#needs.board.onProvider(providerId, () => stream.poke());
    const stopWatching = this.#needs.watchers.watch(viewer, providerId, provider.userId);
    return stream;
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
    const stopGates = this.#needs.gates.onChange((gate) => {
      if (gate.providerId === own.providerId) stream.poke();
    });
    const stopWatchers = this.#needs.watchers.onChange((providerId) => {
      if (providerId === own.providerId) stream.poke();
    });
    return stream;
  }
}
