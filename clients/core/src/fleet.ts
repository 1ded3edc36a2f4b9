import type { Merge } from './waiting-events.ts';

/** What an event of `fleetPositions` has, whatever else was asked for. */
export interface FleetChange {
  readonly positions: readonly { readonly providerId: string }[];
  readonly removed: readonly { readonly providerId: string; readonly reason: string }[];
}

/** Why a provider is removed who was there before a lost connection and no longer is: the server's own reason went unheard. */
export const LOST_WHILE_AWAY = 'LOST_WHILE_AWAY';

/**
 * Joins changes of a fleet that wait for a slow reader into one, so that none is lost and there is never more than an entry for
 * each provider. After a reconnection the server tells the whole state anew: who is no longer in it comes as `removed`.
 */
export function fleetChanges<T extends FleetChange>(): Merge<T> {
  const shown = new Set<string>();
  return (waiting, event, isFirst) => {
    const positions = new Map((isFirst ? [] : (waiting?.positions ?? [])).map((one) => [one.providerId, one]));
    const removed = new Map((waiting?.removed ?? []).map((one) => [one.providerId, one]));
    if (isFirst) {
      for (const providerId of shown) removed.set(providerId, { providerId, reason: LOST_WHILE_AWAY });
      shown.clear();
    }
    for (const one of event.removed) {
      positions.delete(one.providerId);
      removed.set(one.providerId, one);
      shown.delete(one.providerId);
    }
    for (const one of event.positions) {
      positions.set(one.providerId, one);
      removed.delete(one.providerId);
      shown.add(one.providerId);
    }
    return { ...event, positions: [...positions.values()], removed: [...removed.values()] };
  };
}
