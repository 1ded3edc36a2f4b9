import type { Fault } from '../fault.ts';

const CONFIG = { file: 'api/config.ts', tests: ['api/config.test.ts'] };
const PROCESS = ['api/main.test.ts'];
const STALLED = ['api/test/journeys/stalled-subscriber.test.ts'];

/** Faults of the ground: configuration, the folder's lock, starting and leaving, and that nothing of a position stays. */
export const FAULTS: readonly Fault[] = [
  {
    ...CONFIG,
    name: 'production gets a demo account',
    find: 'if (env.DEMO) problems.push(',
    replace: 'if (!env.NODE_ENV) problems.push(',
    redSentence: 'production takes no defaults for secrets, places and addresses, and no demo account',
  },
  {
    ...CONFIG,
    name: 'a wrong value is repeated in the message',
    find: '${keyOf(issue)}: ${issue.message}',
    replace: '${keyOf(issue)}: ${issue.message} ${given[keyOf(issue)]}',
    redSentence: 'a wrong DATABASE_URL is named, and its value is not repeated',
  },
  {
    ...CONFIG,
    name: 'the keys may lie in the database that they protect',
    find: 'return one === other;',
    replace: 'return one !== other;',
    redSentence: 'the key store is not the database that it protects',
  },
  {
    file: 'api/store/folder-lock.ts',
    tests: PROCESS,
    name: 'two processes may have one folder',
    find: 'return await listen(path);',
    replace: 'return async () => {};',
    redSentence:
      'a second process on the same folder is refused, and after a kill the folder opens again with all that was in it',
  },
  {
    file: 'api/app.ts',
    tests: PROCESS,
    name: 'a server without its database calls itself ready',
    find: 'ask).catch(() => false)',
    replace: 'ask).catch(() => true)',
    redSentence: 'is alive but not ready while its database is gone, and says which part is missing',
  },
  {
    file: 'api/main.ts',
    tests: PROCESS,
    name: 'the server leaves without waiting for what is in flight',
    find: 'app.close().then(',
    replace: 'Promise.resolve().then(',
    redSentence:
      'leaves at SIGTERM: readiness fails first, sockets close with 1012 over time, requests finish, exit code 0',
  },
  {
    file: 'api/features/property/property.service.ts',
    tests: ['api/test/journeys/destinations.test.ts'],
    name: 'one key that cannot be had takes the estimates of all',
    find: "['point']).catch(() => {});",
    replace: "['point']);",
    redSentence: 'a place whose key cannot be had has no estimate, and the others have theirs',
  },
  {
    file: 'api/events/latest-stream.ts',
    tests: ['api/events/latest-stream.test.ts'],
    name: 'a stream that is left goes on listening',
    find: 'this.#onEnd();',
    replace: 'void this.#onEnd;',
    redSentence: 'return settles the pending next, cleans up at once and once',
  },
  {
    file: 'api/fanout/cohort.ts',
    tests: STALLED,
    name: 'a cohort that is left goes on listening',
    find: 'this.#feed?.close();',
    replace: '',
    redSentence: 'leaves nothing behind when its socket dies, whether it stalled, waited or had just come',
  },
  {
    file: 'api/fanout/cohort.ts',
    tests: STALLED,
    name: 'a slow map goes on showing who has left it',
    find: 'feed.missed?.() ?? feed.current()',
    replace: 'feed.current()',
    redSentence: 'of a map hears who has left it meanwhile, and where the others are',
  },
  {
    file: 'api/fanout/socket-writer.ts',
    tests: STALLED,
    name: 'every position waits in memory for who does not read',
    find: 'if (this.#busy) return false;',
    replace: 'if (this.#busy && !frame) return false;',
    redSentence: 'costs no memory, gets the latest position when it drains, and the others lose none',
  },
  {
    file: 'api/features/position/position.service.ts',
    tests: ['api/test/journeys/no-history.test.ts'],
    name: 'positions are written to the log, to five decimals',
    find: 'const { bus, clock } = this.#parts;',
    replace:
      'const { bus, clock } = this.#parts; process.stderr.write(`${report.latitude.toFixed(5)} ${report.longitude.toFixed(5)}\\n`);',
    redSentence: 'no coordinate of theirs, nor any point that a watcher was shown, is left anywhere',
  },
];
