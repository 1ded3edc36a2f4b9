import type { KeyObject } from 'node:crypto';
import type { GraphQLSchema } from 'graphql';
import type { Audience } from '../../../policies/facts.ts';
import type { AuditLog, AuditRecord, VerifiedPart } from '../../access/audit-log.ts';
import { type NotedRow, ReadNotes, RecordedFields } from '../../access/read-notes.ts';
import type { Viewer } from '../../access/viewer.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Clock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/ids.ts';
import type { Session, SessionActor } from '../../store/session.ts';
import { type KeyStore, openAuditKey } from '../../store/vault/index.ts';
import { Checkpoints } from './audit.checkpoint.ts';
import { refusePersonalValues } from './audit.codes.ts';
import { canonicalText, type EntryContent, type MadeEntry, MOST_ROWS, unsealedEntry } from './audit.entry.ts';
import { AuditedOperation, type OperationSink } from './audit.operation.ts';
import { Sealer } from './audit.seal.ts';
import { auditChainStore, auditEntryStore } from './audit.store.ts';
import { verifyPart } from './audit.verify.ts';
import { AuditWriter } from './audit.writer.ts';
import { personalFields } from './personal-fields.ts';

/** Who reads as one of the staff, or as a third party: their reading of people's data is recorded. */
const RECORDED_AUDIENCES: readonly Audience[] = ['office', 'compliance', 'provider', 'partner'];

const PLATFORM: SessionActor = { userId: null, tokenId: null, audience: null, requestId: null };

export interface AuditParts {
  readonly clock: Clock;
  /** Has the key of the entries' keyed hashes, and the checkpoints. */
  readonly keys: KeyStore;
  /** Where entries wait for the database. */
  readonly folder: string;
  /** A session that reaches the log of every account and nothing else. */
  readonly auditing: () => Session;
  readonly onError: (error: unknown) => void;
}

/** The audit log: takes what is recorded, and brings it into the database. */
export class AuditService implements AuditLog, OperationSink {
  readonly #parts: AuditParts;
  readonly #key: KeyObject;
  readonly #writer: AuditWriter;
  readonly #checkpoints: Checkpoints;
  readonly #sealer: Sealer;
  #fields = new RecordedFields([]);

  private constructor(parts: AuditParts, key: KeyObject, writer: AuditWriter) {
    this.#parts = parts;
    this.#key = key;
    this.#writer = writer;
    this.#checkpoints = new Checkpoints(parts.keys);
    this.#sealer = new Sealer({ ...parts, key, writer, checkpoints: this.#checkpoints });
  }

  /** Opens the log, and adopts what processes that were killed had recorded. */
  static async open(parts: AuditParts): Promise<AuditService> {
    const key = await openAuditKey(parts.keys);
    return new AuditService(parts, key, await AuditWriter.open({ ...parts, key }));
  }

  /** Learns from the full schema which fields are data of people; gives those whose reading by an audience is recorded. */
  recordedFields(full: GraphQLSchema): (audience: Audience) => RecordedFields | null {
    const { personal, unknown } = personalFields(full);
    this.#fields = new RecordedFields([...personal, ...unknown]);
    return (audience) => (RECORDED_AUDIENCES.includes(audience) ? this.#fields : null);
  }

  /** The record of an operation of the viewer. */
  operation(viewer: Viewer, requestId: string): AuditedOperation {
    const { userId, tokenId, audience, accountId } = viewer;
    const isRecorded = RECORDED_AUDIENCES.includes(audience);
    const reads = isRecorded ? new ReadNotes(this.#fields, ownRowsOf(viewer)) : null;
    return new AuditedOperation(this, accountId, { userId, tokenId, audience, requestId }, reads);
  }

  async record(session: Session, record: AuditRecord): Promise<void> {
    refusePersonalValues(record);
    await this.within(session, session.actor ?? PLATFORM, [record]);
  }

  async within(session: Session, actor: SessionActor, records: readonly AuditRecord[]): Promise<void> {
    const { accountId } = session;
    if (accountId === null) throw new AppError('INTERNAL', 'What is recorded belongs to an account.');
    const made = this.#entriesOf(accountId, actor, records);
    this.#sealer.remember(made);
    await auditEntryStore.insert(
      session,
      made.map((entry) => unsealedEntry(this.#key, entry)),
    );
  }

  apart(actor: SessionActor, accountId: string, records: readonly AuditRecord[]): void {
    this.#writer.append(accountId, this.#entriesOf(accountId, actor, records));
    if (this.#writer.hasMany) this.#sealer.soon();
  }

  /** Settles when everything that was recorded, of an account or of all, is in the database. */
  flush(accountId?: string): Promise<void> {
    return this.#sealer.bring(accountId);
  }

  /** Seals what is not sealed yet. */
  seal(): Promise<void> {
    return this.#sealer.sealAll();
  }

  /** Begins to seal, every few seconds. */
  start(): void {
    this.#sealer.start();
  }

  /** Holds the log of an account against its checkpoints: those after number `after`, at most `limit`. */
  async verify(accountId: string, after: number, limit: number): Promise<VerifiedPart> {
    await this.flush(accountId);
    const { auditing } = this.#parts;
    return verifyPart({ checkpoints: this.#checkpoints, key: this.#key, auditing }, accountId, after, limit);
  }

  async prune(accountId: string, before: Date): Promise<{ readonly batches: number; readonly entries: number }> {
    const { auditing, clock } = this.#parts;
    const through = await auditing().transaction((session) => auditChainStore.oldUntil(session, accountId, before));
    if (through === 0) return { batches: 0, entries: 0 };
    // First the note: should the process end here, what the note allows has not happened yet, and is done the next time.
    await this.#checkpoints.notePruned(accountId, through);
    const at = new Date(clock.now());
    return auditing().transaction(async (session) => {
      const [batches, entries] = await auditChainStore.prune(session, accountId, through, at);
      return { batches, entries };
    });
  }

  async close(): Promise<void> {
    await this.flush().catch(() => {});
    await this.#sealer.stop();
    await this.#writer.close();
  }

  #entriesOf(accountId: string, actor: SessionActor, records: readonly AuditRecord[]): MadeEntry[] {
    const nowMs = this.#parts.clock.now();
    const at = new Date(nowMs).toISOString();
    return records.flatMap(({ event, operation, type = null, rowIds = [], fields = [], detail = null }) => {
      const entries: MadeEntry[] = [];
      for (let from = 0; from === 0 || from < rowIds.length; from += MOST_ROWS) {
        const content: EntryContent = {
          id: newId('AuditEntry', nowMs),
          accountId,
          at,
          event,
          ...actor,
          operation,
          type,
          rowIds: rowIds.length > MOST_ROWS ? rowIds.slice(from, from + MOST_ROWS) : rowIds,
          fields,
          detail,
        };
        entries.push({ content, text: canonicalText(content) });
      }
      return entries;
    });
  }
}

/** Whether a row is about the viewer alone: a provider looks at their own profile, shifts and watchers unrecorded. */
function ownRowsOf({ userId, providerId }: Viewer): (row: NotedRow) => boolean {
  return ({ type, facts }) => {
    if (type === 'User') return userId !== null && facts['id'] === userId;
    if (type === 'Provider') return providerId !== null && facts['id'] === providerId;
    if (type === 'Shift' || type === 'Watcher') return providerId !== null && facts['providerId'] === providerId;
    return false;
  };
}
