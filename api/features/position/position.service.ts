import { type Sight, sightOf } from '../../../policies/sight.ts';
import { accessFor } from '../../access/access.ts';
import type { Context } from '../../access/context.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Gate, GateSession, PositionReading } from '../../events/events.ts';
import { AppError, Refusal } from '../../kernel/app-error.ts';
import type { GeoPoint } from '../../kernel/geo.ts';
import type { Session } from '../../store/session.ts';
import type { AccountSettings } from '../account/index.ts';
import { type EtaEstimator, isSameEta } from '../eta/index.ts';
import type { Parts } from '../parts.ts';
import type { PropertyService } from '../property/index.ts';
import type { GateCache } from '../sharing/index.ts';
import type { WatcherRegistry } from '../watcher/index.ts';
import { HELD_FOR_MS, type Journey, type Place, type PositionBoard } from './position.board.ts';
import { admit, type Report } from './position.gate.ts';
import { belongsTo, type PositionState, stateOf } from './position.state.ts';
import { type PositionView, positionView, precisionOf } from './position.view.ts';
import { instructionView } from './reporting-instruction.ts';

export interface PositionNeeds {
  readonly board: PositionBoard;
  readonly gates: GateCache;
  readonly settings: AccountSettings;
  readonly watchers: WatcherRegistry;
  readonly properties: PropertyService;
  readonly eta: EtaEstimator;
}

/** Takes positions in, and says what is to be seen of them. */
export class PositionService {
  readonly #parts: Parts;
  readonly #needs: PositionNeeds;
  /** Providers who were erased a while ago at most: another process's word of where they were may still come. */
  readonly #gone = new Set<string>();

