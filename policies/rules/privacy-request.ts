import { ALL, type Rules } from '../say.ts';

/** What whoever filed a request, or whom it is about, sees of it: not what officers weigh. */
const OWN_FIELDS = [
  ...['id', 'kind', 'subject', 'state', 'reason', 'jurisdiction', 'filedAs', 'lifts', 'receivedAt', 'confirmBy'],
  ...['confirmedAt', 'dueBy', 'extendedAt', 'extensionReason', 'deadline', 'verifiedBy', 'identityMethod'],
  ...['verifiedAt', 'approvedAt', 'closedAt', 'percent', 'certificate', 'version', 'steps', 'counts', 'package'],
  ...['contacts', 'corrections', 'note', 'decision'],
];

/**
 * Requests are run by compliance. A person files and sees their own; who files for another sees what they filed. Only
 * somebody with a name files: a key without a user does not, and approves nothing. A second officer approves.
 */
export const privacyRequestRules: Rules = (viewer, { can }) => {
  const { audience, userId, customerId } = viewer;
  if (audience === 'compliance') {
    can('read', 'PrivacyRequest', ALL);
    for (const act of ['list', 'inspect', 'verify', 'confirm', 'deny', 'cancel', 'extend', 'retry'] as const) {
      can(act, 'PrivacyRequest', ALL);
    }
    if (!userId) return;
    can('file', 'PrivacyRequest', ALL);
    can('identify', 'PrivacyRequest', ALL);
    can('approve', 'PrivacyRequest', ALL, { filedBy: { $ne: userId } });
    return;
  }
  if (audience === 'office' && userId) {
    const filed = { filedBy: userId };
    can('file', 'PrivacyRequest', ALL);
    can('list', 'PrivacyRequest', ALL);
    can('read', 'PrivacyRequest', OWN_FIELDS, { $or: [filed, { userId }] });
    can('verify', 'PrivacyRequest', ALL, filed);
    can('cancel', 'PrivacyRequest', ALL, filed);
  }
  const own =
    audience === 'provider' && userId ? { userId } : audience === 'customer' && customerId ? { customerId } : null;
  if (!own) return;
  for (const act of ['file', 'list', 'inspect', 'verify', 'cancel'] as const) can(act, 'PrivacyRequest', ALL, own);
  can('read', 'PrivacyRequest', OWN_FIELDS, own);
};
