import type { Fault } from '../fault.ts';

const REQUEST = { tests: ['clients/core/src/request.test.ts'] };
const STREAM = { tests: ['clients/core/src/subscribe.test.ts'] };
const EVENTS = { tests: ['clients/core/src/streams.test.ts'] };
const FILES = { tests: ['clients/cli/src/replay/read-file.test.ts'] };

export const FAULTS: readonly Fault[] = [
  {
    ...REQUEST,
    file: 'clients/core/src/retry.ts',
    name: 'a client sends a mutation again that may have been carried out',
    find: 'return repeatable && passes',
    replace: 'return passes',
    redSentence: 'never repeats a mutation that may have been carried out',
  },
  {
    ...REQUEST,
    file: 'clients/core/src/retry.ts',
    name: 'a client does not wait as long as it is told to',
    find: 'error.retryAfterMs * (1 + Math.random() / 10)',
    replace: '0',
    redSentence: 'waits out throttling for as long as the server asks, also for mutations',
  },
  {
    ...STREAM,
    file: 'clients/core/src/subscribe.ts',
    name: 'a client comes back at once to a server that is crowded',
    find: 'Math.max(0, askedUntilMs - Date.now()) + jitterMs',
    replace: 'jitterMs',
    redSentence:
      'stays away for as long as a server that is crowded asks, and for no longer than it would wait for a request',
  },
  {
    ...REQUEST,
    file: 'clients/core/src/request.ts',
    name: 'a client hides every error beside data',
    find: "path && extensions?.['code'] === 'FORBIDDEN'",
    replace: 'path',
    redSentence: 'throws for any other error beside the data, also behind a field that may not be read',
  },
  {
    ...STREAM,
    file: 'clients/core/src/retry.ts',
    name: 'all clients come back to a restarted server at the same moment',
    find: 'return Math.random() * Math.min(',
    replace: 'return 0.5 * Math.min(',
    redSentence: 'comes back after a random time whose bound doubles',
  },
  {
    ...STREAM,
    file: 'clients/core/src/subscribe.ts',
    name: 'a client takes the state after a reconnection for one more change',
    find: 'const isFirst = heardOver !== connection.count;',
    replace: 'const isFirst = heardOver === 0;',
    redSentence: 'tells a reader of changes which event is the whole state',
  },
  {
    ...STREAM,
    file: 'clients/core/src/subscribe.ts',
    name: 'a client does not say that its token was refused',
    find: 'if (code === CLOSED_UNAUTHORIZED)',
    replace: 'if (code === 0)',
    redSentence: 'ends for good with UnauthenticatedError when the token is refused',
  },
  {
    ...EVENTS,
    file: 'clients/core/src/fleet.ts',
    name: 'a client keeps providers on the map who left while it was away',
    find: 'for (const providerId of shown) removed.set',
    replace: 'for (const providerId of []) removed.set',
    redSentence: 'of a fleet say after a reconnection who is gone',
  },
  {
    ...EVENTS,
    file: 'clients/core/src/waiting-events.ts',
    name: 'a slow reader of a client gets all the old positions first',
    find: 'this.#events = [kept]',
    replace: 'this.#events.push(kept)',
    redSentence: 'give a slow reader the newest, then the failure',
  },
  {
    ...FILES,
    file: 'clients/cli/src/replay/nmea.ts',
    name: 'the command line sends positions whose checksum is wrong',
    find: 'return sum === Number.parseInt(checksum, 16)',
    replace: 'return sum >= 0',
    redSentence: 'in NMEA is refused with the line',
  },
  {
    ...FILES,
    file: 'clients/cli/src/replay/trip.ts',
    name: 'the command line sends a trip that goes back in time',
    find: 'timeS <= before.timeS',
    replace: 'timeS < before.timeS',
    redSentence: 'is refused with the line and the reason, and the good trips are kept',
  },
];
