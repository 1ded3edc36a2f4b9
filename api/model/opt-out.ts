import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { privacyMap } from '../../policies/privacy/map.ts';
import { AccountEntity } from './account.ts';
import { ACCOUNT_ID, LINK, PROOF_OF_BOTH, ROW_ID } from './entries.ts';
import { idOf } from './references.ts';
import { ownAccountOnly } from './row-security.ts';

/** That a person does not want their data sold, shared or used to follow them: by a signal of their browser, or by a request. */
export const OptOutEntity = defineEntity({
  name: 'OptOut',
  tableName: 'opt_out',
  ...ownAccountOnly,
  properties: {
    id: p.string().primary(),
    accountId: idOf(AccountEntity).index(),
    customerId: p.string().nullable().index(),
    userId: p.string().nullable().index(),
    source: p.enum(['GPC', 'DNT', 'REQUEST']),
    recordedAt: p.datetime(),
    /** When the same was last seen again. */
    lastSeenAt: p.datetime(),
  },
  uniques: [
    {
      name: 'one_opt_out',
      expression:
        "create unique index one_opt_out on opt_out (account_id, coalesce(customer_id, ''), coalesce(user_id, ''), source)",
    },
  ],
});
export type OptOut = InferEntity<typeof OptOutEntity>;

const CHOICE = { ...PROOF_OF_BOTH, onErasure: 'erase', retention: 'while-person' } as const;

export const optOutPrivacy = privacyMap<OptOut>()('opt_out', {
  subjects: { customer: 'customerId', user: 'userId' },
  properties: {
    id: ROW_ID,
    accountId: ACCOUNT_ID,
    customerId: LINK,
    userId: LINK,
    source: CHOICE,
    recordedAt: CHOICE,
    lastSeenAt: CHOICE,
  },
});
