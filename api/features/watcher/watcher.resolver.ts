import { Ctx, Query, Resolver, Root, Subscription } from 'type-graphql';
import { Watcher } from '../../../schema/types/watcher.ts';
import type { Context } from '../../access/context.ts';
import { LatestStream } from '../../events/latest-stream.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { WatcherRegistry, Watching } from './watcher.registry.ts';
import { watcherView } from './watcher.view.ts';

/** Lists begin so far apart at least: each is sorted and sent whole, and a thousand who come at once would each cost one. */
const APART_MS = 250;

@Resolver(() => Watcher)
export class WatcherResolver {
  readonly #registry: WatcherRegistry;
  readonly #clock: Clock;

  constructor(registry: WatcherRegistry, clock: Clock) {
    this.#registry = registry;
    this.#clock = clock;
  }

  @Query(() => [Watcher], { description: 'Who is watching you now, the longest first.' })
  watchers(@Ctx() { viewer }: Context) {
    return this.#registry.of(viewer.providerId ?? '').map(watcherView);
  }

  @Subscription(() => [Watcher], {
    name: 'watchers',
    description: 'Who is watching you: now, and whenever that changes.',
    subscribe: ({ context }) => (context as Context).resolver(WatcherResolver).stream(context as Context),
  })
  watchersChanged(@Root() watching: Watching[]) {
    return watching.map(watcherView);
  }

  /** Gives the whole list each time, with all that changed within a window; ends only with the token. */
  stream({ viewer }: Context): AsyncIterable<Watching[]> {
    const own = viewer.providerId ?? '';
    const clock = this.#clock;
    let givenMs = 0;
    let isArmed = false;
    const stream = new LatestStream(
      () => {
        givenMs = clock.now();
        return { value: this.#registry.of(own) };
      },
      () => stop(),
    );
    const stop = this.#registry.onChange((providerId) => {
      if (providerId !== own || isArmed) return;
      isArmed = true;
      clock.after(givenMs + APART_MS - clock.now(), () => {
        isArmed = false;
        stream.poke();
      });
    });
    return stream;
  }
}
