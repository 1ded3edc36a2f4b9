/**
 * Purpose: who did what, and who read whose data, so that it can be answered for later and nobody can change the answer.
 * Not here: who followed a position (watcher), what operators of the server did (the server's log).
 * Lifecycle: an entry is made with the change, or before what was read leaves; sealed into the chain within seconds; goes by retention, in whole batches.
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
