import type { Fault } from '../fault.ts';

const KILLED = ['api/test/journeys/privacy-killed.test.ts'];
const SHARED = ['api/test/journeys/privacy-shared.test.ts'];
const RESET = ['api/test/journeys/privacy-reset.test.ts'];
const FULL = ['api/test/journeys/privacy-disk-full.test.ts'];
const POISON = ['api/test/journeys/privacy-poison.test.ts'];

const NO_ROOM = 'fails the request with that reason, leaves nothing behind, and the copy is made once there is room';
const TAKEN_OVER =
  'another server takes over within 15 s from one that is killed, and each request is carried out once';

/** Faults that show when processes are killed, the database goes away, the disk is full or a step fails for good. */
export const FAULTS: readonly Fault[] = [
  {
    file: 'api/features/privacy-request/export.steps.ts',
    tests: FULL,
    name: 'a copy for which there is no room is tried as if the disk emptied itself',
    find: "throw isFull ? new StepFailed('DISK_FULL') : error;",
    replace: 'throw error;',
    redSentence: NO_ROOM,
  },
  {
    file: 'api/features/subject-export/export-files.ts',
    tests: FULL,
    name: 'half of a package for which there was no room stays in the folder',
    find: 'await rm(aside, { force: true });',
    replace: '',
    redSentence: NO_ROOM,
  },
  {
    file: 'api/features/privacy-request/request-runner.ts',
    tests: FULL,
    name: 'a privacy request that is tried again fails by the dead job of the time before',
    find: 'if (!(error instanceof HasFailed)) throw error;',
    replace: 'throw error;',
    redSentence: NO_ROOM,
  },
  {
    file: 'api/features/privacy-request/request-runner.ts',
    tests: POISON,
    name: 'a privacy request whose job is dead goes on running for ever',
    find: 'this.#fail(accountId, requestId, failureOf(reason)),',
    replace: 'Promise.resolve(),',
    redSentence:
      'fails with its reason after its retries, is listed as such, and is carried out when it is tried again',
  },
  {
    file: 'api/features/erasure/erasure.rows.ts',
    tests: RESET,
    name: 'an erasure takes a table that is gone for one that is empty',
    find: "return { outcome: 'MISSING', count: done };",
    replace: "return { outcome: 'NOTHING_FOUND', count: done };",
    redSentence:
      'a table that is gone is said to be missing, and neither a copy nor an erasure is completed without it',
  },
  {
    file: 'api/features/subject-export/export-files.ts',
    tests: SHARED,
    name: 'a slow worker removes the package that another made',
    find: 'if (identity.accept && !(await identity.accept(written))) {',
    replace: 'if (identity.accept && !(await identity.accept(written)) && bytes < 0) {',
    redSentence: 'a server that stood still while another made the package leaves that one alone when it goes on',
  },
  {
    file: 'api/features/privacy-request/lease.ts',
    tests: SHARED,
    name: 'a privacy request belongs to a dead worker for a minute',
    find: 'export const LEASE_MS = 6_000;',
    replace: 'export const LEASE_MS = 60_000;',
    redSentence: TAKEN_OVER,
  },
  {
    file: 'api/features/erasure/erasure.service.ts',
    tests: KILLED,
    name: 'what an erasure did before it was killed is not counted',
    find: 'await order.counted?.(inner, count);',
    replace: '',
    redSentence: 'erase a person and nobody else, with a certificate that counts everything once',
  },
];
