/**
 * Purpose: who did what, and who read whose data, so that it can be answered for later and nobody can change the answer.
 * Not here: who followed a position (watcher), what operators of the server did (the server's log).
 * Lifecycle: an entry of a change is written with it, and sealed into the chain within seconds; that of a reading is in a file before what was read leaves, and
 * within seconds in the database, sealed. Both go by retention, in whole batches.
 * Invariants: append-only for the server's own role; no personal value; each entry has a keyed hash, each batch contains the hash before it, and the signed
 * checkpoint of a batch lies outside the database. What cannot be recorded is not shown.
 * Depends on: nothing above the store.
 */
export { knowCodes } from './audit.codes.ts';
export { AuditResolver } from './audit.resolver.ts';
export { AuditService } from './audit.service.ts';
export { auditEntryStore } from './audit.store.ts';
export { auditEntryView } from './audit.view.ts';
export { DataAccessResolver } from './data-access.resolver.ts';
export { personalFields } from './personal-fields.ts';
