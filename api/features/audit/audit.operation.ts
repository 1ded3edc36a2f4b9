import type { RecordingAccess } from '../../access/access.ts';
import type { AuditRecord } from '../../access/audit-log.ts';
import type { Context } from '../../access/context.ts';
import type { Change, OperationRecord } from '../../access/operation-record.ts';
import type { ReadNotes } from '../../access/read-notes.ts';
import type { RowChange } from '../../store/row-changes.ts';
import type { ChangeRecorder, Session, SessionActor } from '../../store/session.ts';
import { refusePersonalValues } from './audit.codes.ts';
import { UNRECORDED_MUTATIONS } from './unrecorded.ts';

/** As long as the column of `audit_entry` is. */
const MOST_OPERATION = 255;
/** Fields that lead to data of people in rows of their own, by which a filter finds a row. */
const FOUND_BY: readonly string[] = ['Customer.contactPoints'];

/** What an operation hands over: entries for the transaction of a change, and entries that no transaction carries. */
export interface OperationSink {
  /** Adds entries in the transaction of the session. */
  within(session: Session, actor: SessionActor, records: readonly AuditRecord[]): Promise<void>;
  /** Takes entries at once. Throws AppError UNAVAILABLE if that is not possible. */
  apart(actor: SessionActor, accountId: string, records: readonly AuditRecord[]): void;
}

/** What one operation of a viewer leaves in the audit log. */
export class AuditedOperation implements OperationRecord {
  readonly reads: ReadNotes | null;
  readonly #sink: OperationSink;
  readonly #accountId: string;
  readonly #actor: SessionActor;
  readonly #fields = new Set<string>();
  readonly #recorders = new WeakMap<RecordingAccess, MutationRecorder>();
  readonly #done: AuditRecord[] = [];

  constructor(sink: OperationSink, accountId: string, actor: SessionActor, reads: ReadNotes | null) {
    this.#sink = sink;
    this.#accountId = accountId;
    this.#actor = actor;
    this.reads = reads;
  }

  entered(field: string): void {
    this.#fields.add(field);
  }

  changing<Given extends object>(context: Given, change: Change, access: RecordingAccess): Given {
    const { session } = context as Given & Context;
    const recorder = new MutationRecorder(this.#sink, this.#actor, change, access);
    this.#recorders.set(access, recorder);
    return { ...context, access, session: session.recordedBy(recorder) };
  }

  changed(change: Change, access: RecordingAccess): void {
    if (this.#recorders.get(access)?.hasWritten || Object.hasOwn(UNRECORDED_MUTATIONS, change.field)) return;
    this.#done.push(actOf(change, access));
  }

  searched(type: string, fields: readonly string[], rowIds: readonly string[]): void {
    const { reads } = this;
    if (reads === null) return;
    const personal = fields.filter((field) => reads.covers(type, field) || FOUND_BY.includes(`${type}.${field}`));
    if (personal.length > 0)
      this.#done.push({ event: 'read', operation: this.#operation, type, rowIds, fields: personal });
  }

  note(record: AuditRecord): void {
    refusePersonalValues(record);
    this.#done.push(record);
  }

  /** The root fields, as many as the log has room for. */
  get #operation(): string {
    const names = [...this.#fields].sort().join(',');
    return names.length <= MOST_OPERATION ? names : `${names.slice(0, names.lastIndexOf(',', MOST_OPERATION - 2))},…`;
  }

  executed(): void {
    const operation = this.#operation;
    const read = this.reads?.take() ?? [];
    const records = read.map((rows): AuditRecord => ({ event: 'read', operation, ...rows }));
    const all = [...this.#done.splice(0), ...records];
    if (all.length > 0) this.#sink.apart(this.#actor, this.#accountId, all);
  }
}

/** Writes down what the transactions of a mutation change: which properties of which rows, and the act that was allowed. */
class MutationRecorder implements ChangeRecorder {
  readonly actor: SessionActor;
  hasWritten = false;
  #writes = false;
  readonly #sink: OperationSink;
  readonly #change: Change;
  readonly #access: RecordingAccess;

  constructor(sink: OperationSink, actor: SessionActor, change: Change, access: RecordingAccess) {
    this.#sink = sink;
    this.actor = actor;
    this.#change = change;
    this.#access = access;
  }

  async beforeCommit(session: Session, changes: readonly RowChange[]): Promise<void> {
    const records = recordsOf(this.#change.field, changes);
    const isNamed = changes.some(({ entity }) => entity === this.#change.type);
    const isAllowed = this.#access.hasAllowed(this.#change.action as never, this.#change.type as never);
    if (!isNamed && isAllowed && !this.hasWritten) records.unshift(actOf(this.#change, this.#access));
    this.#writes = records.length > 0;
    if (this.#writes) await this.#sink.within(session, this.actor, records);
  }

  committed(): void {
    this.hasWritten ||= this.#writes;
  }
}

const actOf = ({ field, action, type }: Change, access: RecordingAccess): AuditRecord => ({
  event: 'change',
  operation: field,
  type,
  rowIds: access.allowedOn(action, type),
  detail: { act: action },
});

/** A record for the rows of a kind to which the same was done. */
function recordsOf(operation: string, changes: readonly RowChange[]): AuditRecord[] {
  const groups = Map.groupBy(changes, ({ entity, kind, fields }) => `${entity} ${kind} ${fields.join()}`);
  return [...groups.values()].map((rows): AuditRecord => {
    const { entity, kind, fields } = rows[0]!;
    const rowIds = [...new Set(rows.map(({ id }) => id))];
    return { event: 'change', operation, type: entity, rowIds, fields, detail: { act: kind } };
  });
}
