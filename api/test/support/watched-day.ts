import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { PRECISIONS, type Precision } from '../../../policies/precision.ts';
import type { Context } from '../../access/context.ts';
import type { Viewer } from '../../access/viewer.ts';
import { Ending } from '../../edge/ending.ts';
import { AccountResolver } from '../../features/account/index.ts';
import { PositionResolver } from '../../features/position/index.ts';
import type { Json } from './actor.ts';
import { Company, reading, type TestProvider } from './company.ts';
import { type Act, BRIEF, KINDS, type Kind } from './day-acts.ts';
import { type Seen, type SideBySide, Tape } from './side-by-side.ts';
import { fleetQuery, positionQuery, trackingQuery } from './streams.ts';

/** So that the first act has somebody to happen to, and some of them share. */
const THERE_AT_FIRST = [0, 1, 2, 3, 4, 5, 6, 8, 9, 9];
const MOST = 12;
/** Longer than what changes of a fleet gather for. */
const GATHERED_MS = 60;
/** How often what was told is looked at before it is taken for different: a timer of a fleet may fall into the first. */
const LOOKS = 20;

/** What was there to be seen, over many days: a test that saw none of it would say nothing. */
export class Tally {
  /** Tokens that were lost. */
  lost = 0;
  /** Positions taken in the very step in which a token was lost. */
  inTheStep = 0;
  /** Streams that ended with the visit, and whose reader could have gone on. */
  ended = 0;
  /** Events, and those with a point. */
  events = 0;
  points = 0;
  /** Subscriptions that needed no execution of their own. */
  spared = 0;
}

interface Onlooker {
  readonly kind: Kind;
  readonly revoke: () => Promise<unknown>;
  readonly expiresAtMs: number;
  readonly shared: Tape;
  readonly alone: Tape;
  readonly forget: () => void;
}

/** How the streams of an onlooker end with an act, and whether their sockets do. */
interface End {
  readonly reason: string;
  readonly isLost: boolean;
}

const NOTHING: ReadonlyMap<Onlooker, End> = new Map();

/** A day of a company with one provider, as people see it who come and go: each by two sockets, on which the same must come. */
export class WatchedDay {
  readonly #both: SideBySide;
  readonly #tally: Tally;
  readonly #company: Company;
  readonly #provider: TestProvider;
  readonly #admin: Viewer;
  readonly #phone: Viewer;
  #onlookers: Onlooker[] = [];
  #visitId = '';
  #stage: 'NONE' | 'EN_ROUTE' | 'ON_SITE' = 'NONE';
  #isPaused = false;
  #choice: Precision = 'STREET';
  #reportedMs = 0;
  #reports = 0;

