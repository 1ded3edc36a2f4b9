import type { Session } from '../store/session.ts';

/** What an entry of the audit log is about. */
export const AUDIT_EVENTS = [
  'read',
  'change',
  'sign-in',
  'privacy-request',
  'approval',
  'download',
  'consent',
  'legal-hold',
  'erasure',
  'retention',
  'keys',
  'audit',
] as const;
export type AuditEvent = (typeof AUDIT_EVENTS)[number];

/**
 * Something that is to be remembered. There is no place in it for a value of a person, and what looks like one is
 * refused: every text is an id of a row, a SHA-256 in hexadecimal, the name of a type, a property or a root field, or a code that
 * the platform knows (see `knowCodes` of the feature audit).
 */
export interface AuditRecord {
  readonly event: AuditEvent;
  /** The root field, the step or the command: a known code. */
  readonly operation: string;
  /** The kind of rows: the name of an entity or of a GraphQL type. */
  readonly type?: string | null;
  /** Which rows; any number, as more than 500 become several entries. */
  readonly rowIds?: readonly string[];
  /** Names of properties or fields. */
  readonly fields?: readonly string[];
  /** Counts, known codes, ids, instants and SHA-256 hashes, by a name in `camelCase`. */
  readonly detail?: Readonly<Record<string, string | number | boolean | Date | null>>;
}

/** What can be wrong with the log: see the enum of the same name in `schema/types/audit.ts`. */
export type AuditProblemKind =
  | 'ALTERED'
  | 'REMOVED'
  | 'INSERTED'
  | 'FORGED'
  | 'BATCH_ALTERED'
  | 'BATCH_REMOVED'
  | 'CHECKPOINT_ALTERED'
  | 'CHECKPOINT_REMOVED';

export interface AuditProblem {
  readonly kind: AuditProblemKind;
  /** Null where it is about a whole batch. */
  readonly entryId: string | null;
  readonly batch: number | null;
}

/** A part of the log, held against the checkpoints. */
export interface VerifiedPart {
  readonly checkedBatches: number;
  readonly checkedEntries: number;
  /** Entries that are not sealed yet, at the end of the log; 0 before. */
  readonly unsealedEntries: number;
  readonly problems: readonly AuditProblem[];
  /** The number of the last checkpoint that was looked at, to go on from; and how many there are. */
  readonly through: number;
  readonly checkpoints: number;
  /** The hash of the last batch that was looked at. */
  readonly head: string | null;
  readonly isComplete: boolean;
}

/** Where features have recorded what must be answerable later. */
export interface AuditLog {
  /**
   * Adds to the log in the transaction of `session`: the entry is there if and only if the change is. Who did it follows from the session: the
   * viewer of the mutation, or the platform itself for a session of background work. Throws AppError INTERNAL for a text that is neither an id
   * nor a known code; its message does not repeat it.
   */
  record(session: Session, record: AuditRecord): Promise<void>;
  /**
   * Lets whole sealed batches of the account go whose entries are all from before `before`; their checkpoints stay, and a
   * signed note beside them says that they went. Runs in transactions of its own. What is not sealed yet stays.
   */
  prune(accountId: string, before: Date): Promise<{ readonly batches: number; readonly entries: number }>;
  /** Settles when everything that was recorded so far, of an account or of all, is in the database. */
  flush(accountId?: string): Promise<void>;
  /** Holds a part of the log of an account against its checkpoints: those after number `after`, at most `limit`. */
  verify(accountId: string, after: number, limit: number): Promise<VerifiedPart>;
}
