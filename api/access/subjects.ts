import type { Facts, FactsBySubject, SubjectType } from '../../policies/facts.ts';

/** What the rules of a type go by. */
export interface Subject<T extends SubjectType> {
  /** The field without which the row does not exist for a viewer. */
  readonly key: string;
  /** Every fact of a row, by name. */
  readonly facts: Readonly<Record<keyof Facts<T>, true>>;
}

/** Every governed type. The compiler demands that each fact of `FactsBySubject` is named here. */
export const SUBJECTS: { readonly [T in SubjectType]: Subject<T> } = {
  Account: { key: 'id', facts: { id: true, accountId: true } },
  User: { key: 'id', facts: { id: true, accountId: true, restricted: true } },
  Provider: {
    key: 'id',
    facts: { id: true, accountId: true, userId: true, restricted: true, visitedByViewer: true },
  },
  Customer: { key: 'id', facts: { id: true, accountId: true, kind: true, restricted: true, servedByViewer: true } },
  ContactPoint: { key: 'id', facts: { id: true, accountId: true, customerId: true, restricted: true } },
  Property: {
    key: 'id',
    facts: { id: true, accountId: true, customerId: true, restricted: true, servedByViewer: true },
  },
  Job: {
    key: 'id',
    facts: { id: true, accountId: true, customerId: true, state: true, restricted: true, servedByViewer: true },
  },
  Visit: {
    key: 'id',
    facts: {
      ...{ id: true, accountId: true, customerId: true, jobId: true },
      ...{ restricted: true, stage: true, assigneeId: true },
    },
  },
  Shift: { key: 'id', facts: { id: true, accountId: true, providerId: true, open: true } },
  ShareGrant: { key: 'id', facts: { id: true, accountId: true, visitId: true } },
  ApiKey: { key: 'id', facts: { id: true, accountId: true, userId: true } },
  Watcher: { key: 'id', facts: { id: true, accountId: true, providerId: true } },
  AuditEntry: { key: 'id', facts: { id: true, accountId: true } },
  DataAccess: { key: 'at', facts: { accountId: true, personId: true } },
  Consent: { key: 'id', facts: { id: true, accountId: true, customerId: true, userId: true } },
  OptOut: { key: 'id', facts: { id: true, accountId: true, customerId: true, userId: true } },
  PrivacyRequest: { key: 'id', facts: { id: true, accountId: true, customerId: true, userId: true, filedBy: true } },
  ProviderPosition: {
    key: 'providerId',
    facts: { accountId: true, providerId: true, visitId: true, stage: true },
  },
  VisitTracking: { key: 'visitId', facts: { accountId: true, visitId: true, assigneeId: true, stage: true } },
  LegalHold: { key: 'id', facts: { id: true, accountId: true } },
  RetentionRun: { key: 'id', facts: { id: true, accountId: true } },
  ReportingInstruction: { key: 'providerId', facts: { accountId: true, providerId: true } },
};

export const SUBJECT_TYPES = Object.keys(SUBJECTS) as SubjectType[];

/** Whether rows of this GraphQL type are governed by rules. */
export function isSubjectType(name: string): name is SubjectType {
  return Object.hasOwn(SUBJECTS, name);
}

/** Whether the type's rows have a fact of this name. */
export function hasFact(type: keyof FactsBySubject, fact: string): boolean {
  return Object.hasOwn(SUBJECTS[type].facts, fact);
}
