import type { SqlEntityManager } from '@mikro-orm/postgresql';

/**
 * A unit of work as one viewer. Only stores (`*.store.ts`) reach into `em`; everybody else passes the session on.
 * Reads outside a transaction each run in a short one of their own.
 */
export class Session {
  readonly em: SqlEntityManager;
  #committed: (() => void)[] = [];

  constructor(em: SqlEntityManager) {
    this.em = em;
  }

  /**
   * Runs `work` in one transaction, on a session of its own: all of it happens or none. Within it use only the session
   * that it is given: on the embedded database, which has one connection, another would wait for ever.
   */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
    let inner: Session;
    return this.em
      .fork({ session: this.em.getSessionContext() } as never)
      .transactional(async (em) => {
        inner = new Session(em as SqlEntityManager);
        const result = await work(inner);
        await em.flush();
        return result;
      })
      .then((result) => {
        for (const run of inner.#committed) run();
        return result;
      });
  }

  /** Sends what was changed so far to the database, still inside the transaction. */
  async flush(): Promise<void> {
    await this.em.flush();
  }

  /** Runs `act` once the transaction of this session has committed; never if it has not. For events. */
  afterCommit(act: () => void): void {
    this.#committed.push(act);
  }
}
