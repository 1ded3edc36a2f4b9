import type { Events } from './events.ts';

export type EventName = keyof Events;

/** Carries events to whoever asked for them, in this process and, where there are several, in the others. */
export interface Bus {
  /** Tells everybody. Never throws and does not wait. */
  publish<Name extends EventName>(name: Name, event: Events[Name]): void;
  /** Calls `listen` for each event of that name from now on; returns what stops it. A listener must not throw. */
  on<Name extends EventName>(name: Name, listen: (event: Events[Name]) => void): () => void;
  /** Whether events are sure to arrive now. */
  healthy(): boolean;
  close(): Promise<void>;
}
