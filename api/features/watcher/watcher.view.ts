import { governed } from '../../access/governed.ts';
import type { Watching } from './watcher.registry.ts';

export const watcherView = ({ id, accountId, providerId, audience, label, sinceMs }: Watching) =>
  governed('Watcher', { id, accountId, providerId }, { id, audience, label, since: new Date(sinceMs) });
