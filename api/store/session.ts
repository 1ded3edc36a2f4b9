import type { EntitySchema, FilterQuery } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { AppError } from '../kernel/app-error.ts';
import { SESSION } from '../model/row-security.ts';
import { followChanges, type RowChange } from './row-changes.ts';

/** Who works with a session, by ids: null is the platform itself. */
export interface SessionActor {
  readonly userId: string | null;
  readonly tokenId: string | null;
  readonly audience: string | null;
  readonly requestId: string | null;
}

/** Writes down what the transactions of a session change, in the same transactions. */
export interface ChangeRecorder {
  readonly actor: SessionActor;
  /** Runs after the work of a transaction and before its commit. What it throws undoes the transaction. */
  beforeCommit(session: Session, changes: readonly RowChange[]): Promise<void>;
  /** Runs after the commit. */
  committed(): void;
}

/** Of the operation that a session is for: over once it is answered, also if that was because its time had run out. */
export interface Ending {
  readonly isOver: boolean;
}

const NEVER: Ending = { isOver: false };

/**
 * A unit of work as one viewer. Only stores (`*.store.ts`) reach into `em`; everybody else passes the session on.
 * Reads outside a transaction each run in a short one of their own.
 */
export class Session {
  #em: SqlEntityManager | (() => SqlEntityManager);
  readonly #loaders = new Map<string, DataLoader<string, unknown>>();
  readonly #recorder: ChangeRecorder | null;
  readonly #ending: Ending;
  #committed: (() => void)[] = [];

  /** A function is called when the database is first wanted: most reports of positions never do, and a manager is dear to make. */
  constructor(
    em: SqlEntityManager | (() => SqlEntityManager),
    recorder: ChangeRecorder | null = null,
    ending: Ending = NEVER,
  ) {
    this.#em = em;
    this.#recorder = recorder;
    this.#ending = ending;
  }

  get em(): SqlEntityManager {
    if (typeof this.#em === 'function') this.#em = this.#em();
    return this.#em;
  }

  /** The account whose rows it reaches; null for a session of no account. */
  get accountId(): string | null {
    const variables = this.em.getSessionContext()?.variables as Record<string, unknown> | undefined;
    return (variables?.[SESSION.accountId] as string | undefined) || null;
  }

  /** Equal for sessions that reach the same rows. */
  get reach(): string {
    return JSON.stringify(this.em.getSessionContext()?.variables ?? null);
  }

  /** Who works with it; null for the platform itself. */
  get actor(): SessionActor | null {
    return this.#recorder?.actor ?? null;
  }

  /** The same session, whose transactions `recorder` writes down. */
  recordedBy(recorder: ChangeRecorder): Session {
    return new Session(() => this.em, recorder, this.#ending);
  }

  /**
   * Runs `work` in one transaction, on a session of its own: all of it happens or none. Within it use only the session
   * that it is given: on the embedded database, which has one connection, another would wait for ever. Rejects with
   * UNAVAILABLE, and changes nothing, if the operation was answered before the transaction could begin, or be committed.
   */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    let inner: Session;
    return this.em
      .fork({ session: this.em.getSessionContext() } as never)
      .transactional(async (em) => {
        // It has waited for a connection.
        this.#refuseLate('begun');
        inner = new Session(em as SqlEntityManager, this.#recorder, this.#ending);
        const changes = this.#recorder ? followChanges(em) : [];
        const result = await work(inner);
        await em.flush();
        await this.#recorder?.beforeCommit(inner, changes);
        this.#refuseLate('committed');
        return result;
      })
      .then((result) => {
        this.#recorder?.committed();
        for (const run of inner.#committed) run();
        return result;
      });
  }

  /** The row of an id, or null. Rows that are asked for in the same tick come by one query. */
  byId<E extends object>(entity: EntitySchema<E>, id: string): Promise<E | null> {
    return this.#batched(`${entity.name} id`, id, async (ids) => {
      const rows = (await this.em.find(entity as never, { id: { $in: ids } } as never)) as (E & { id: string })[];
      const byId = new Map(rows.map((row) => [row.id, row]));
      return ids.map((each) => byId.get(each) ?? null);
    }) as Promise<E | null>;
  }

  /** The rows whose `key` has that value, by id, oldest first; asked for in the same tick they come by one query. */
  byKey<E extends object>(
    entity: EntitySchema<E>,
    key: keyof E & string,
    value: string,
    where: FilterQuery<E> = {},
  ): Promise<E[]> {
    return this.#batched(`${entity.name} ${key} ${JSON.stringify(where)}`, value, async (values) => {
      const condition = { $and: [where, { [key]: { $in: values } }] };
      const rows = (await this.em.find(
        entity as never,
        condition as never,
        { orderBy: { id: 'asc' } } as never,
      )) as E[];
      const groups = Map.groupBy(rows, (row) => row[key] as string);
      return values.map((each) => groups.get(each) ?? []);
    }) as Promise<E[]>;
  }

  /** Batches only: what was read is kept by the ORM, and read again where it must be fresh. */
  #batched(name: string, key: string, load: (keys: readonly string[]) => Promise<unknown[]>): Promise<unknown> {
    const loader = this.#loaders.get(name) ?? new DataLoader(load, { cache: false });
    this.#loaders.set(name, loader);
    return loader.load(key);
  }

  /** Sends what was changed so far to the database, still inside the transaction. */
  async flush(): Promise<void> {
    await this.em.flush();
  }

  /** Who was told that it could not be done may have done it otherwise meanwhile. */
  #refuseLate(step: 'begun' | 'committed'): void {
    if (this.#ending.isOver) throw new AppError('UNAVAILABLE', `The operation was over before this could be ${step}.`);
  }

  /** Runs `act` once the transaction of this session has committed; never if it has not. For events. */
  afterCommit(act: () => void): void {
    this.#committed.push(act);
  }
}
