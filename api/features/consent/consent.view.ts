import { wordingOf } from '../../../policies/privacy/wordings.ts';
import { governed } from '../../access/governed.ts';
import { type Consent, consentPrivacy } from '../../model/consent.ts';
import type { OptOut } from '../../model/opt-out.ts';
import type { Personal } from '../../store/vault/index.ts';

type OfPerson = Pick<Consent | OptOut, 'id' | 'accountId' | 'customerId' | 'userId'>;

export const consentFacts = ({ id, accountId, customerId, userId }: OfPerson) => ({
  id,
  accountId,
  customerId: customerId ?? null,
  userId: userId ?? null,
});

export const consentView = (row: Consent, personal: Personal) =>
  governed('Consent', consentFacts(row), {
    id: row.id,
    channel: row.channel,
    purpose: row.purpose,
    wordingVersion: row.wordingVersion,
    wording: wordingOf(row.wordingVersion)?.texts[row.purpose] ?? null,
    source: row.source,
    get evidence() {
      return personal.read(consentPrivacy, row, 'evidence');
    },
    grantedAt: row.grantedAt,
    withdrawnAt: row.withdrawnAt ?? null,
    withdrawnBy: row.withdrawnBy ?? null,
    version: row.version,
  });

export const optOutView = (row: OptOut) =>
  governed('OptOut', consentFacts(row), {
    id: row.id,
    source: row.source,
    recordedAt: row.recordedAt,
    lastSeenAt: row.lastSeenAt,
  });
