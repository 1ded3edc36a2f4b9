import type { PrivacySubjectInput } from '../../../schema/types/privacy.ts';
import type { PrivacyRequestFilter } from '../../../schema/types/privacy-request.ts';
import type { PageArgs } from '../../../schema/types/shared.ts';
import type { Context } from '../../access/context.ts';
import { fieldsLookedAt } from '../../access/schema-policy.ts';
import type { Viewer } from '../../access/viewer.ts';
import { type PrivacyRequest, privacyRequestPrivacy, type RequestDetail } from '../../model/privacy-request.ts';
import type { Page } from '../../store/page.ts';
import type { Session } from '../../store/session.ts';
import { personBehind, subjectMeant } from '../consent/index.ts';
import type { Parts } from '../parts.ts';
import {
  type DataCategoryCount,
  dataCategories,
  type PackageOfRequest,
  type RequestPackages,
} from '../subject-export/index.ts';
import { contactsOf, masked } from './contacts.ts';
import { idsOf } from './filing.service.ts';
import { privacyRequestStore } from './privacy-request.store.ts';
import { privacyRequestFacts } from './privacy-request.view.ts';
import { isClosed, subjectOf } from './request-nature.ts';
import type { RequestPlan, RequestPlans } from './request-plan.ts';

/** Looks at requests. */
export class RequestQuery implements RequestPackages {
  readonly #parts: Parts;
  readonly #plans: RequestPlans;
  readonly #publicUrl: string;
  readonly #asked = new WeakMap<PrivacyRequest, Promise<RequestPlan>>();

  constructor(parts: Parts, plans: RequestPlans, publicUrl: string) {
    this.#parts = parts;
    this.#plans = plans;
    this.#publicUrl = publicUrl;
  }

  /** A page of the requests that the viewer may read, those first that are due first. */
  page(
    { session, access }: Context,
    filter: PrivacyRequestFilter | null,
    args: PageArgs,
  ): Promise<Page<PrivacyRequest>> {
    const criteria = {
      states: filter?.state ?? undefined,
      kinds: filter?.kind ?? undefined,
      subjectId: filter?.subjectId ?? undefined,
      deadlines: filter?.deadline ?? undefined,
      overdueOnly: filter?.overdueOnly ?? false,
      now: new Date(this.#parts.clock.now()),
    };
    return privacyRequestStore.page(session, access, criteria, fieldsLookedAt('PrivacyRequestFilter', filter), args);
  }

  /** What a copy of a person's data would contain, by counts. Empty if the viewer may not ask, as if nothing were held. */
  categories({ session, access, viewer }: Context, named: PrivacySubjectInput | null): Promise<DataCategoryCount[]> {
    const subject = subjectMeant(viewer, named);
    const facts = { id: '', accountId: viewer.accountId, ...idsOf(subject), filedBy: null };
    if (!access.can('inspect', 'PrivacyRequest', facts)) return Promise.resolve([]);
    return dataCategories(session, subject);
  }

  /** What would be done as things are; what was done, once it has begun. */
  async plan(session: Session, request: PrivacyRequest): Promise<RequestPlan | null> {
    const isOpen = ['RECEIVED', 'VERIFYING_IDENTITY', 'AWAITING_APPROVAL'].includes(request.state);
    if (isOpen) return this.#planNow(session, request);
    return request.planHash
      ? { hash: request.planHash, preview: (request.plan ?? null) as RequestPlan['preview'] }
      : null;
  }

  /** The plan as things are; fields of one operation that ask at once get one answer. */
  #planNow(session: Session, request: PrivacyRequest): Promise<RequestPlan> {
    const asked = this.#asked.get(request) ?? this.#plans.of(session, request);
    this.#asked.set(request, asked);
    const forget = () => void this.#asked.delete(request);
    asked.then(forget, forget);
    return asked;
  }

  /** What was said with the request; null if nothing was, or the person has been erased. */
  detail(request: PrivacyRequest): Promise<RequestDetail | null> {
    return this.#parts.personal.read(privacyRequestPrivacy, request, 'detail');
  }

  /** The contact points on file to which a code can be sent, masked. Empty for a closed request. */
  async contacts(session: Session, request: PrivacyRequest) {
    if (isClosed(request.state)) return [];
    const contacts = await contactsOf(session, this.#parts.personal, subjectOf(request));
    return contacts.map((contact) => ({ id: contact.id, kind: contact.kind, masked: masked(contact) }));
  }

  /** The package of an export that can be fetched now; null if there is none, or not any more. */
  package(request: PrivacyRequest) {
    const { id, packageFile, packageExpiresAt, packageBytes, packageSha256, packageRemovedAt, downloads } = request;
    if (!packageFile || !packageExpiresAt || packageRemovedAt || request.state !== 'COMPLETED') return null;
    if (packageExpiresAt.getTime() <= this.#parts.clock.now()) return null;
    return {
      url: `${this.#publicUrl}/privacy/exports/${id}`,
      expiresAt: packageExpiresAt,
      bytes: packageBytes ?? null,
      sha256: packageSha256 ?? null,
      downloads,
    };
  }

  /** As `RequestPackages` has it: for who filed the request, by their own token or link, and for nobody else. */
  async packageOf(viewer: Viewer, requestId: string): Promise<PackageOfRequest | 'EXPIRED' | null> {
    const session = this.#parts.sessionOf(viewer.accountId);
    const request = await privacyRequestStore.find(session, requestId);
    if (request?.kind !== 'EXPORT' || request.state !== 'COMPLETED') return null;
    const person = personBehind(viewer);
    if (!person || person.id !== request.filedBy) return null;
    const { packageFile, packageExpiresAt, packageBytes, packageSha256, packageRemovedAt } = request;
    if (!packageFile || !packageExpiresAt || !packageSha256) return null;
    if (packageRemovedAt || packageExpiresAt.getTime() <= this.#parts.clock.now()) return 'EXPIRED';
    const subject = subjectOf(request);
    const bytes = packageBytes ?? 0;
    return { fileName: packageFile, subject, bytes, sha256: packageSha256, expiresAt: packageExpiresAt };
  }

  async countDownload(session: Session, requestId: string): Promise<void> {
    await privacyRequestStore.countDownload(session, requestId);
  }

  /** The request, if the viewer may read it. */
  async readable({ session, access }: Context, id: string): Promise<PrivacyRequest | null> {
    const request = await privacyRequestStore.find(session, id);
    return request && access.canRead('PrivacyRequest', privacyRequestFacts(request)) ? request : null;
  }
}
