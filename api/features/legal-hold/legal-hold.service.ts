import type { LegalHoldCreateInput, LegalHoldFilter } from '../../../schema/types/legal-hold.ts';
import type { PageArgs } from '../../../schema/types/shared.ts';
import type { Context } from '../../access/context.ts';
import { fieldsLookedAt } from '../../access/schema-policy.ts';
import { Refusal } from '../../kernel/app-error.ts';
import { newId } from '../../kernel/ids.ts';
import { expectVersion, optionalText } from '../../kernel/input.ts';
import { type LegalHold, legalHoldPrivacy } from '../../model/legal-hold.ts';
import type { Hold } from '../../store/erasure/index.ts';
import type { Page } from '../../store/page.ts';
import type { Session } from '../../store/session.ts';
import { type Subject, tablesOf } from '../../store/subject-rows.ts';
import { knowCodes } from '../audit/index.ts';
import type { Parts } from '../parts.ts';
import { idsOf, legalHoldStore } from './legal-hold.store.ts';
import { isActive, legalHoldFacts } from './legal-hold.view.ts';

const MAX_REFERENCE_LENGTH = 500;
/** How often holds are looked for whose time is over. */
const REVIEW_EVERY_MS = 3_600_000;

/** The codes in the audit log. */
const ACTS = { ended: 'legalHold.ended' } as const;
knowCodes([...Object.values(ACTS), 'LITIGATION', 'REGULATOR', 'TAX', 'CONTRACT', 'OTHER']);

/** Brings an erasure up again, in the transaction of the session: a request that waits for approval. */
export type Refile = (session: Session, accountId: string, subject: Subject) => Promise<void>;

