import type { Fault } from '../fault.ts';

const NATS = ['api/events/nats-bus.test.ts'];
const JOURNEY = ['api/test/journeys/several-processes.test.ts'];

/** Faults of the bus between processes, and of what is right across them. */
export const FAULTS: readonly Fault[] = [
  {
    file: 'api/events/nats/pulse.ts',
    tests: NATS,
    name: 'a server that falls silent is believed for as long as its connection stands',
    find: 'if (silentMs > SILENT_MS) this.#missed();',
    replace: 'if (silentMs > 100 * SILENT_MS) this.#missed();',
    redSentence: 'a server that falls silent without a word is noticed within a second or two',
  },
  {
    file: 'api/events/nats/pulse.ts',
    tests: NATS,
    name: 'the bus is healthy again although what was missed could not be read',
    find: '.map((read) => read())',
    replace: '.map((read) => read().catch(() => {}))',
    redSentence: 'while what was missed cannot be read, it is not healthy',
  },
  {
    file: 'api/events/nats/current-positions.ts',
    tests: NATS,
    name: 'the bucket holds what was written last, not what is newest',
    find: 'conditions.set(EXPECTED, String(own.revision));',
    replace: 'void EXPECTED;',
    redSentence: 'an older position that comes later, from another process, is not the current one',
  },
  {
    file: 'api/events/nats-bus.ts',
    tests: NATS,
    name: 'a pause leaves the position in the bucket',
    find: 'if (!session || session.paused) this.#current.put(',
    replace: 'if (version < 0) this.#current.put(',
    redSentence: 'a position that comes after the pause of its session is not given to who comes',
  },
  {
    file: 'api/events/nats-bus.ts',
    tests: NATS,
    name: 'a process keeps what it reported before another ended it',
    find: 'if (!session || session.paused) this.#current.forget(',
    replace: 'if (version < 0) this.#current.forget(',
    redSentence:
      'what another process has ended does not come back with the server, from the memory of who reported it',
  },
  {
    file: 'api/events/nats-bus.ts',
    tests: NATS,
    name: 'a process keeps what it reported before another erased them',
    find: "} else if (name === 'subjectErased') {",
    replace: '} else if (this.#over) {',
    redSentence:
      'what another process has ended does not come back with the server, from the memory of who reported it',
  },
  {
    file: 'api/events/nats/current-positions.ts',
    tests: ['api/test/journeys/no-history-several.test.ts'],
    name: 'the bucket of positions is kept on a disk',
    find: "storage: 'memory' as never,",
    replace: "storage: 'file' as never,",
    redSentence: 'no coordinate is left in the folder of NATS, nor anywhere else',
  },
  {
    file: 'api/features/token/token.service.ts',
    tests: JOURNEY,
    name: 'a token that was revoked while the bus was silent lives on',
    find: 'if (!open.has(id)) this.#end(',
    replace: 'if (open.size < 0) this.#end(',
    redSentence:
      'NATS is killed: streams are STALE without points, reports are taken, and all is read anew when it is back',
  },
  {
    file: 'api/features/position/position.state.ts',
    tests: ['api/features/position/position.state.test.ts'],
    name: 'a position from before a pause is shown after it',
    find: 'recordedAtMs >= session.activeSinceMs',
    replace: 'recordedAtMs > 0',
    redSentence: 'a position from before a pause is not shown after it, however late it comes',
  },
  {
    file: 'api/features/position/position.board.ts',
    tests: ['api/features/position/position.board.test.ts'],
    name: 'a late position of a session that is over takes the place of one of the next',
    find: 'if (!comesAfter(reading, slot.reading)) return false;',
    replace: 'if (slot.reading.sessionId === reading.sessionId && !comesAfter(reading, slot.reading)) return false;',
    redSentence: 'a reading of a session that is over, which comes late, does not take the place of one of the next',
  },
  {
    file: 'api/features/position/position.service.ts',
    tests: ['api/features/position/position.service.test.ts'],
    name: 'a position that comes after the end or the pause of its session is held',
    find: 'gate !== null && gate.version > gateVersion &&',
    replace: 'gate !== null && gate.version < gateVersion &&',
    redSentence: 'a reading that comes after the end, the pause or the resumption of its session is not held',
  },
  {
    file: 'api/features/position/position.service.ts',
    tests: ['api/features/position/position.service.test.ts'],
    name: 'a position that comes after the erasure of its provider is held',
    find: 'this.#gone.add(providerId);',
    replace: '',
    redSentence: 'a reading that comes after the erasure of its provider is not held',
  },
  {
    file: 'api/features/watcher/watchers-elsewhere.ts',
    tests: ['api/features/watcher/watchers-elsewhere.test.ts'],
    name: 'a process that is gone leaves its watchers behind',
    find: 'for (const id of [...(known?.watching.keys() ?? [])]) this.#remove(known!, id);',
    replace: 'void known;',
    redSentence: 'with a process go those who watched by way of it, and one that comes is told of all',
  },
  {
    file: 'api/store/sole-server.ts',
    tests: ['api/processes/processes.test.ts'],
    name: 'a server without the bus sits down beside those that share one',
    find: "shared ? 'pg_try_advisory_lock_shared' : 'pg_try_advisory_lock'",
    replace: "shared ? 'pg_try_advisory_lock_shared' : 'pg_try_advisory_lock_shared'",
    redSentence: 'on one bus several serve one PostgreSQL, in production too, and none beside one that is alone',
  },
  {
    file: 'api/events/nats-bus.ts',
    tests: NATS,
    name: 'an erasure leaves what another process wrote in the bucket',
    find: 'for (const providerId of event.providerIds) await this.#current.erase(providerId);',
    replace: 'void event;',
    redSentence:
      'what another process wrote of somebody who is erased is gone when that is told, and does not come back',
  },
  {
    file: 'api/events/nats-bus.ts',
    tests: NATS,
    name: 'an erasure counts as told although nobody answered',
    find: 'if (!hasAnswered) throw',
    replace: 'if (this.#over) throw',
    redSentence: 'that somebody is erased is not told where nobody answers',
  },
  {
    file: 'api/features/position/position.stream.ts',
    tests: ['api/test/journeys/several-erasures.test.ts'],
    name: 'the position of a provider who was erased is followed for ever',
    find: 'if (goneId === providerId) listener.fail(gone());',
    replace: 'if (goneId === null) listener.fail(gone());',
    redSentence:
      'a provider who is erased at one is not on the bus any more, and what is open of them at the other ends',
  },
  {
    file: 'api/features/fleet/fleet.feed.ts',
    tests: ['api/features/fleet/fleet.feed.test.ts'],
    name: 'one who is gone stays on the map of the fleet',
    find: 'member.gate = null;',
    replace: '',
    redSentence:
      'of whom nothing is there any more, though nobody said that they went home, is left and told, and then forgotten',
  },
  {
    file: 'api/events/nats/pulse.ts',
    tests: ['api/events/nats/pulse.test.ts'],
    name: 'a call to read anew is lost in the step in which a reading ends',
    find: '    this.#reading = false;',
    replace: '    void Promise.resolve().then(() => (this.#reading = false));',
    redSentence: 'a call to read anew that comes in the very step in which a reading ends is heard',
  },
  {
    file: 'api/events/nats/current-positions.ts',
    tests: ['api/events/bus.test.ts'],
    name: 'a position that gathers on its way to the bus stays there',
    find: 'if (this.#unwritten.size === 0) this.#parts.clock.after(GATHER_MS, () => this.writeAll());',
    replace: '',
    redSentence: 'who follows a provider has the current position when it is ready, and hears every later one',
  },
];
