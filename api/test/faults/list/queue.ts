import type { Fault } from '../fault.ts';

const QUEUE = ['api/queue/queue.test.ts'];
const LOST = ['api/queue/lost-work.test.ts'];

export const FAULTS: Fault[] = [
  {
    name: 'a job is sent past the transaction that asks for it',
    file: 'api/queue/queue.ts',
    find: 'startAfter: startAfterMs / 1_000, db });',
    replace: 'startAfter: startAfterMs / 1_000, ...(db ? {} : { db }) });',
    tests: QUEUE,
    redSentence: 'a job is begun at once after its transaction has committed, and never exists if that does not',
  },
  {
    name: 'nobody tells the workers of a job that was committed',
    file: 'api/queue/queue.ts',
    find: 'session.afterCommit(() => this.#pokeAfter(name, startAfterMs));',
    replace: 'session.afterCommit(() => {});',
    tests: QUEUE,
    redSentence: 'a job is begun at once after its transaction has committed, and never exists if that does not',
  },
  {
    name: 'a job may carry a value that is no id',
    file: 'api/queue/payload.ts',
    find: "if (typeof value !== 'string' || !typeOfId(value))",
    replace: "if (typeof value !== 'string')",
    tests: QUEUE,
    redSentence: 'a job carries ids and nothing else; what is refused is not repeated',
  },
  {
    name: 'a session may read the jobs of everybody',
    file: 'api/store/job-storage.ts',
    find: '`grant insert, select (id) on',
    replace: '`grant insert, select on',
    tests: QUEUE,
    redSentence:
      'a session can add a job, and neither read, change nor remove one, nor touch anything else of the queue',
  },
  {
    name: 'the message of an error is kept with the job',
    file: 'api/queue/failure.ts',
    find: 'if (error instanceof AppError) return error.code;',
    replace: 'if (error instanceof AppError) return error.message;',
    tests: QUEUE,
    redSentence:
      'a job that fails is tried again after growing pauses; after the last its end is told once, with a code and no message',
  },
  {
    name: 'a stop of the server counts as a failure of the job',
    file: 'api/queue/attempts.ts',
    find: 'if (this.#stopping.signal.aborted) return',
    replace: 'if (this.#stopping.signal.aborted && before > 0) return',
    tests: QUEUE,
    redSentence:
      'leaving asks handlers to stop and waits, but not for ever; what was not done is done by the next, and not held against it',
  },
  {
    name: 'jobs of which nobody told are not looked for',
    file: 'api/queue/queue.ts',
    find: 'this.#repeat(this.#timing.pollMs, () => this.#poll());',
    replace: '',
    tests: QUEUE,
    redSentence: 'a job of which nobody told is found by looking: one that another process sent, at once or for later',
  },
  {
    name: 'the work of a process that died is never looked for',
    file: 'api/queue/lost-work.ts',
    find: "where state = 'active' and",
    replace: "where state = 'retry' and",
    tests: LOST,
    redSentence: 'the work of a process that was killed is resumed within 15 s by the one that is started after it',
  },
  {
    name: 'a worker that is busy is taken for dead at once',
    file: 'api/queue/queue.ts',
    find: 'heartbeatRefreshSeconds: this.#timing.beatMs / 1_000,',
    replace: 'heartbeatRefreshSeconds: 9,',
    tests: LOST,
    redSentence: 'a worker that is slow, or whose process is busy for a while, keeps its job; each job is done once',
  },
];
