import type { Fault } from '../fault.ts';

const WRITER = ['api/fanout/socket-writer.test.ts'];
const COHORT = ['api/fanout/cohort.test.ts'];
const PROJECTION = ['api/access/projection.test.ts'];
const CLASSES = ['api/access/viewer-class.test.ts'];

/** Faults of what is written to many sockets at once, and of who shares it. */
export const FAULTS: readonly Fault[] = [
  {
    file: 'api/fanout/socket-writer.ts',
    tests: WRITER,
    name: 'frames are written after a close frame',
    find: 'return this.#ws.readyState === this.#ws.OPEN && this.#socket.writable;',
    replace: 'return this.#socket.writable;',
    redSentence: 'are not written after a close frame, whoever closes',
  },
  {
    file: 'api/fanout/socket-writer.ts',
    tests: WRITER,
    name: 'a busy socket takes more frames',
    find: 'if (this.#busy) return false;',
    replace: 'if (this.#busy && !frame) return false;',
    redSentence: 'are no more taken while bytes wait, and who missed them is told once, when all has left',
  },
  {
    file: 'api/fanout/socket-writer.ts',
    tests: WRITER,
    name: 'frames are written on a connection that compresses',
    find: "if (ws.extensions !== '') throw",
    replace: "if (ws.extensions === 'none') throw",
    redSentence: 'are refused on a connection that compresses',
  },
  {
    file: 'api/fanout/frame.ts',
    tests: WRITER,
    name: 'the length of a frame counts letters, not bytes',
    find: "Buffer.from(text, 'utf8').toString('latin1')",
    replace: 'text',
    redSentence: 'arrive as the same message that the protocol has, whatever their length and their letters',
  },
  {
    file: 'api/fanout/seats.ts',
    tests: COHORT,
    name: 'what a busy socket has missed is forgotten',
    find: 'if (!seat.writer.put(head + seat.tail, turn)) seat.writer.owe(seat);',
    replace: 'seat.writer.put(head + seat.tail, turn);',
    redSentence:
      'gives a member whose socket was busy what is current when it drains, once, and keeps nothing meanwhile',
  },
  {
    file: 'api/fanout/cohort.ts',
    tests: COHORT,
    name: 'what happens while the first event is on its way is lost',
    find: 'if (this.#beginning) for (const member of this.#beginning) member.miss();',
    replace: '',
    redSentence: 'tells afterwards what happens while the first event is on its way',
  },
  {
    file: 'api/fanout/cohort.ts',
    tests: COHORT,
    name: 'who has left keeps the seat',
    find: 'this.#seats.remove(member);',
    replace: '',
    redSentence: 'whoever leaves is settled at once, and gets nothing of what had happened by then',
  },
  {
    file: 'api/access/viewer-class.ts',
    tests: CLASSES,
    name: 'a class does not say which fields may be read',
    find: "for (const name of names) left.set(nameOf(type, name), given(decisions.condition('read', type, name), facts));",
    replace: 'for (const name of names) left.set(nameOf(type, name), left.get(nameOf(type))!);',
    redSentence:
      'what one of a class gets is what they would get alone, whatever the rules, the document and the events',
  },
  {
    file: 'api/access/viewer-class.ts',
    tests: CLASSES,
    name: 'viewers with different rights are of one class',
    find: '[audience, [...left].sort(([a], [b]) => (a < b ? -1 : 1))]);',
    replace: '[audience, [...left.keys()].sort()]);',
    redSentence: 'two viewers of one class would get the same alone',
  },
  {
    file: 'api/access/viewer-class.ts',
    tests: CLASSES,
    name: 'a row may have other facts than those that were put into the rules',
    find: 'const misfit = misfitOf(row, known);',
    replace: 'const misfit = misfitOf(row, {});',
    redSentence: 'a row with other facts than the known ones is INTERNAL, and nothing of it is shown',
  },
  {
    file: 'api/access/projection.ts',
    tests: PROJECTION,
    name: 'a subscription made into a function gives fields that may not be read',
    find: 'if (step.check !== null && !step.check(factsOf(value)!.facts)) return undefined;',
    replace: '',
    redSentence: 'give the same as graphql-js, letter by letter, or leave it to it',
  },
  {
    file: 'api/access/projection.ts',
    tests: PROJECTION,
    name: 'a subscription made into a function takes rows with other facts than the known ones',
    find: ' || misfitOf(governance.facts, known[type])',
    replace: '',
    redSentence: 'leave to graphql-js what fails, what is missing and what is not there yet',
  },
  {
    file: 'api/access/projection.ts',
    tests: PROJECTION,
    name: 'an event that is no row is shown as it is, unasked',
    find: 'factsOf(event) === undefined && !shown.has(event as object)',
    replace: 'false',
    redSentence: 'leave to graphql-js an event that is no row, unless it is marked, and a list that is none',
  },
  {
    file: 'api/access/cohort-context.ts',
    tests: CLASSES,
    name: 'what is executed for many viewers may look at the session of one',
    find: "['viewer', 'session', 'record']",
    replace: "['viewer', 'record']",
    redSentence: 'touching the viewer, the session or the record where something is executed for many is INTERNAL',
  },
  {
    file: 'api/features/sharing/gate-cache.ts',
    tests: ['api/features/sharing/gate-cache.test.ts'],
    name: 'what one account finds of a provider is taken for what another does',
    find: 'const key = `${accountId} ${providerId}`;',
    replace: 'const key = providerId;',
    redSentence: 'what one account is answered, or fails with, is no answer for another',
  },
  {
    file: 'policies/sight.ts',
    tests: ['policies/sight.test.ts'],
    name: 'providers who see their own position otherwise see as others do',
    find: 'return `${others} ${JSON.stringify(providerId)} ${own}`;',
    replace: 'return others;',
    redSentence: 'two with the same key see every position alike',
  },
];
