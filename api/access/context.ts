import type { Session } from '../store/session.ts';
import type { Access } from './access.ts';
import type { OperationRecord } from './operation-record.ts';
import type { Viewer } from './viewer.ts';

/** What every resolver is given: who asks, what they may do, and the database as they see it. One for each operation. */
export interface Context {
  readonly viewer: Viewer;
  readonly access: Access;
  readonly requestId: string;
  readonly session: Session;
  /** What the operation leaves in the audit log; null where nothing is recorded. */
  readonly record?: OperationRecord | null;
  /** The resolver of that class: sources of subscriptions are declared where no instance is at hand. */
  resolver<T extends object>(type: abstract new (...parts: never[]) => T): T;
}
