import { Actor } from '../../api/test/support/actor.ts';
import { Subscribers } from '../peers/subscribers.ts';
import type { Judged } from './judged.ts';
import type { World } from './world.ts';

// Those who subscribe and do not read. k6 reads whatever comes, so they are opened by the runner.

/** Long names make long events: 50 KB each, so that after some seconds the kernel takes no more and the server has to decide. */
const [NAMES, NAME_LENGTH] = [25, 2_000];
const names = Array.from({ length: NAMES }, (_, i) => `f${i}${'x'.repeat(NAME_LENGTH)}: freshness`).join(' ');
const QUERY = `subscription ($id: ID!) { providerPosition(providerId: $id) { providerId recordedAt ${names} } }`;
const CURRENT = 'query ($id: ID!) { providerPosition(providerId: $id) { recordedAt } }';
/** What lies in the kernel's buffers is read first. */
const CATCH_UP_MS = 10_000;

/** Sockets that subscribe and are then paused. */
export class SlowConsumers {
  readonly #world: World;
  readonly #subscribers: Subscribers;

  private constructor(world: World, subscribers: Subscribers) {
    this.#world = world;
    this.#subscribers = subscribers;
  }

  static async open(world: World, count: number): Promise<SlowConsumers> {
    const payload = { authorization: `Bearer ${world.tokens.office[0]}` };
    const { port, pathname } = new URL(world.httpUrl);
    const providerIds = world.providers.map(({ id }) => id);
    const subscribers = new Subscribers({ port: Number(port), path: pathname, providerIds, payload }, QUERY);
    await subscribers.open(count);
    subscribers.pause();
    return new SlowConsumers(world, subscribers);
  }

  /** Has them read again, and judges: everybody catches up with the newest, skipping what was in between. */
  async judge(reportsOfEach: number): Promise<Judged[]> {
    const { httpUrl, wsUrl, providers, tokens } = this.#world;
    const office = new Actor({ httpUrl, wsUrl }, tokens.office[0]!);
    const lastMs: number[] = [];
    for (const { id } of providers) {
      const { providerPosition } = await office.data(CURRENT, { id });
      lastMs.push(Date.parse(providerPosition.recordedAt));
    }
    this.#subscribers.resume();
    const missing = await this.#subscribers.missing(lastMs, CATCH_UP_MS);
    const { deliveries, foreign, outOfOrder } = this.#subscribers.received();
    const most = reportsOfEach * this.#subscribers.count;
    return [
      { metric: 'slow consumers without the latest', threshold: 'count==0', passed: missing === 0 },
      { metric: 'slow consumers with what is not theirs', threshold: 'count==0', passed: foreign + outOfOrder === 0 },
      { metric: 'events kept for slow consumers', threshold: `count<${most}`, passed: deliveries < most },
    ];
  }

  leave(): void {
    this.#subscribers.leave();
  }
}
