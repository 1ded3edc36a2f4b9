import type { PartnerScope } from '../../../policies/facts.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { TokenEnd } from '../../events/events.ts';
import { hashToken, sameHash, tokenKind } from '../../kernel/token.ts';
import type { Session } from '../../store/session.ts';
import { apiKeyStore } from '../api-key/index.ts';
import type { Parts } from '../parts.ts';
import { shareGrantStore } from '../share-grant/index.ts';

/** Viewers kept in memory, the least recently used dropped first: some 300 bytes each. */
const MOST_VIEWERS = 20_000;
/** Ends that are remembered, so that a look-up that was under way meanwhile does not bring the token back. */
const MOST_ENDS = 20_000;

type Listener = (reason: TokenEnd) => void;

/** Turns tokens into viewers, and tells whoever serves one when it is over. */
export class TokenService {
  readonly #parts: Parts;
  readonly #signingIn: () => Session;
  readonly #viewers = new Map<string, Viewer>();
  readonly #hashes = new Map<string, string>();
  readonly #ends = new Map<string, TokenEnd>();
  readonly #listeners = new Map<string, Set<Listener>>();

  /** `signingIn` gives a session that can look tokens up and do nothing else. */
  constructor(parts: Parts, signingIn: () => Session) {
    this.#parts = parts;
    this.#signingIn = signingIn;
    parts.bus.on('tokenEnded', ({ tokenId, reason }) => this.#end(tokenId, reason));
  }

  /**
   * The viewer of a token, or null if it is malformed, unknown, expired or revoked. A token with a wrong checksum is
   * not looked up. Rejects if the database cannot be asked.
   */
  async authenticate(token: string): Promise<Viewer | null> {
    const kind = tokenKind(token);
    if (!kind) return null;
    const tokenHash = hashToken(token);
    const known = this.#viewers.get(tokenHash);
    const viewer = known ?? (await this.#lookUp(kind, tokenHash));
    if (!viewer || this.#ends.has(viewer.tokenId) || this.#expired(viewer)) {
      this.#viewers.delete(tokenHash);
      return null;
    }
    this.#keep(tokenHash, viewer);
    return viewer;
  }

  /**
   * The same, and also the holder of a link that ended with its visit, until it would have expired: for the package that
   * was asked for by that link, and for nothing else. Such a viewer is not remembered. Rejects as the other.
   */
  async authenticateToFetch(token: string): Promise<Viewer | null> {
    const known = await this.authenticate(token);
    if (known || tokenKind(token) !== 'shareGrant') return known;
    const viewer = await this.#linkHolder(hashToken(token), { isEndedToo: true });
    return viewer && !this.#expired(viewer) ? viewer : null;
  }

  /** Calls `listen` once, when the viewer's token ends or expires, soon if it has already. Returns what stops it. */
  onLost(viewer: Viewer, listen: Listener): () => void {
    const { tokenId, expiresAtMs } = viewer;
    const listeners = this.#listeners.get(tokenId) ?? new Set();
    const stop = () => {
      cancelExpiry();
      cancelSoon();
      listeners.delete(once);
      if (listeners.size === 0 && this.#listeners.get(tokenId) === listeners) this.#listeners.delete(tokenId);
    };
    const once: Listener = (reason) => {
      stop();
      listen(reason);
    };
    const { clock } = this.#parts;
    const cancelExpiry =
      expiresAtMs === null ? () => {} : clock.after(expiresAtMs - clock.now(), () => once('TOKEN_EXPIRED'));
    const ended = this.#ends.get(tokenId);
    const cancelSoon = ended ? clock.after(0, () => once(ended)) : () => {};
    this.#listeners.set(tokenId, listeners.add(once));
    return stop;
  }

  #expired({ expiresAtMs }: Viewer): boolean {
    return expiresAtMs !== null && expiresAtMs <= this.#parts.clock.now();
  }

  #keep(tokenHash: string, viewer: Viewer): void {
    this.#viewers.delete(tokenHash);
    this.#viewers.set(tokenHash, viewer);
    this.#hashes.set(viewer.tokenId, tokenHash);
    if (this.#viewers.size <= MOST_VIEWERS) return;
    const [oldestHash, oldest] = this.#viewers.entries().next().value!;
    this.#viewers.delete(oldestHash);
    this.#hashes.delete(oldest.tokenId);
  }

  #end(tokenId: string, reason: TokenEnd): void {
    this.#ends.set(tokenId, reason);
    if (this.#ends.size > MOST_ENDS) this.#ends.delete(this.#ends.keys().next().value!);
    const tokenHash = this.#hashes.get(tokenId);
    if (tokenHash) this.#viewers.delete(tokenHash);
    this.#hashes.delete(tokenId);
    for (const listen of [...(this.#listeners.get(tokenId) ?? [])]) listen(reason);
  }

  #lookUp(kind: 'apiKey' | 'shareGrant', tokenHash: string): Promise<Viewer | null> {
    return kind === 'apiKey' ? this.#keyHolder(tokenHash) : this.#linkHolder(tokenHash);
  }

  async #keyHolder(tokenHash: string): Promise<Viewer | null> {
    const key = await apiKeyStore.findByHash(this.#signingIn(), tokenHash);
    if (!key || key.revokedAt || !sameHash(key.tokenHash, tokenHash)) return null;
    return {
      audience: key.audience,
      accountId: key.accountId,
      role: key.role ?? null,
      scopes: key.scopes as PartnerScope[],
      userId: key.userId ?? null,
      providerId: key.providerId ?? null,
      visitId: null,
      customerId: null,
      tokenId: key.id,
      expiresAtMs: key.expiresAt?.getTime() ?? null,
      label: key.label,
    };
  }

  async #linkHolder(tokenHash: string, { isEndedToo = false } = {}): Promise<Viewer | null> {
    const grant = await shareGrantStore.findByHash(this.#signingIn(), tokenHash);
    if (!grant || grant.revokedAt || !sameHash(grant.tokenHash, tokenHash)) return null;
    if (grant.endedAt && !isEndedToo) return null;
    return {
      audience: 'customer',
      accountId: grant.accountId,
      role: null,
      scopes: [],
      userId: null,
      providerId: null,
      visitId: grant.visitId,
      customerId: grant.customerId,
      tokenId: grant.id,
      expiresAtMs: grant.expiresAt.getTime(),
      label: null,
    };
  }
}
