import { TableNotFoundException } from '@mikro-orm/core';
import { AuditEntryEntity } from '../../model/audit.ts';
import type { Session } from '../../store/session.ts';
import { type AnyRow, countOf, type MappedTable, pagesOf, type Subject } from '../../store/subject-rows.ts';

/** Large enough that the round trips cost little, small enough that others wait only for some milliseconds. */
const PAGE_ROWS = 1_000;

/** Rows of any table that lead to a person, as far as the session reaches. */
export const subjectExportStore = {
  /** How many there are; null if the table is not there. */
  async count(session: Session, table: MappedTable, subject: Subject): Promise<number | null> {
    try {
      return await countOf(session, table, subject);
    } catch (error) {
      if (error instanceof TableNotFoundException) return null;
      throw error;
    }
  },

  /** How often the audit log says that somebody read a row of the person; null if the log is not there. */
  async readings(session: Session, subject: Subject): Promise<number | null> {
    try {
      return await session.em.count(AuditEntryEntity, { event: 'read', rowIds: { $contains: [subject.id] } } as never);
    } catch (error) {
      if (error instanceof TableNotFoundException) return null;
      throw error;
    }
  },

  /** The rows by id, in pages, each a statement of its own. */
  pages: (session: Session, table: MappedTable, subject: Subject): AsyncGenerator<readonly AnyRow[]> =>
    pagesOf(session, table, subject, PAGE_ROWS),
};