  constructor(parts: Parts, needs: PositionNeeds) {
    this.#parts = parts;
    this.#needs = needs;
    needs.gates.onChange(({ gate, before }) => this.#gateChanged(gate, before));
    needs.gates.onGone((providerId) => this.#forget(providerId));
    needs.settings.onChange((accountId) => this.#settingsChanged(accountId));
    parts.bus.on('positionMoved', (reading) => this.#heard(reading));
    parts.bus.onHealth(() => this.#healthChanged());
  }

  /** The gate of the token's own provider. Throws NOT_FOUND where the token is of none, or the provider is gone. */
  async ownGate(context: Context): Promise<Gate> {
    const { accountId, providerId } = context.viewer;
    if (providerId) await this.#needs.gates.get(context.session, accountId, providerId);
    return this.ownGateNow(context);
  }

  /** The same of what is in memory, which `warming` brings there. */
  ownGateNow({ viewer }: Context): Gate {
    const gate = viewer.providerId ? this.#needs.gates.known(viewer.providerId) : null;
    if (gate?.accountId !== viewer.accountId) throw new Refusal('NOT_FOUND', 'There is no such provider.');
    return gate;
  }

  /**
   * What a report of the token's own device has to wait for, the destination included, so that the very first position has an
   * estimate; null once all is in memory, as it is for nearly every report. Rejects where the database fails.
   */
  warming(context: Context): Promise<unknown> | null {
    const { accountId, providerId } = context.viewer;
    if (!providerId) return null;
    const { gates } = this.#needs;
    const gate = gates.current(accountId, providerId);
    if (!gate) {
      const read = gates.get(context.session, accountId, providerId);
      // By the gate as it is then: the session may have ended since it was read.
      return read.then((): unknown => this.#destinationOf(gates.current(accountId, providerId)));
    }
    const destination = this.#destinationOf(gate);
    return destination instanceof Promise ? destination : null;
  }

  /** Takes a reading of the token's own device, by its gate of this very moment. Throws the Refusal that says why it is not taken. */
  report(context: Context, gate: Gate, report: Report): void {
    this.#authorize(context, gate);
    this.#take(gate, report);
  }

  /** Takes the newest of several readings that is valid; throws the refusal of the newest if none is. */
  reportBatch(context: Context, gate: Gate, reports: readonly Report[]): void {
    this.#authorize(context, gate);
    const newestFirst = [...reports].sort((a, b) => b.recordedAt.getTime() - a.recordedAt.getTime());
    let refusal: unknown = new Refusal('INVALID_INPUT', 'There is no report in it.', ['reports']);
    for (const [index, report] of newestFirst.entries()) {
      try {
        this.#take(gate, report);
        return;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        if (index === 0) refusal = error;
      }
    }
    throw refusal;
  }

  /** Makes sure that `state` and `view` can answer about the provider. False if there is no such provider. */
  async prepare(session: Session, accountId: string, providerId: string): Promise<boolean> {
    await this.#needs.settings.load(accountId);
    if (!(await this.#needs.gates.get(session, accountId, providerId))) return false;
    await this.#needs.board.prepare(providerId);
    return true;
  }

  /** What is to be seen of a provider now. Throws INTERNAL unless it was prepared. */
  state(providerId: string): PositionState {
    const gate = this.#needs.gates.known(providerId);
    if (!gate) throw new AppError('INTERNAL', 'A provider was looked at before their gate was known.');
    return this.#stateOf(gate, this.#needs.board.place(providerId));
  }

  #stateOf(gate: Gate, place: Place | null): PositionState {
    const nowMs = this.#parts.clock.now();
    const reading = place?.reading(nowMs) ?? null;
    const eta = (reading && place?.journey(reading.sessionId)?.eta) ?? null;
    return stateOf(gate, reading, eta, nowMs, this.#parts.bus.healthy());
  }

  /** What those who see so see of a provider now. */
  view(sight: Sight, providerId: string): PositionView {
    return this.#viewOf(sight, this.state(providerId));
  }

  /** The same of the provider whose newest gate it is, and of whom that is held. */
  viewBy(sight: Sight, gate: Gate, place: Place | null): PositionView {
    return this.#viewOf(sight, this.#stateOf(gate, place));
  }

  #viewOf(sight: Sight, state: PositionState): PositionView {
    return positionView(sight, state, this.#needs.settings.customerPrecision(state.gate.accountId));
  }

  /** The viewer has asked where the provider is: where that shows them anything, they count as a watcher for a while. */
  glance(viewer: Viewer, providerId: string): void {
    const gate = this.#needs.gates.known(providerId);
    if (!gate?.session || gate.session.paused) return;
    const { accountId, userId, session } = gate;
    const facts = { accountId, providerId, visitId: session.visitId, stage: session.stage };
    const precision = precisionOf(
      sightOf(viewer, providerId),
      this.state(providerId),
      this.#needs.settings.customerPrecision(accountId),
    );
    if (precision && accessFor(viewer).canRead('ProviderPosition', facts)) {
      this.#needs.watchers.glance(viewer, providerId, userId);
    }
  }

  /** What the provider's app is to do, by their gate as it is now. */
  instruction(gate: Gate) {
    return instructionView(gate, this.#needs.watchers.count(gate.providerId));
  }

  #authorize({ access }: Context, { accountId, providerId, userId }: Gate): void {
    // Their own act, for which it does not matter how others may see them.
    const facts = { id: providerId, accountId, userId, restricted: false, visitedByViewer: false };
    access.require('report', 'Provider', facts);
  }

  #take(gate: Gate, report: Report): void {
    const { bus, clock } = this.#parts;
    bus.publish('positionMoved', admit(report, gate, this.#needs.board.get(gate.providerId), clock.now()));
  }

  /** Holds a reading, unless it comes after the word that nothing of it may be held. */
  #heard(reading: PositionReading): void {
    const { providerId, gateVersion } = reading;
    const gate = this.#needs.gates.known(providerId);
    const isLate = gate !== null && gate.version > gateVersion && !mayBeHeld(gate, reading);
    if (isLate || this.#gone.has(providerId) || !this.#needs.board.put(reading)) return;
    if (gate) this.#observe(gate, reading);
    this.#needs.board.changed(providerId);
  }

  #forget(providerId: string): void {
    this.#needs.board.drop(providerId);
    this.#arrive(providerId);
    this.#gone.add(providerId);
    this.#parts.clock.after(HELD_FOR_MS, () => this.#gone.delete(providerId));
  }

  /** Reckons the time of arrival anew; where the destination is not known yet, as soon as it is. */
  #observe(gate: Gate, reading: PositionReading): void {
    if (gate.session?.id !== reading.sessionId) return;
    const journey = this.#journeyOf(gate, gate.session);
    const { destination } = journey;
    if (destination instanceof Promise) void destination.then(() => this.#estimateLate(journey, reading));
    else if (destination) estimate(journey, reading, destination);
  }

  #estimateLate(journey: Journey, { providerId, sessionId }: PositionReading): void {
    const newest = this.#needs.board.get(providerId);
    const { destination } = journey;
    if (newest?.sessionId !== sessionId || !destination || destination instanceof Promise) return;
    estimate(journey, newest, destination);
    this.#needs.board.changed(providerId);
  }

  #destinationOf(gate: Gate | null): Journey['destination'] {
    return gate?.session ? this.#journeyOf(gate, gate.session).destination : null;
  }

  /** Where the session leads: the destination is read once, and is in memory only, until the session is over. */
  #journeyOf({ accountId, providerId }: Gate, { id, propertyId }: GateSession): Journey {
    const known = this.#needs.board.journey(providerId, id);
    if (known) return known;
    const reading = this.#needs.properties.point(this.#parts.sessionOf(accountId), propertyId).then(
      (point) => {
        journey.destination = point;
      },
      (error: unknown) => {
        if (this.#needs.board.journey(providerId, id) === journey) this.#arrive(providerId);
        this.#parts.onError(error);
      },
    );
    const trip = this.#needs.eta.begin((eta) => {
      journey.eta = eta;
      this.#needs.board.changed(providerId);
    });
    const journey: Journey = { sessionId: id, destination: reading, trip, eta: null };
    this.#arrive(providerId);
    this.#needs.board.travel(providerId, journey);
    return journey;
  }

  /** Nothing stays of where they went, and when they would have been there. */
  #arrive(providerId: string): void {
    this.#needs.board.travel(providerId, null)?.trip.end();
  }

  /** A position belongs to its session: with the session, or while it is paused, it is forgotten at once. */
  #gateChanged(gate: Gate, before: Gate | null): void {
    const { board } = this.#needs;
    if (before?.session && before.session.id !== gate.session?.id) this.#arrive(gate.providerId);
    const held = board.get(gate.providerId);
    // One of the session that has just begun may have been faster than the word of its beginning.
    if (!held || !mayBeHeld(gate, held)) board.drop(gate.providerId);
    board.changed(gate.providerId);
  }

  /** Whether points may be shown has changed, for all who are under way. */
  #healthChanged(): void {
    for (const { providerId, session } of this.#needs.gates.all()) {
      if (session) this.#needs.board.changed(providerId);
    }
  }

  #settingsChanged(accountId: string): void {
    for (const gate of this.#needs.gates.all()) {
      if (gate.accountId === accountId) this.#needs.board.changed(gate.providerId);
    }
  }
}

/** Reckons anew when the provider will be there. One that says the same stays: what lives long is not written for nothing. */
function estimate(journey: Journey, reading: PositionReading, destination: GeoPoint): void {
  const eta = journey.trip.observe(reading, destination);
  if (!isSameEta(eta, journey.eta)) journey.eta = eta;
}

/** Whether a reading is of the session as it stands, and that is not paused. */
function mayBeHeld({ session }: Gate, reading: PositionReading): boolean {
  return session !== null && !session.paused && belongsTo(session, reading);
}
