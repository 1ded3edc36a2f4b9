import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { privacyMap } from '../../policies/privacy/map.ts';
import { AccountEntity } from './account.ts';
import { ACCOUNT_ID, plain, ROW_ID } from './entries.ts';
import { idOf } from './references.ts';
import { ownAccountOnly } from './row-security.ts';

/** One sweep of what had been kept long enough: when, and how much went and stayed, by table. */
export const RetentionRunEntity = defineEntity({
  name: 'RetentionRun',
  tableName: 'retention_run',
  ...ownAccountOnly,
  properties: {
    id: p.string().primary(),
    accountId: idOf(AccountEntity).index(),
    startedAt: p.datetime(),
    finishedAt: p.datetime().nullable(),
    /** By table: how many went, how many were due and stayed, and why. */
    report: p.json<unknown>().nullable(),
  },
});
export type RetentionRun = InferEntity<typeof RetentionRunEntity>;

const RUN = plain('Counts of rows, by table.');

export const retentionRunPrivacy = privacyMap<RetentionRun>()('retention_run', {
  subjects: {},
  properties: { id: ROW_ID, accountId: ACCOUNT_ID, startedAt: RUN, finishedAt: RUN, report: RUN },
});
