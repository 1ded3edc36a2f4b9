import type { Bus, EventName, FollowedName, Following } from './bus.ts';
import type { Events } from './events.ts';
import { Listeners } from './listeners.ts';

/** There is no other process to hear from. */
const NOTHING_ELSEWHERE: Following = Object.freeze({ ready: Promise.resolve(), stop: () => {} });
const NEVER = () => () => {};

/** The bus of a single process: an event is delivered before `publish` returns. */
export class InProcessBus implements Bus {
  readonly processId = 'alone';
  readonly #listeners: Listeners;

  /** `onError` hears of a listener that threw; the others have heard the event all the same. */
  constructor(onError: (error: unknown) => void) {
    this.#listeners = new Listeners(onError);
  }

  publish<Name extends Exclude<EventName, 'subjectErased'>>(name: Name, event: Events[Name]): void {
    this.#listeners.tell(name, event);
  }

  async erase(event: Events['subjectErased']): Promise<void> {
    this.#listeners.tell('subjectErased', event);
  }

  on<Name extends EventName>(name: Name, listen: (event: Events[Name]) => void): () => void {
    return this.#listeners.on(name, listen);
  }

  follow(_name: FollowedName, _key: string): Following {
    return NOTHING_ELSEWHERE;
  }

  healthy(): boolean {
    return true;
  }

  readonly onHealth = NEVER;
  readonly onResync = NEVER;
  readonly onPeer = NEVER;

  async close(): Promise<void> {
    this.#listeners.clear();
  }
}
