import type { Tally } from './drive.ts';
import type { Problem, Trip } from './trip.ts';

/** How often the line of a terminal is drawn anew. */
const DRAW_EVERY_MS = 200;

/** What the user sees of a replay: JSON lines, one line that changes in a terminal, or a line for each trip. */
export class Progress {
  readonly #total: number;
  readonly #json: boolean;
  readonly #terminal: boolean;
  #drawnMs = 0;
  #under = 0;
  #done = 0;
  #failed = 0;
  #reported = 0;
  #accepted = 0;

  constructor(total: number, json: boolean) {
    this.#total = total;
    this.#json = json;
    this.#terminal = !json && process.stdout.isTTY === true;
  }

  get failed(): number {
    return this.#failed;
  }

  begun(trip: Trip, { providerId, visitId }: { providerId: string; visitId: string }): void {
    this.#under++;
    if (this.#json) this.#say({ event: 'begun', trip: trip.name, fixes: trip.fixes.length, providerId, visitId });
    else if (!this.#terminal) this.#line(`trip ${trip.name}: ${providerId} is on the way, ${trip.fixes.length} fixes`);
    else this.#draw();
  }

  reported(accepted: boolean): void {
    this.#reported++;
    if (accepted) this.#accepted++;
    if (this.#terminal && performance.now() - this.#drawnMs > DRAW_EVERY_MS) this.#draw();
  }

  completed(trip: Trip, tally: Tally): void {
    this.#under--;
    this.#done++;
    if (this.#json) this.#say({ event: 'completed', trip: trip.name, ...tally });
    else if (this.#terminal) this.#draw();
    else this.#line(`trip ${trip.name}: completed, ${accountOf(tally)}`);
  }

  /** `wasUnderWay`: it failed on the way, not before. */
  broke(trip: Trip, reason: string, wasUnderWay: boolean): void {
    if (wasUnderWay) this.#under--;
    this.#failed++;
    if (this.#json) this.#say({ event: 'failed', trip: trip.name, reason });
    else this.#warn(`trip ${trip.name}: ${reason}`);
  }

  summary(problems: readonly Problem[]): void {
    const sum = {
      completed: this.#done,
      failed: this.#failed,
      bad: problems.length,
      reported: this.#reported,
      accepted: this.#accepted,
    };
    if (this.#json) return this.#say({ event: 'done', ...sum });
    this.#clear();
    const asides = [
      this.#failed > 0 && `${this.#failed} failed`,
      problems.length > 0 && `${problems.length} bad in the file`,
    ];
    const refused = this.#reported - this.#accepted;
    const trips = [`${this.#done} of ${this.#total} trips completed`, ...asides.filter((aside) => aside !== false)];
    this.#line(
      `${trips.join(', ')}; ${this.#accepted} positions accepted${refused > 0 ? `, ${refused} refused` : ''}.`,
    );
  }

  #draw(): void {
    this.#drawnMs = performance.now();
    const state = `${this.#done} of ${this.#total} trips completed, ${this.#under} under way, ${this.#reported} positions`;
    process.stdout.write(`\r\x1b[K${state}`);
  }

  #clear(): void {
    if (this.#terminal) process.stdout.write('\r\x1b[K');
  }

  #warn(text: string): void {
    this.#clear();
    process.stderr.write(`${text}\n`);
  }

  #line(text: string): void {
    process.stdout.write(`${text}\n`);
  }

  #say(event: object): void {
    this.#line(JSON.stringify(event));
  }
}

function accountOf({ accepted, refused }: Tally): string {
  const codes = Object.entries(refused).map(([code, count]) => `${count} ${code}`);
  return `${accepted} positions accepted${codes.length > 0 ? `, refused: ${codes.join(', ')}` : ''}`;
}
