import type { PositionReading } from './events.ts';

/** No number: a field that holds numbers of one kind only is written in place. */
const NONE = Number.NaN;

const orNone = (value: number | null): number => value ?? NONE;
const orNull = (number: number): number | null => (Number.isNaN(number) ? null : number);

/**
 * The position of one provider, written over by each newer one: no earlier one stays in memory until it is collected, and none is carried
 * on by the collector. So this is not a moment but what is current: who wants to keep something of it copies that at once.
 */
export class HeldPosition implements PositionReading {
  readonly accountId: string;
  readonly providerId: string;
  sessionId = '';
  visitId = '';
  gateVersion = 0;
  latitude = NONE;
  longitude = NONE;
  recordedAtMs = NONE;
  #accuracyM = NONE;
  #headingDeg = NONE;
  #speedMps = NONE;

  constructor(reading: PositionReading) {
    this.accountId = reading.accountId;
    this.providerId = reading.providerId;
    this.take(reading);
  }

  get accuracyM(): number | null {
    return orNull(this.#accuracyM);
  }

  get headingDeg(): number | null {
    return orNull(this.#headingDeg);
  }

  get speedMps(): number | null {
    return orNull(this.#speedMps);
  }

  /** As it travels. */
  toJSON(): PositionReading {
    return {
      accountId: this.accountId,
      providerId: this.providerId,
      sessionId: this.sessionId,
      visitId: this.visitId,
      latitude: this.latitude,
      longitude: this.longitude,
      accuracyM: this.accuracyM,
      headingDeg: this.headingDeg,
      speedMps: this.speedMps,
      recordedAtMs: this.recordedAtMs,
      gateVersion: this.gateVersion,
    };
  }

  /** Writes a newer reading of the same provider over this one. */
  take(reading: PositionReading): void {
    if (this.sessionId !== reading.sessionId) {
      this.sessionId = reading.sessionId;
      this.visitId = reading.visitId;
    }
    this.gateVersion = reading.gateVersion;
    this.latitude = reading.latitude;
    this.longitude = reading.longitude;
    this.recordedAtMs = reading.recordedAtMs;
    this.#accuracyM = orNone(reading.accuracyM);
    this.#headingDeg = orNone(reading.headingDeg);
    this.#speedMps = orNone(reading.speedMps);
  }

  /** Writes over it that there is none: nobody is to look at it any more. */
  wipe(): void {
    this.latitude = NONE;
    this.longitude = NONE;
    this.recordedAtMs = NONE;
    this.#accuracyM = NONE;
    this.#headingDeg = NONE;
    this.#speedMps = NONE;
  }
}
