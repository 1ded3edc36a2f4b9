import type { PartnerScope } from '../../../policies/facts.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { TokenEnd } from '../../events/events.ts';
import { tellEach } from '../../events/listeners.ts';
import { hashToken, sameHash, tokenKind } from '../../kernel/token.ts';
import type { Session } from '../../store/session.ts';
import { apiKeyStore } from '../api-key/index.ts';
import type { Parts } from '../parts.ts';
import { shareGrantStore } from '../share-grant/index.ts';

/** Viewers kept in memory, the least recently used dropped first: some 300 bytes each. */
const MOST_VIEWERS = 20_000;
/** Ends that are remembered, so that a look-up that was under way meanwhile does not bring the token back. */
const MOST_ENDS = 20_000;

/** How many tokens one query asks about. */
const IDS_AT_ONCE = 1_000;
/** While the bus is silent a token is looked up anew, but not at every request. */
const BELIEVED_UNHEARD_MS = 1_000;

type Listener = (reason: TokenEnd) => void;

/** Turns tokens into viewers, and tells whoever serves one when it is over. */
export class TokenService {
  readonly #parts: Parts;
  readonly #signingIn: () => Session;
  readonly #viewers = new Map<string, Viewer>();
  readonly #hashes = new Map<string, string>();
  readonly #ends = new Map<string, TokenEnd>();
  readonly #listeners = new Map<string, Set<Listener>>();
  /** While the bus is not healthy: when a token was last looked up, in Unix milliseconds, by its hash. */
  readonly #lookedUpMs = new Map<string, number>();
  /** Grows whenever what is in memory is no longer believed. */
  #believedSince = 0;

  /** `signingIn` gives a session that can look tokens up and do nothing else. */
  constructor(parts: Parts, signingIn: () => Session) {
    this.#parts = parts;
    this.#signingIn = signingIn;
    parts.bus.on('tokenEnded', ({ tokenId, reason }) => this.#end(tokenId, reason));
    parts.bus.onHealth(() => this.#lookedUpMs.clear());
    parts.bus.onResync(() => this.#resync());
  }

  /**
   * The viewer of a token, or null if it is malformed, unknown, expired or revoked. A token with a wrong checksum is
   * not looked up. Rejects if the database cannot be asked.
   */
  async authenticate(token: string): Promise<Viewer | null> {
    const kind = tokenKind(token);
    if (!kind) return null;
    const tokenHash = hashToken(token);
    const known = this.#believed(tokenHash);
    const since = this.#believedSince;
    const viewer = known ?? (await this.#lookUp(kind, tokenHash));
    if (!viewer || this.#ends.has(viewer.tokenId) || this.#expired(viewer)) {
      this.#viewers.delete(tokenHash);
      return null;
    }
    // What was looked up before everything was looked up anew may be older than that.
    if (since === this.#believedSince) this.#keep(tokenHash, viewer);
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

  /** The viewer in memory; while a revocation may go unheard, only for a second after it was looked up. */
  #believed(tokenHash: string): Viewer | undefined {
    const { bus, clock } = this.#parts;
    if (bus.healthy()) return this.#viewers.get(tokenHash);
    const nowMs = clock.now();
    if (nowMs - (this.#lookedUpMs.get(tokenHash) ?? Number.NEGATIVE_INFINITY) < BELIEVED_UNHEARD_MS) {
      return this.#viewers.get(tokenHash);
    }
    if (this.#lookedUpMs.size >= MOST_VIEWERS) this.#lookedUpMs.clear();
    this.#lookedUpMs.set(tokenHash, nowMs);
    return undefined;
  }

  /** Ends the tokens in use that ended unheard. What is not in use is looked up when it comes. */
  async #resync(): Promise<void> {
    this.#believedSince += 1;
    for (const [tokenHash, { tokenId }] of this.#viewers) {
      if (this.#listeners.has(tokenId)) continue;
      this.#viewers.delete(tokenHash);
      this.#hashes.delete(tokenId);
    }
    const inUse = [...this.#listeners.keys()];
    for (let from = 0; from < inUse.length; from += IDS_AT_ONCE) {
      await this.#endUnheard(inUse.slice(from, from + IDS_AT_ONCE));
    }
  }

  async #endUnheard(tokenIds: readonly string[]): Promise<void> {
    const keys = await apiKeyStore.findMany(this.#signingIn(), tokenIds);
    const grants = await shareGrantStore.findMany(this.#signingIn(), tokenIds);
    const open = new Set<string>();
    const reasons = new Map<string, TokenEnd>();
    for (const key of keys) if (!key.revokedAt) open.add(key.id);
    for (const grant of grants) {
      if (!grant.revokedAt && !grant.endedAt) open.add(grant.id);
      // Which stage the visit came to is told by the stream of the visit; for the link it is over.
      reasons.set(grant.id, grant.revokedAt ? 'GRANT_REVOKED' : 'COMPLETED');
    }
    for (const id of tokenIds) if (!open.has(id)) this.#end(id, reasons.get(id) ?? 'KEY_REVOKED');
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
    tellEach([...(this.#listeners.get(tokenId) ?? [])], reason);
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
