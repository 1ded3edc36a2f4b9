import type { RecordingAccess } from './access.ts';
import type { AuditRecord } from './audit-log.ts';
import type { ReadNotes } from './read-notes.ts';

/** A root field of a mutation, and the type that its act is done to. */
export interface Change {
  readonly field: string;
  readonly action: string;
  readonly type: string;
}

/** What one operation leaves in the audit log. */
export interface OperationRecord {
  /** Takes the data of people that is read; null where the viewer's reading is not recorded. */
  readonly reads: ReadNotes | null;
  /** A root field begins. */
  entered(field: string): void;
  /**
   * The context of a mutation's own: what the transactions of its session change is written down in the same transactions,
   * with what `access` was asked.
   */
  changing<Context extends object>(context: Context, change: Change, access: RecordingAccess): Context;
  /** The mutation has reported success: if no transaction of it wrote anything down, that it was done is written down now. */
  changed(change: Change, access: RecordingAccess): void;
  /** Something else that is to be in the log if the operation is answered. */
  note(record: AuditRecord): void;
  /**
   * The operation, or one event of it, has been executed, and its answer is about to leave. Throws AppError UNAVAILABLE if
   * what was read cannot be recorded: then it must not leave.
   */
  executed(): void;
}
