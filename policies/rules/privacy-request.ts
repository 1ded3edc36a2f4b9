import { ALL, type Rules } from '../say.ts';

/** What whoever filed a request, or whom it is about, sees of it: not what officers weigh. */
const OWN_FIELDS = [
  ...['id', 'kind', 'subject', 'state', 'reason', 'jurisdiction', 'filedAs', 'lifts', 'receivedAt', 'confirmBy'],
  ...['confirmedAt', 'dueBy', 'extendedAt', 'extensionReason', 'deadline', 'verifiedBy', 'identityMethod'],
  ...['verifiedAt', 'approvedAt', 'closedAt', 'percent', 'certificate', 'version', 'steps', 'counts', 'package'],
];

/** What was written for or by whoever filed it, and where the person is reached: for whoever filed it alone. */
const FILERS_FIELDS = ['contacts', 'corrections', 'note', 'decision'];

/** What an officer decides of requests of others. */
const DECISIONS = ['confirm', 'deny', 'cancel', 'extend', 'retry'] as const;

/**
 * Requests are run by compliance. A person files and sees their own, and has a hand in those alone that they filed; who
 * files for another sees what they filed. The office files for itself and for customers who call, never for a colleague.
 * A key without a user files nothing and decides nothing; nobody decides about themself. A second officer approves.
 */
export const privacyRequestRules: Rules = (viewer, { can }) => {
  const { audience, userId, customerId } = viewer;
  if (audience === 'compliance') {
    can('read', 'PrivacyRequest', ALL);
    can('list', 'PrivacyRequest', ALL);
    can('inspect', 'PrivacyRequest', ALL);
    if (!userId) return;
    can('file', 'PrivacyRequest', ALL);
    can('verify', 'PrivacyRequest', ALL);
    for (const act of DECISIONS) can(act, 'PrivacyRequest', ALL, { userId: { $ne: userId } });
    can('cancel', 'PrivacyRequest', ALL, { filedBy: userId });
    can('identify', 'PrivacyRequest', ALL, { filedBy: { $ne: userId }, userId: { $ne: userId } });
    can('approve', 'PrivacyRequest', ALL, { filedBy: { $ne: userId } });
    return;
  }
  if (audience === 'office' && userId) {
    const filed = { filedBy: userId };
    can('file', 'PrivacyRequest', ALL, { $or: [{ userId }, { userId: null }] });
    can('list', 'PrivacyRequest', ALL);
    can('read', 'PrivacyRequest', OWN_FIELDS, { $or: [filed, { userId }] });
    can('read', 'PrivacyRequest', FILERS_FIELDS, filed);
    can('verify', 'PrivacyRequest', ALL, filed);
    can('cancel', 'PrivacyRequest', ALL, filed);
  }
  const own =
    audience === 'provider' && userId ? { userId } : audience === 'customer' && customerId ? { customerId } : null;
  if (!own) return;
  const filed = { ...own, filedBy: userId ?? customerId };
  for (const act of ['file', 'list', 'inspect'] as const) can(act, 'PrivacyRequest', ALL, own);
  for (const act of ['verify', 'cancel'] as const) can(act, 'PrivacyRequest', ALL, filed);
  can('read', 'PrivacyRequest', OWN_FIELDS, own);
  can('read', 'PrivacyRequest', FILERS_FIELDS, filed);
};
