// biome-ignore lint/correctness/noUnusedImports: Arg is used, by decorators of parameters that only declare.
import { Arg, Ctx, Int, Resolver, Root, Subscription } from 'type-graphql';
import { sightOf } from '../../../policies/sight.ts';
import { BoundingBoxInput, FleetPositions } from '../../../schema/types/position.ts';
import type { Context } from '../../access/context.ts';
import type { Gate, GateSession } from '../../events/events.ts';
import { Shareable } from '../../events/shared-source.ts';
import { AppError } from '../../kernel/app-error.ts';
import { type BoundingBox, isBoundingBox } from '../../kernel/geo.ts';
import type { AccountSettings } from '../account/index.ts';
import type { Parts } from '../parts.ts';
import { type FleetEvent, FleetFeed, type FleetNeeds, type FleetOptions } from './fleet.feed.ts';

const MAX_INTERVAL_MS = 60_000;

/** For how long an event may wait for somebody who moves anyway. */
const leewayOf = (intervalMs: number): number => Math.min(5, intervalMs / 10);

@Resolver(() => FleetPositions)
export class FleetResolver {
  readonly #parts: Parts;
  readonly #needs: FleetNeeds & { settings: AccountSettings };
  readonly #windowMs: number;

  /** Unless the reader says otherwise, events are `windowMs` apart: what happens meanwhile gathers into one. */
  constructor(parts: Parts, needs: FleetNeeds & { settings: AccountSettings }, windowMs: number) {
    this.#parts = parts;
    this.#needs = needs;
    this.#windowMs = windowMs;
  }

  @Subscription(() => FleetPositions, {
    name: 'fleetPositions',
    description: 'All providers that you may see: now, and whatever changes.',
    subscribe: ({ context, args }) =>
      (context as Context)
        .resolver(FleetResolver)
        .stream(context as Context, args['minIntervalMs'] as number, args['boundingBox'] as BoundingBox) as never,
  })
  fleetPositions(
    @Arg('minIntervalMs', () => Int, {
      nullable: true,
      description: 'Milliseconds between events at least, 0 to 60,000. Unless given, what happens within 50 gathers.',
    })
    _minIntervalMs: number | null,
    @Arg('boundingBox', () => BoundingBoxInput, { nullable: true, description: 'Only who is inside.' })
    _boundingBox: BoundingBoxInput | null,
    @Root() event: FleetEvent,
  ) {
    return event;
  }

  /** A reader's interval is the least, the window the most. */
  #intervals(intervalMs: number | null): Pick<FleetOptions, 'minIntervalMs' | 'maxIntervalMs'> {
    const minIntervalMs = intervalMs ?? this.#windowMs - leewayOf(this.#windowMs);
    return { minIntervalMs, maxIntervalMs: minIntervalMs + leewayOf(intervalMs ?? this.#windowMs) };
  }

  /** Throws BAD_USER_INPUT. */
  async stream(
    context: Context,
    intervalMs: number | null | undefined,
    box: BoundingBox | null | undefined,
  ): Promise<Shareable<FleetEvent>> {
    if (intervalMs && (intervalMs < 0 || intervalMs > MAX_INTERVAL_MS)) {
      throw new AppError('BAD_USER_INPUT', `\`minIntervalMs\` is from 0 to ${MAX_INTERVAL_MS}.`);
    }
    if (box && !isBoundingBox(box)) throw new AppError('BAD_USER_INPUT', '`boundingBox` is not a box on WGS84.');
    const { session, viewer, access } = context;
    const { accountId } = viewer;
    await this.#needs.settings.load(accountId);
    const gates = await this.#needs.gates.sharing(session, accountId);
    await Promise.all(gates.map(({ providerId }) => this.#needs.board.prepare(providerId)));
    const sight = sightOf(viewer);
    const mayWatch = ({ providerId }: Gate, { visitId, stage }: GateSession) =>
      access.canRead('ProviderPosition', { accountId, providerId, visitId, stage });
    const options = { accountId, sight, box: box ?? null, mayWatch, ...this.#intervals(intervalMs ?? null) };
    return new Shareable({
      known: { ProviderPosition: { accountId } },
      name: JSON.stringify([sight.key, access.rowsKey('ProviderPosition', { accountId })]),
      open: (listener) => new FleetFeed(this.#parts, this.#needs, options, listener),
      attend: (feed: FleetFeed) => feed.attend(viewer),
    });
  }
}
