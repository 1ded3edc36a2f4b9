import type { EventName, FollowedName } from '../bus.ts';
import type { Events } from '../events.ts';

/** Subjects and names of one installation on a NATS server that others may use too. */
export class Subjects {
  readonly #prefix: string;

  /** `prefix` is of letters, digits, `_` and `-`. */
  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** The bucket of current positions. */
  get bucket(): string {
    return `${this.#prefix}-positions`;
  }

  /** A provider's position: what is published there is held in the bucket and heard by who follows. */
  position(providerId: string): string {
    return `$KV.${this.bucket}.${providerId}`;
  }

  /** What the bucket says to a position: to this process alone. */
  receipt(processId: string): string {
    return `${this.#prefix}.receipt.${processId}`;
  }

  event(name: EventName): string {
    return `${this.#prefix}.event.${name}`;
  }

  beat(processId: string): string {
    return `${this.#prefix}.beat.${processId}`;
  }

  /** To a process that has been cut off: it may have told what nobody heard. */
  get resync(): string {
    return `${this.#prefix}.resync`;
  }

  /** Where an event goes. */
  of<Name extends EventName>(name: Name, event: Events[Name]): string {
    if (name !== 'gateChanged') return this.event(name);
    const { accountId, providerId } = event as Events['gateChanged'];
    return `${this.#prefix}.gate.${accountId}.${providerId}`;
  }

  /** What who follows the key listens to. */
  followed(name: FollowedName, key: string): string {
    return name === 'positionMoved' ? this.position(key) : `${this.#prefix}.gate.${key}.*`;
  }
}

/** Events that everybody hears: few, and each may end something. */
export const HEARD_BY_ALL = [
  'visitChanged',
  'accountChanged',
  'consentGranted',
  'privacyRequestChanged',
  'subjectErased',
  'watchersChanged',
  'watchersAsked',
  'tokenEnded',
] as const satisfies readonly Exclude<EventName, FollowedName>[];

/** Every event is either heard by all or followed: one that is forgotten does not compile. */
export const FORGOTTEN: Exclude<EventName, FollowedName | (typeof HEARD_BY_ALL)[number]>[] = [];
