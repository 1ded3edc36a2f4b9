import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerProcess } from '../../api/test/support/server-process.ts';
import type { Judged } from './judged.ts';

/** What a server holds for those who are connected, by the names of its metrics. */
export type Held = ReadonlyMap<string, number>;

const LOOK_MS = 250;

/** The sum of each of those metrics in Prometheus' text format; what is not in it is absent. */
export function heldIn(text: string, names: readonly string[]): Held {
  const held = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [, name, value] = /^(\w+)(?:\{.*\})? (\S+)$/.exec(line) ?? [];
    if (name && names.includes(name)) held.set(name, (held.get(name) ?? 0) + Number(value));
  }
  return held;
}

/** What the server holds now. */
export async function heldBy({ origin }: Pick<ServerProcess, 'origin'>, names: readonly string[]): Promise<Held> {
  return heldIn(await (await fetch(`${origin}/metrics`)).text(), names);
}

/** Whether nothing more is held than before: what a metric does not show was not given back. */
export function judgedHeld(names: readonly string[], before: Held, after: Held): Judged[] {
  return names.map((metric) => {
    const most = before.get(metric) ?? 0;
    return { metric, threshold: `after<=${most}`, passed: (after.get(metric) ?? Number.POSITIVE_INFINITY) <= most };
  });
}

/** The same once all have left, or after `withinMs` as it is then. */
export async function givenBack(
  server: Pick<ServerProcess, 'origin'>,
  names: readonly string[],
  before: Held,
  withinMs: number,
): Promise<Judged[]> {
  const endMs = Date.now() + withinMs;
  for (;;) {
    const judged = judgedHeld(names, before, await heldBy(server, names));
    if (judged.every(({ passed }) => passed) || Date.now() > endMs) return judged;
    await sleep(LOOK_MS);
  }
}
