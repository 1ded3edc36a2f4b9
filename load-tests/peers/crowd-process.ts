import type { Ready } from './drive.ts';
import { Subscribers } from './subscribers.ts';

// The process of a `Crowd`: does what it is asked with the subscribers of one server.

/** What it is asked: to make the subscribers of a server, or to do with them what they can. */
export type Asked =
  | { readonly ask: 'of'; readonly ready: Ready }
  | { readonly ask: 'open'; readonly count: number }
  | { readonly ask: 'missing'; readonly lastMs: readonly number[]; readonly withinMs: number }
  | { readonly ask: 'received' }
  | { readonly ask: 'plant'; readonly fault: string };

let subscribers: Subscribers | null = null;

function act(asked: Asked): unknown {
  if (asked.ask === 'of') subscribers = new Subscribers(asked.ready);
  if (!subscribers) throw new Error('there are no subscribers');
  if (asked.ask === 'open') return subscribers.open(asked.count);
  if (asked.ask === 'missing') return subscribers.missing(asked.lastMs, asked.withinMs);
  if (asked.ask === 'received') return subscribers.received();
  if (asked.ask === 'plant') subscribers.plant(asked.fault);
  return null;
}

process.on('disconnect', () => process.exit(0));
process.on('message', async (asked: Asked) => {
  try {
    process.send?.({ value: (await act(asked)) ?? null });
  } catch (error) {
    process.send?.({ error: (error as Error).message });
  }
});
