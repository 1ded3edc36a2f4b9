import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { privacyMap } from '../../policies/privacy/map.ts';
import { CREATED_AT, plain, ROW_ID, VERSION } from './entries.ts';
import { ownAccountItself } from './row-security.ts';

/** A company. Its name is that of an organisation, not of a person. */
export const AccountEntity = defineEntity({
  name: 'Account',
  tableName: 'account',
  ...ownAccountItself,
  properties: {
    id: p.string().primary(),
    name: p.string(),
    region: p.enum(['EU', 'US']),
    timeZone: p.string(),
    customerPrecision: p.enum(['EXACT', 'STREET', 'NEIGHBOURHOOD', 'ETA_ONLY']),
    /** Local dates (YYYY-MM-DD) on which nobody works, beside weekends and what the law of the region says. */
    holidays: p.array().default([]),
    createdAt: p.datetime(),
    version: p.integer().version(),
  },
});
export type Account = InferEntity<typeof AccountEntity>;

export const accountPrivacy = privacyMap<Account>()('account', {
  subjects: {},
  properties: {
    id: ROW_ID,
    name: plain('The name of a company.'),
    region: plain('Where the data of the company is kept.'),
    timeZone: plain('The time zone in which the company works.'),
    customerPrecision: plain('A choice of the company: how exactly customers see who is on the way.'),
    holidays: plain('Days on which the company does not work.'),
    createdAt: CREATED_AT,
    version: VERSION,
  },
});
