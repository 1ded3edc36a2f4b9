/**
 * Purpose: what has been kept long enough goes by itself, by the periods of the privacy maps, with a report.
 * Not here: the periods (policies/privacy), which rows a table lets go (store/expired-rows), erasures (erasure).
 * Lifecycle: once in each night of an account; a sweep that was interrupted is gone on with.
 * Invariants: nothing goes before its whole period and the day on which it ends have passed in the account's time zone; what
 *   a legal hold covers stays, and what it needs; the counts of the report change in the transaction of the rows.
 * Depends on: account, audit, legal-hold; the export packages.
 */
export type { RetentionReport, TableReport } from './retention.report.ts';
export { RetentionResolver } from './retention.resolver.ts';
export { type RetentionPorts, RetentionService } from './retention.service.ts';
export { retentionStore } from './retention.store.ts';
export { retentionRunView } from './retention.view.ts';
