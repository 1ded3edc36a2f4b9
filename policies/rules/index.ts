import type { Rules } from '../say.ts';
import { accountRules } from './account.ts';
import { apiKeyRules } from './api-key.ts';
import { auditRules, dataAccessRules } from './audit.ts';
import { consentRules } from './consent.ts';
import { customerRules } from './customer.ts';
import { jobRules } from './job.ts';
import { legalHoldRules } from './legal-hold.ts';
import { positionRules } from './position.ts';
import { privacyRequestRules } from './privacy-request.ts';
import { propertyRules } from './property.ts';
import { providerRules } from './provider.ts';
import { shareGrantRules } from './share-grant.ts';
import { shiftRules } from './shift.ts';
import { visitRules } from './visit.ts';
import { watcherRules } from './watcher.ts';

/** The rules of every concept, in the order in which they speak. */
export const RULES: readonly Rules[] = [
  accountRules,
  providerRules,
  customerRules,
  consentRules,
  propertyRules,
  jobRules,
  visitRules,
  shiftRules,
  positionRules,
  watcherRules,
  shareGrantRules,
  apiKeyRules,
  auditRules,
  dataAccessRules,
  privacyRequestRules,
  legalHoldRules,
];
