import { Ctx, Query, Resolver, Root, Subscription } from 'type-graphql';
import { Watcher } from '../../../schema/types/watcher.ts';
import type { Context } from '../../access/context.ts';
import { LatestStream } from '../../events/latest-stream.ts';
import type { WatcherRegistry, Watching } from './watcher.registry.ts';
import { watcherView } from './watcher.view.ts';

@Resolver(() => Watcher)
export class WatcherResolver {
  readonly #registry: WatcherRegistry;

  constructor(registry: WatcherRegistry) {
    this.#registry = registry;
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

  /** Gives the whole list each time; ends only with the token. */
  stream({ viewer }: Context): AsyncIterable<Watching[]> {
    const own = viewer.providerId ?? '';
    const stream = new LatestStream(
      () => ({ value: this.#registry.of(own) }),
      () => stop(),
    );
    const stop = this.#registry.onChange((providerId) => {
      if (providerId === own) stream.poke();
    });
    return stream;
  }
}
