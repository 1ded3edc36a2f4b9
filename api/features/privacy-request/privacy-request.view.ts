import { governed } from '../../access/governed.ts';
import type { PrivacyRequest } from '../../model/privacy-request.ts';
import { deadlineOf, subjectOf } from './request-nature.ts';

export const privacyRequestFacts = ({ id, accountId, customerId, userId, filedBy }: PrivacyRequest) => ({
  id,
  accountId,
  customerId: customerId ?? null,
  userId: userId ?? null,
  filedBy: filedBy ?? null,
});

/** A person as the contract has them. */
export const subjectView = (row: Pick<PrivacyRequest, 'customerId' | 'userId'>) => {
  const { kind, id } = subjectOf(row);
  return { kind: kind === 'customer' ? ('CUSTOMER' as const) : ('USER' as const), id };
};

/** A request; `nowMs` decides how it stands to its deadlines. The row travels along for the fields that are asked apart. */
export const privacyRequestView = (row: PrivacyRequest, nowMs: number) =>
  governed('PrivacyRequest', privacyRequestFacts(row), {
    row,
    id: row.id,
    kind: row.kind,
    subject: subjectView(row),
    state: row.state,
    reason: row.reason ?? null,
    jurisdiction: row.jurisdiction,
    filedAs: row.filedAs,
    lifts: row.lifts,
    receivedAt: row.receivedAt,
    confirmBy: row.confirmBy ?? null,
    confirmedAt: row.confirmedAt ?? null,
    dueBy: row.dueBy,
    extendedAt: row.extendedAt ?? null,
    extensionReason: row.extensionReason ?? null,
    deadline: deadlineOf(row, nowMs),
    verifiedBy: row.verifiedBy ?? null,
    identityMethod: row.identityMethod ?? null,
    verifiedAt: row.verifiedAt ?? null,
    approvedAt: row.approvedAt ?? null,
    approvedBy: row.approvedBy ?? null,
    closedAt: row.closedAt ?? null,
    percent: row.percent,
    certificate: row.certificate ?? null,
    version: row.version,
  });

export type PrivacyRequestView = ReturnType<typeof privacyRequestView>;
