/**
 * Purpose: durable background work. A job is sent in the transaction of the change that asks for it, done at least once by
 *   one of the processes of a database, tried again with growing pauses, and reported dead when nobody will try again.
 * Not here: what is to be done. Features name their work and hand in the handlers; the time at which a law wants something
 *   is a row of theirs, which recurring work looks at.
 * Lifecycle: built with the parts; features name their work; `open`, and `start` when
 *   everything is built; `stop` before the database
 *   closes.
 * Invariants: a job holds ids, never a value; what is kept of a failure is a code and a count. Two workers have one job at
 *   once only if one of them was silent for 8 s; the late one then cannot end it. The work of a process that dies is taken
 *   up within 15 s, at once if it was alone with its folder. `send` uses the session's own connection or none.
 * Depends on: pg-boss, on tables of its own (schema `pgboss`), which `Database.open` prepares; the store; the kernel.
 */
export { QueueContents } from './contents.ts';
export { NoRetry } from './failure.ts';
export type { JobPayload } from './payload.ts';
export { Queue, type QueueParts, type SendOptions } from './queue.ts';
export type { JobAttempt, JobHandler, WorkOptions } from './work.ts';
