import type { Fault } from '../fault.ts';

const RIGHTS = {
  tests: ['api/test/journeys/changed-rights.test.ts'],
  redSentence:
    'whoever shares an execution is told what they would be alone, and with the loss of a right nothing more of it',
};

/** Faults by which somebody who shares an execution is told more than they would be alone. */
export const FAULTS: readonly Fault[] = [
  {
    ...RIGHTS,
    file: 'api/fanout/member.ts',
    name: 'a member whose token is lost keeps their seat',
    find: 'this.#door.leave(this);',
    replace: '',
  },
  {
    ...RIGHTS,
    file: 'api/edge/shared-operations.ts',
    name: 'viewers who see as exactly as each other share, whatever they may read',
    find: '[viewers.key, source.name, ',
    replace: '[source.name, ',
  },
  {
    ...RIGHTS,
    file: 'api/edge/shared-operations.ts',
    name: 'viewers who see less exactly share with those who see more',
    find: '[viewers.key, source.name, ',
    replace: '[viewers.key, ',
  },
  {
    ...RIGHTS,
    file: 'api/fanout/cohort.ts',
    name: 'a source that is over ends one stream of those that share it',
    find: 'for (const member of members) member.fail(error);',
    replace: 'members[0]?.fail(error);',
  },
  {
    ...RIGHTS,
    file: 'api/features/account/account.settings.ts',
    name: 'positions are shown as exactly as before until the new choice is read',
    find: '{ precision: null, isOutdated: true }',
    replace: '{ isOutdated: true }',
  },
  {
    ...RIGHTS,
    file: 'api/features/shift/shift.service.ts',
    name: 'the end of a shift is told before the end of sharing',
    find: 'await this.#sharing.close(',
    replace: 'await this.#sharing.changing(session, providerId, async () => {}); await this.#sharing.close(',
  },
];
