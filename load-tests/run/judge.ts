import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { World } from './world.ts';

/** The data of an event. What is in it only the judge knows. */
export type EventData = Readonly<Record<string, unknown>>;

/** A position, as far as somebody who is not the judge looks at it. */
export interface Shown {
  readonly providerId: string;
  /** Null for who may not know it, or if there is no position. */
  readonly recordedAt?: string | null;
}

type Provider = World['providers'][number];

/** A subscriber: what they are, by what key, and of whom they are to hear. */
export interface Person {
  readonly kind: string;
  readonly token: string;
  readonly watched: readonly Provider[];
}

interface Kind {
  readonly asks: 'position' | 'visit' | 'fleet';
  /** How exactly; null: not at all. */
  readonly sees: string | null;
  /** Of whose keys they have one, if not of their own kind's. */
  readonly holder?: string;
}

interface Judge {
  readonly KINDS: Readonly<Record<string, Kind>>;
  readonly FINAL_JUMP_DEG: number;
  kindOf(index: number): string;
  personOf(index: number, world: Pick<World, 'providers' | 'tokens'>, plant?: string): Person;
  subscriptionOf(person: Person): { readonly query: string; readonly variables?: object };
  positionsIn(kind: string, data: EventData | null | undefined): readonly Shown[] | null;
  isRefusal(errors: unknown): boolean;
  leakIn(kind: string, watched: ReadonlyMap<string, Pick<Provider, 'visitId'>>, data: EventData): string | null;
  isFinal(kind: string, position: object, last: { readonly finalAtMs: number; readonly latitude: number }): boolean;
  isCurrent(kind: string, position: object, sinceMs: number): boolean;
}

/** JavaScript, as k6 runs it: it is taken as it is, and not compiled. */
const FILE = join(import.meta.dirname, '../../../load-tests/k6/judge.js');

/** `k6/judge.js`: who subscribes, and what each may receive. */
export const judge = (await import(pathToFileURL(FILE).href)) as Judge;
