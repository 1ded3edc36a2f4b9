import type { ShareGrantCreateInput } from '../../../schema/types/share-grant.ts';
import type { Context } from '../../access/context.ts';
import type { TokenEnd } from '../../events/events.ts';
import { Refusal } from '../../kernel/app-error.ts';
import { newId } from '../../kernel/ids.ts';
import { mintToken } from '../../kernel/token.ts';
import type { ShareGrant } from '../../model/share-grant.ts';
import type { Session } from '../../store/session.ts';
import type { Parts } from '../parts.ts';
import { FINAL_STAGES, type VisitTransition, visitFacts, visitStore } from '../visit/index.ts';
import { shareGrantStore } from './share-grant.store.ts';
import { shareGrantFacts } from './share-grant.view.ts';

const DAY_MS = 24 * 3_600_000;
const MAX_LIFE_MS = 30 * DAY_MS;

/** Links with which customers follow a visit. */
export class ShareGrantService {
  readonly #parts: Parts;
  readonly #publicUrl: string;

  constructor(parts: Parts, publicUrl: string) {
    this.#parts = parts;
    this.#publicUrl = publicUrl;
  }

  /** A new link; the token is in this answer and nowhere else. Throws NOT_FOUND, FORBIDDEN, INVALID_INPUT. */
  async create(
    { session, access }: Context,
    input: ShareGrantCreateInput,
  ): Promise<{ grant: ShareGrant; token: string; link: string }> {
    return session.transaction(async (inner) => {
      // Locked, so that the visit cannot end between this look and the link.
      const visit = await visitStore.lock(inner, input.visitId);
      if (!visit) throw new Refusal('NOT_FOUND', 'There is no such visit.', ['visitId']);
      access.require('share', 'Visit', visitFacts(visit));
      if (FINAL_STAGES.includes(visit.stage) || !visit.customerId) {
        throw new Refusal('INVALID_INPUT', `The visit is ${visit.stage}: there is nothing to follow.`, ['visitId']);
      }
      const nowMs = this.#parts.clock.now();
      const expiresAt = input.expiresAt ?? new Date(Math.max(nowMs, visit.windowEnd.getTime()) + DAY_MS);
      if (expiresAt.getTime() <= nowMs || (input.expiresAt && expiresAt.getTime() - nowMs > MAX_LIFE_MS)) {
        throw new Refusal('INVALID_INPUT', 'It must be in the future, within 30 days.', ['expiresAt']);
      }
      const { token, tokenHash } = mintToken('shareGrant');
      const grant = shareGrantStore.insert(inner, {
        id: newId('ShareGrant', nowMs),
        accountId: visit.accountId,
        visitId: visit.id,
        customerId: visit.customerId,
        tokenHash,
        createdAt: new Date(nowMs),
        expiresAt,
      });
      // In the fragment, which browsers send to no server and write into no log.
      return { grant, token, link: `${this.#publicUrl}/track#${token}` };
    });
  }

  /** Ends a link at once, also on open streams. Doing it again changes nothing. Throws NOT_FOUND, FORBIDDEN. */
  revoke({ session, access }: Context, id: string): Promise<ShareGrant> {
    return session.transaction(async (inner) => {
      const grant = await shareGrantStore.lock(inner, id);
      if (!grant) throw new Refusal('NOT_FOUND', 'There is no such link.', ['shareGrantId']);
      access.require('revoke', 'ShareGrant', shareGrantFacts(grant));
      grant.revokedAt ??= new Date(this.#parts.clock.now());
      await this.#parts.ledger.note(inner, grant.accountId, { kind: 'REVOCATION', rowId: grant.id });
      this.#tell(inner, grant.id, 'GRANT_REVOKED');
      return grant;
    });
  }

  /** Takes part in every change of a visit: its links end with it, and when it goes from one provider to another. */
  onVisit = async ({ visit, assigneeBefore }: VisitTransition, session: Session): Promise<void> => {
    const over = FINAL_STAGES.includes(visit.stage);
    const reassigned = assigneeBefore !== null && assigneeBefore !== (visit.assigneeId ?? null);
    if (!over && !reassigned) return;
    const reason = over ? (visit.stage as 'COMPLETED' | 'NO_ACCESS' | 'CANCELLED') : 'REASSIGNED';
    for (const grant of await shareGrantStore.openOf(session, visit.id)) {
      grant.endedAt = new Date(this.#parts.clock.now());
      this.#tell(session, grant.id, reason);
    }
  };

  #tell(session: Session, tokenId: string, reason: TokenEnd): void {
    session.afterCommit(() => this.#parts.bus.publish('tokenEnded', { tokenId, reason }));
  }
}