/** What must be kept for a while, whatever the person asks. */
export class LegalHoldService {
  readonly #parts: Parts;
  #refile: Refile | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.queue.every('legal-hold-review', REVIEW_EVERY_MS, async ({ signal }) => {
      for (const accountId of await parts.ledger.accountIds()) {
        signal.throwIfAborted();
        await this.review(accountId);
      }
    });
  }

  /** Says how erasures that a hold kept back come up again. To be said once, while the features are built. */
  onEnd(refile: Refile): void {
    this.#refile = refile;
  }

  /** A page of the holds that the viewer may read, oldest first. */
  page({ session, access }: Context, filter: LegalHoldFilter | null, args: PageArgs): Promise<Page<LegalHold>> {
    const criteria = { subjectId: filter?.subjectId ?? undefined, active: filter?.active ?? undefined };
    return legalHoldStore.page(session, access, criteria, this.#now(), fieldsLookedAt('LegalHoldFilter', filter), args);
  }

  /** The holds of the session's account that hold now. */
  async active(session: Session): Promise<(Hold & { readonly ground: LegalHold['ground'] })[]> {
    const rows = await legalHoldStore.active(session, this.#now());
    return rows.map((row) => ({ id: row.id, subject: subjectOf(row), concepts: row.concepts, ground: row.ground }));
  }

  /** A new hold. Throws NOT_FOUND, FORBIDDEN, INVALID_INPUT. */
  create({ session, access, viewer }: Context, input: LegalHoldCreateInput): Promise<LegalHold> {
    access.require('create', 'LegalHold', { id: '', accountId: viewer.accountId });
    const subject = { kind: input.subject.kind === 'CUSTOMER' ? 'customer' : 'user', id: input.subject.id } as const;
    const reference = optionalText(input.reference, MAX_REFERENCE_LENGTH, ['reference']);
    if (input.ground === 'OTHER' && reference === null) {
      throw new Refusal('INVALID_INPUT', 'Another ground has to be named.', ['reference']);
    }
    const concepts = knownConcepts(subject, input.concepts ?? []);
    const nowMs = this.#parts.clock.now();
    if (input.endsAt && input.endsAt.getTime() <= nowMs) {
      throw new Refusal('INVALID_INPUT', 'It must be in the future.', ['endsAt']);
    }
    return session.transaction(async (inner) => {
      if (!(await legalHoldStore.hasPerson(inner, subject))) {
        throw new Refusal('NOT_FOUND', 'There is no such person.', ['subject', 'id']);
      }
      const identity = { id: newId('LegalHold', nowMs), accountId: viewer.accountId, ...idsOf(subject) };
      const sealed = await this.#parts.personal.sealed(legalHoldPrivacy, identity, { reference });
      const hold = legalHoldStore.insert(inner, {
        ...identity,
        ...sealed,
        ground: input.ground,
        concepts,
        createdBy: viewer.userId,
        createdAt: new Date(nowMs),
        endsAt: input.endsAt ?? null,
      } as never);
      const detail = { subjectId: subject.id, ground: input.ground, endsAt: input.endsAt ?? null };
      await this.#record(inner, 'legalHoldCreate', hold, detail);
      return hold;
    });
  }

  /** Ends a hold; what it kept back comes up again. Doing it again changes nothing. Throws NOT_FOUND, FORBIDDEN, CONFLICT. */
  release({ session, access }: Context, id: string, expectedVersion?: number | null): Promise<LegalHold> {
    return session.transaction(async (inner) => {
      const hold = await legalHoldStore.lock(inner, id);
      if (!hold) throw new Refusal('NOT_FOUND', 'There is no such hold.', ['legalHoldId']);
      access.require('release', 'LegalHold', legalHoldFacts(hold));
      expectVersion(hold, expectedVersion);
      if (!isActive(hold, this.#parts.clock.now())) return hold;
      hold.releasedAt = this.#now();
      await inner.flush();
      await this.#record(inner, 'legalHoldRelease', hold, {});
      await this.#bringUp(inner, hold);
      return hold;
    });
  }

  /** Brings up what holds of an account kept back that have ended since. Done again it changes nothing. */
  async review(accountId: string): Promise<number> {
    const session = this.#parts.sessionOf(accountId);
    const ended = await legalHoldStore.unreviewed(session, this.#now());
    for (const { id } of ended) {
      await session.transaction(async (inner) => {
        const hold = await legalHoldStore.lock(inner, id);
        if (!hold || hold.reviewed) return;
        await this.#record(inner, ACTS.ended, hold, {});
        await this.#bringUp(inner, hold);
      });
    }
    return ended.length;
  }

  async #bringUp(session: Session, hold: LegalHold): Promise<void> {
    if (!this.#refile) return;
    const subjects = new Map<string, Subject>();
    for (const request of await legalHoldStore.keptBack(session, hold)) {
      const subject = subjectOf(request);
      subjects.set(subject.id, subject);
    }
    for (const subject of subjects.values()) await this.#refile(session, hold.accountId, subject);
    hold.reviewed = true;
    await session.flush();
  }

  #record(session: Session, operation: string, hold: LegalHold, detail: object): Promise<void> {
    const record = {
      event: 'legal-hold',
      operation,
      type: 'LegalHold',
      rowIds: [hold.id],
      detail: detail as never,
    } as const;
    return this.#parts.audit.record(session, record);
  }

  #now(): Date {
    return new Date(this.#parts.clock.now());
  }
}

const subjectOf = ({
  customerId,
  userId,
}: {
  customerId?: string | null | undefined;
  userId?: string | null | undefined;
}): Subject => (customerId ? { kind: 'customer', id: customerId } : { kind: 'user', id: userId! });

/** The concepts, each once. Throws INVALID_INPUT for one that holds nothing of such a person. */
function knownConcepts({ kind }: Subject, concepts: readonly string[]): string[] {
  const known = new Set(tablesOf(kind).map(({ privacy }) => privacy.table));
  if (concepts.some((concept) => !known.has(concept))) {
    throw new Refusal('INVALID_INPUT', `Concepts are of: ${[...known].join(', ')}.`, ['concepts']);
  }
  return [...new Set(concepts)];
}
