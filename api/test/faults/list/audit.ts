import type { Fault } from '../fault.ts';

const CHAIN = { tests: ['api/features/audit/audit-chain.test.ts'] };
const SPOOL = { tests: ['api/features/audit/audit-spool.test.ts'] };
const NOTES = { tests: ['api/access/read-notes.test.ts'] };
const CODES = { tests: ['api/features/audit/audit-codes.test.ts'] };
const JOURNEY = { tests: ['api/test/journeys/audit.test.ts'] };

export const FAULTS: readonly Fault[] = [
  {
    ...CHAIN,
    file: 'api/features/audit/audit.verify.ts',
    name: 'the audit log is verified by the ids of its entries alone',
    find: 'if (leafOf(entry.text) !== leaf)',
    replace: 'if (entry.text === leaf)',
    redSentence: 'an entry that was altered is named, whatever was altered in it',
  },
  {
    ...CHAIN,
    file: 'api/features/audit/audit.verify.ts',
    name: 'an entry that somebody wrote into the database is taken for one of the server',
    find: 'if (macOf(this.#key, text) !== mac)',
    replace: 'if (mac === null)',
    redSentence: 'an entry that was altered before it was sealed is named',
  },
  {
    ...CHAIN,
    file: 'api/features/audit/audit.seal.ts',
    name: 'a batch takes the number of one that was cut off',
    find: 'Math.max(head?.batch ?? 0, last?.number ?? 0)',
    replace: '(last?.number ?? 0)',
    redSentence: 'a tail that was cut off is named, entry by entry, and the next batch does not take its place',
  },
  {
    ...CHAIN,
    file: 'api/store/migrations/0006-privacy-rights.ts',
    name: "the server's role may alter and remove audit entries",
    find: 'revoke update, delete, truncate on audit_entry',
    replace: 'revoke truncate on audit_entry',
    redSentence: 'the server’s role can neither alter nor remove an entry, nor write a batch',
  },
  {
    ...SPOOL,
    file: 'api/features/audit/audit.writer.ts',
    name: 'what cannot be recorded any more is shown all the same',
    find: 'if (isFull) throw notRecorded();',
    replace: 'if (isFull) return;',
    redSentence: 'while the database refuses entries they wait, and beyond a bound nothing is shown any more',
  },
  {
    ...SPOOL,
    file: 'api/features/audit/audit.spool.ts',
    name: 'a file with entries that are not delivered yet is emptied',
    find: 'if (file.bytes === 0 || file.last > last) continue;',
    replace: 'if (file.bytes === 0) continue;',
    redSentence: 'what was read while the database was being written to stays in its file until that has it too',
  },
  {
    ...SPOOL,
    file: 'api/features/audit/audit.seal.ts',
    name: 'an entry of a reading is written, and written again when it is sealed',
    find: '...unsealedEntry(key, entry), batch, place: from + i',
    replace: '...unsealedEntry(key, entry)',
    redSentence: 'what was read is written once, sealed: nothing has to be changed for that',
  },
  {
    ...SPOOL,
    file: 'api/features/audit/audit.seal.ts',
    name: 'what cannot be sealed does not come into the database',
    find: 'await this.#bring(accountId);',
    replace: '',
    redSentence: 'what cannot be sealed is in the table all the same, and sealed when it can be',
  },
  {
    ...SPOOL,
    file: 'api/features/audit/audit.spool.ts',
    name: 'what was read does not outlive a power failure',
    find: 'this.#files.filter(({ isSynced }) => !isSynced)',
    replace: 'this.#files.filter(() => false)',
    redSentence: 'what waits in a file is brought onto the disk a quarter of a second later',
  },
  {
    ...SPOOL,
    file: 'api/features/audit/audit.spool.ts',
    name: 'a process whose new spool another takes for a leftover does not start',
    find: 'if (attempt === ATTEMPTS || !isTakenByOther(error)) throw error;',
    replace: 'if (attempt < ATTEMPTS) throw error;',
    redSentence: 'a spool whose folder another process locks, or removes, before it is locked is made in another',
  },
  {
    ...SPOOL,
    file: 'api/features/audit/audit.spool.ts',
    name: 'a process whose leftover another removes does not start',
    find: "error instanceof FolderInUse || (error as NodeJS.ErrnoException).code === 'ENOENT';",
    replace: 'error instanceof FolderInUse;',
    redSentence: 'a leftover that another process removes meanwhile is passed over',
  },
  {
    ...NOTES,
    file: 'api/access/read-notes.ts',
    name: 'a stream tells the audit log of every row with every event',
    find: 'const bits = note.bits & ~before;',
    replace: 'const bits = note.bits;',
    redSentence: 'a stream tells of a row when it first appears, and of a field that was not read of it before',
  },
  {
    ...CODES,
    file: 'api/features/audit/audit.codes.ts',
    name: 'any text may stand in the details of an audit entry',
    find: '|| codes.has(value));',
    replace: '|| value.length < 80);',
    redSentence: 'a text that is none of these is refused in every place, and not repeated',
  },
  {
    ...JOURNEY,
    file: 'api/store/session.ts',
    name: 'a change is not written down in its transaction',
    find: 'await this.#recorder?.beforeCommit(inner, changes);',
    replace: 'await this.#recorder?.beforeCommit(inner, []);',
    redSentence:
      'a change is recorded with its rows and the names of what was written, in the transaction of the change',
  },
  {
    file: 'api/features/audit/data-access.store.ts',
    tests: ['api/test/journeys/who-looked.test.ts'],
    name: 'a person sees who looked at everybody in the company',
    find: 'where: { rowIds: { $overlap: [...rowIds] } } as never,',
    replace: 'where: {} as never,',
    redSentence: 'nobody sees who looked at another: no colleague, no neighbour, no other company, no app',
  },
  {
    file: 'api/features/audit/data-access.store.ts',
    tests: ['api/test/journeys/who-looked.test.ts'],
    name: 'a person does not see who looked at how they can be reached',
    find: 'return [id, ...contactPoints,',
    replace: 'return [id, ...contactPoints.slice(99),',
    redSentence:
      'a customer sees by their link which fields were read or changed, by what kind of viewer, and not by whom',
  },
  {
    file: 'policies/rules/audit.ts',
    tests: ['api/test/journeys/who-looked.test.ts'],
    name: 'the holder of a link is told the role of who looked',
    find: "audience === 'customer' ? LINK_FIELDS : ALL",
    replace: "audience === 'partner' ? LINK_FIELDS : ALL",
    redSentence:
      'a customer sees by their link which fields were read or changed, by what kind of viewer, and not by whom',
  },
];
