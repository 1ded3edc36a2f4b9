import type { Events } from './events.ts';

export type EventName = keyof Events;

/** Events that a process hears from others only as far as it follows them: a position by its provider, a gate by its account. */
export type FollowedName = 'positionMoved' | 'gateChanged';

/** One following of a key; it counts, so that who follows the same key twice ends it twice. */
export interface Following {
  /**
   * Resolves when every later event is sure to be heard and, for positions, the current one has been: then a state may be read that events
   * keep current. Never rejects; where the bus is down it resolves, and what was missed comes when it is back.
   */
  readonly ready: Promise<void>;
  /** Ends it, once. */
  stop(): void;
}

/** Another process of the same installation, as it comes and goes. */
export interface Peer {
  readonly processId: string;
  readonly here: boolean;
}

/** Why events may not arrive: the connection broke, the server does not answer, or another process does not. */
export type BusTrouble = 'disconnected' | 'server silent' | 'process silent';

/** Carries events to whoever asked for them, in this process and, where there are several, in the others. */
export interface Bus {
  /** What others call this process: new at every start. */
  readonly processId: string;
  /** Tells everybody. Never throws and does not wait. Listeners of this process have heard it when it returns, and hear it once. */
  publish<Name extends Exclude<EventName, 'subjectErased'>>(name: Name, event: Events[Name]): void;
  /**
   * Tells everybody that a person is being erased. Resolves when nothing of them is on the bus any more and the others have been told;
   * throws UNAVAILABLE if that is not sure.
   */
  erase(event: Events['subjectErased']): Promise<void>;
  /**
   * Calls `listen` for each event of that name from now on; returns what stops it. Of the names that are followed it hears what this
   * process publishes, and of the others what is followed here. Events may come twice and out of order. A listener must not throw.
   */
  on<Name extends EventName>(name: Name, listen: (event: Events[Name]) => void): () => void;
  /** Hears from other processes what happens to the key: a provider's id for positions, an account's for gates. */
  follow(name: FollowedName, key: string): Following;
  /** Whether events are sure to arrive now: no revocation can be on its way unheard. */
  healthy(): boolean;
  /** Calls `listen` whenever that has changed, with the reason or, when it is healthy again, null; returns what stops it. */
  onHealth(listen: (trouble: BusTrouble | null) => void): () => void;
  /**
   * Calls `read` after events may have been missed: it reads anew, from the database, what they keep current. The bus is healthy again when
   * all have resolved; one that rejects is called again. Returns what stops it.
   */
  onResync(read: () => Promise<void>): () => void;
  /** Calls `listen` when another process comes, also again after an outage, and when it has gone; returns what stops it. */
  onPeer(listen: (peer: Peer) => void): () => void;
  close(): Promise<void>;
}
