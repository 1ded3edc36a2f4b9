import type { EventSubscriber, FlushEventArgs } from '@mikro-orm/core';

/** Rows that a transaction has changed: their kind, what was done to them, their id and the names of their properties. No value. */
export interface RowChange {
  /** The name of the entity. */
  readonly entity: string;
  readonly kind: 'create' | 'update' | 'delete';
  readonly id: string;
  /** The properties that were written, in the order of their names; none for a row that was deleted. */
  readonly fields: readonly string[];
}

const followed = new WeakMap<object, RowChange[]>();

/** The changes that the entity manager sends to the database from now on, in a list that grows with each flush. */
export function followChanges(em: object): readonly RowChange[] {
  const changes: RowChange[] = [];
  followed.set(em, changes);
  return changes;
}

/** Hears of every flush, and notes what was changed where somebody follows. */
export class ChangeSubscriber implements EventSubscriber {
  afterFlush({ em, uow }: FlushEventArgs): void {
    const changes = followed.get(em);
    if (!changes) return;
    for (const { meta, type, entity, payload } of uow.getChangeSets()) {
      const kind = type.replace('_early', '') as RowChange['kind'];
      const fields = kind === 'delete' ? [] : Object.keys(payload).sort();
      changes.push({ entity: meta.className, kind, id: String((entity as { id?: unknown }).id), fields });
    }
  }
}