  private constructor(both: SideBySide, tally: Tally, company: Company, provider: TestProvider, own: Viewer[]) {
    this.#both = both;
    this.#tally = tally;
    this.#company = company;
    this.#provider = provider;
    [this.#admin, this.#phone] = own as [Viewer, Viewer];
  }

  static async begin(both: SideBySide, tally: Tally): Promise<WatchedDay> {
    const company = await Company.found(both.server);
    const provider = await company.provider();
    const { tokens } = both.server.app.features;
    const own = [company.admin, provider.phone].map(({ token }) => tokens.authenticate(token));
    const day = new WatchedDay(both, tally, company, provider, (await Promise.all(own)) as Viewer[]);
    await day.happens({ act: 'depart' });
    for (const kind of THERE_AT_FIRST) await day.happens({ act: 'join', kind, lifeS: null });
    return day;
  }

  /** Has it happen, and a position reported right after it. Throws unless everybody sees what they may, however they are executed. */
  async happens(act: Act): Promise<void> {
    const before = [...this.#onlookers];
    const ends = await this.#do(act);
    this.#report();
    await this.#settle();
    for (const onlooker of this.#onlookers) {
      const what = `${JSON.stringify(act)}, of ${JSON.stringify(onlooker.kind)}`;
      const end = before.includes(onlooker) ? ends.get(onlooker) : undefined;
      const { shared, alone } = shownTo(onlooker);
      assert.deepEqual(shared, alone, what);
      this.#requireRights(onlooker, end, what);
    }
    for (const [onlooker, { isLost }] of ends) {
      this.#tally[isLost ? 'lost' : 'ended'] += 1;
      this.#dismiss(onlooker);
    }
    assert.equal(this.#both.alone.cohortCount, 0);
    this.#tally.spared += this.#onlookers.length - this.#both.shared.cohortCount;
  }

  leave(): void {
    for (const onlooker of [...this.#onlookers]) this.#dismiss(onlooker);
    this.#company.leave();
  }

  async #do(act: Act): Promise<ReadonlyMap<Onlooker, End>> {
    switch (act.act) {
      case 'join':
        await this.#join(KINDS[act.kind]!, act.lifeS);
        return NOTHING;
      case 'leave':
      case 'revoke':
        return this.#part(act.act, this.#onlookers[act.who % this.#onlookers.length]);
      case 'choose':
        await this.#choose(act.precision);
        return NOTHING;
      case 'pass':
        return this.#pass(act.seconds * 1_000);
      case 'report':
        return NOTHING;
      default:
        return this.#step(act.act);
    }
  }

  async #join(kind: Kind, lifeS: number | null): Promise<void> {
    if (this.#onlookers.length === MOST || (kind.stream === 'visit' && this.#stage === 'NONE')) return;
    const { clock, shared, alone, server } = this.#both;
    const expiresAtMs = lifeS === null ? Number.POSITIVE_INFINITY : clock.now() + lifeS * 1_000;
    const { token, revoke } = await this.#tokenOf(kind, lifeS === null ? undefined : new Date(expiresAtMs));
    const [query, id] = {
      position: [positionQuery(kind.isBrief ? BRIEF : undefined), this.#provider.id],
      visit: [trackingQuery, this.#visitId],
      fleet: [fleetQuery(), undefined],
    }[kind.stream] as [string, string | undefined];
    const tapes = [];
    for (const edge of [shared, alone]) tapes.push(await Tape.open(edge, token, query, id ? { id } : {}));
    const { tokens } = server.app.features;
    // After both sockets, so that it happens when both have heard of the loss, in the same step.
    const forget = tokens.onLost((await tokens.authenticate(token))!, () => {
      if (this.#report()) this.#tally.inTheStep += 1;
    });
    this.#onlookers.push({ kind, revoke, expiresAtMs, shared: tapes[0]!, alone: tapes[1]!, forget });
  }

  async #tokenOf({ role, scopes }: Kind, expiresAt?: Date): Promise<{ token: string; revoke(): Promise<unknown> }> {
    const { admin } = this.#company;
    if (!role && !scopes) {
      const { token, grantId } = await this.#company.customer(this.#visitId, expiresAt);
      return { token, revoke: () => admin.does('shareGrantRevoke', { shareGrantId: grantId }, '') };
    }
    const rights = role ? { audience: 'office', role } : { audience: 'partner', scopes: [...scopes!] };
    const { token, keyId } = await this.#company.actor({ ...rights, ...(expiresAt && { expiresAt }) });
    return { token, revoke: () => admin.does('apiKeyRevoke', { apiKeyId: keyId }, '') };
  }

  async #part(how: 'leave' | 'revoke', onlooker: Onlooker | undefined): Promise<ReadonlyMap<Onlooker, End>> {
    if (!onlooker) return NOTHING;
    if (how === 'revoke') {
      await onlooker.revoke();
      const reason = onlooker.kind.role || onlooker.kind.scopes ? 'KEY_REVOKED' : 'GRANT_REVOKED';
      return new Map([[onlooker, { reason, isLost: true }]]);
    }
    for (const tape of [onlooker.shared, onlooker.alone]) {
      tape.complete();
      await tape.drained();
    }
    this.#report();
    await this.#settle();
    assert.deepEqual([onlooker.shared.take(), onlooker.alone.take()], [[], []], 'who has left is told nothing');
    this.#dismiss(onlooker);
    return NOTHING;
  }

  /** Within this process, so that what follows comes before anything that has to be read. */
  async #choose(precision: Precision): Promise<void> {
    const { features } = this.#both.server.app;
    const accounts = features.resolver(AccountResolver);
    const { userErrors } = await accounts.accountUpdate({ customerPrecision: precision }, this.#contextOf(this.#admin));
    assert.deepEqual(userErrors, []);
    this.#choice = precision;
  }

  #pass(ms: number): ReadonlyMap<Onlooker, End> {
    const { clock } = this.#both;
    clock.leap(ms);
    const expired = this.#onlookers.filter(({ expiresAtMs }) => expiresAtMs <= clock.now());
    return new Map(expired.map((onlooker) => [onlooker, { reason: 'TOKEN_EXPIRED', isLost: true }]));
  }

  /** A step of the provider or of the visit, and which streams it ends. */
  async #step(
    act: 'pause' | 'resume' | 'arrive' | 'complete' | 'cancel' | 'clockOut' | 'depart',
  ): Promise<ReadonlyMap<Onlooker, End>> {
    const { phone } = this.#provider;
    const isMoving = this.#stage === 'EN_ROUTE' && !this.#isPaused;
    const visit = { visitId: this.#visitId };
    if (act === 'depart' && this.#stage === 'NONE') {
      this.#visitId = (await this.#company.visit(this.#provider, 'EN_ROUTE')).visitId;
      this.#stage = 'EN_ROUTE';
    } else if (act === 'pause' && isMoving) {
      await phone.does('sharingPause', null, '');
      this.#isPaused = true;
    } else if (act === 'resume' && this.#isPaused) {
      await phone.does('sharingResume', null, '');
      this.#isPaused = false;
    } else if (act === 'arrive' && isMoving) {
      await phone.does('visitArrive', visit, '');
      this.#stage = 'ON_SITE';
    } else if (act === 'complete' && this.#stage === 'ON_SITE') {
      await phone.does('visitComplete', visit, '');
      return this.#ended('COMPLETED');
    } else if (act === 'cancel' && this.#stage !== 'NONE') {
      await this.#company.admin.does('visitCancel', visit, '');
      return this.#ended('CANCELLED');
    } else if (act === 'clockOut' && isMoving) {
      await phone.does('shiftClockOut', null, '');
      return this.#ended('CLOCKED_OUT');
    }
    return NOTHING;
  }

  /** The visit is over, or the provider off duty: whoever follows it is told, and links end with their visit. */
  #ended(reason: string): ReadonlyMap<Onlooker, End> {
    this.#stage = 'NONE';
    this.#isPaused = false;
    const following = this.#onlookers.filter(({ kind }) => kind.stream === 'visit');
    return new Map(
      following.map((onlooker) => [onlooker, { reason, isLost: !onlooker.kind.role && reason !== 'CLOCKED_OUT' }]),
    );
  }

  /** A position: in this very step, unless something has to be read for it. Gives whether it was taken in this step. */
  #report(): boolean {
    const { clock, server } = this.#both;
    this.#reportedMs = Math.max(clock.now(), this.#reportedMs + 1);
    this.#reports += 1;
    const northM = 50 + ((this.#reports * 631) % 5_000);
    const input = reading(northM, { recordedAt: new Date(this.#reportedMs) });
    const payload = server.app.features.resolver(PositionResolver).positionReport(input, this.#contextOf(this.#phone));
    return !(payload instanceof Promise) && payload.accepted;
  }

  #contextOf(viewer: Viewer): Context {
    return this.#both.server.app.ports.createContext(viewer, 'req_of_a_test', new Ending());
  }

  /** Waits until everybody has been told all of it, on both sides; a while longer where they have not been told the same. */
  async #settle(): Promise<void> {
    const { clock } = this.#both;
    const tapes = this.#onlookers.flatMap(({ shared, alone }) => [shared, alone]);
    const isSame = (onlooker: Onlooker) => {
      const { shared, alone } = shownTo(onlooker);
      return isDeepStrictEqual(shared, alone);
    };
    for (let look = 0; look < LOOKS; look++) {
      // The embedded database answers in order: what was asked of it before has been answered, too.
      await this.#company.admin.data('{ account { id } }');
      clock.leap(GATHERED_MS);
      for (let i = 0; i < 3; i++) await new Promise((resolve) => setImmediate(resolve));
      await Promise.all(tapes.map((tape) => tape.drained()));
      if (this.#onlookers.every(isSame)) return;
    }
  }

  /** Who has lost a right is told that alone. All else that is told is what they may see as things stand after the act. */
  #requireRights(onlooker: Onlooker, end: End | undefined, what: string): void {
    const [shared, alone] = [onlooker.shared.take(), onlooker.alone.take()];
    for (const seen of [shared, alone]) {
      if (end) assert.deepEqual(seen.map(nameOf), asEnded(end), what);
      else for (const one of seen) this.#requireRight(onlooker.kind, one, what);
    }
  }

  #requireRight({ role, scopes }: Kind, { type, payload }: Seen, what: string): void {
    assert.equal(type, 'next', what);
    const hasPoint = JSON.stringify(payload).includes('"latitude"');
    this.#tally.events += 1;
    if (hasPoint) this.#tally.points += 1;
    if (this.#stage === 'NONE' || this.#isPaused) assert.ok(!hasPoint, `a point, although nothing is shared: ${what}`);
    if (!role && !scopes && this.#stage === 'ON_SITE')
      assert.ok(!hasPoint, `a point, for who has been reached: ${what}`);
    const isCoarse = scopes?.includes('positions:read:coarse');
    const allowed = isCoarse ? 'NEIGHBOURHOOD' : role || scopes ? 'EXACT' : this.#choice;
    for (const precision of precisionsIn(payload)) {
      assert.ok(PRECISIONS.indexOf(precision) >= PRECISIONS.indexOf(allowed), `${precision}: ${what}`);
    }
  }

  #dismiss(onlooker: Onlooker): void {
    this.#onlookers = this.#onlookers.filter((other) => other !== onlooker);
    onlooker.forget();
    onlooker.shared.close();
    onlooker.alone.close();
  }
}

/** What was told since it was last looked at, in two forms that are equal where the same was. */
function shownTo({ kind, shared, alone }: Onlooker): { shared: unknown; alone: unknown } {
  if (kind.stream !== 'fleet') return { shared: shared.untaken, alone: skipping(alone.untaken, shared.untaken) };
  return { shared: mapOf(shared), alone: mapOf(alone) };
}

/** Events without those that others skipped: all may be, where several happen in a turn, but for what is told at last. */
function skipping(events: readonly Seen[], others: readonly Seen[]): Seen[] {
  const kept: Seen[] = [];
  for (const [index, event] of events.entries()) {
    const isNewLast = index === events.length - 1 && !isDeepStrictEqual(event, kept.at(-1));
    if (isNewLast || isDeepStrictEqual(event, others[kept.length])) kept.push(event);
  }
  return kept;
}

/** The map to which all that was told of a fleet adds up: when its changes gather depends on when the feed began. And what else was told. */
function mapOf({ told, untaken }: Tape): unknown {
  const map: Record<string, unknown> = {};
  for (const { type, payload } of told) {
    if (type !== 'next') continue;
    const { positions, removed } = (payload as Json).data.fleetPositions;
    for (const position of positions) map[position.providerId] = position;
    for (const { providerId } of removed) delete map[providerId];
  }
  return [map, untaken.filter(({ type }) => type !== 'next')];
}

/** Every precision that is told in a payload. */
function precisionsIn(payload: unknown): Precision[] {
  const found: Precision[] = [];
  JSON.stringify(payload, (key, value) => {
    if (key === 'precision' && value !== null) found.push(value);
    return value;
  });
  return found;
}

/** What a stream tells that ends with an act: nothing but its end. */
function asEnded({ reason, isLost }: End): string[] {
  return [`error ${reason}`, ...(isLost ? ['closed 4401'] : [])];
}

function nameOf({ type, payload }: Seen): string {
  if (type === 'error') return `error ${(payload as Json)[0].extensions.reason}`;
  return type === 'closed' ? `closed ${payload}` : type;
}
