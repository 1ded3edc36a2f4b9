import type { Fault } from '../fault.ts';

const CLOCK = { file: 'api/kernel/clock.ts', tests: ['api/kernel/clock.test.ts'] };
const IDS = { file: 'api/kernel/ids.ts', tests: ['api/kernel/ids.test.ts'] };

export const FAULTS: readonly Fault[] = [
  {
    ...CLOCK,
    name: 'a timer that is just due waits for the next move of the clock',
    find: 'timer.dueMs <= untilMs',
    replace: 'timer.dueMs < untilMs',
    redSentence: 'a timer runs when its time has come, not a millisecond earlier, and once',
  },
  {
    ...CLOCK,
    name: 'timers run in the order in which they were set',
    find: '.sort((a, b) => a.dueMs - b.dueMs)',
    replace: '',
    redSentence: 'timers run in the order of their time, each at its time, those they set included',
  },
  {
    ...CLOCK,
    name: 'a very long wait is over at once',
    find: 'Math.min(Math.max(leftMs, 0), LONGEST_TIMER_MS)',
    replace: 'Math.max(leftMs, 0)',
    redSentence: 'a wait longer than setTimeout can count does not run at once, and can be cancelled',
  },
  {
    ...IDS,
    name: 'ids have no random part',
    find: 'ALPHABET[byte & 31]',
    replace: 'ALPHABET[0]',
    redSentence: 'ids of the same millisecond differ',
  },
  {
    ...IDS,
    name: 'ids put the youngest digit of their time first',
    find: 'time = ALPHABET[rest % 32] + time',
    replace: 'time += ALPHABET[rest % 32]',
    redSentence: 'ids sort by age',
  },
  {
    ...IDS,
    name: 'a piece of an id is taken for one',
    find: '{26}$/',
    replace: '{1,26}$/',
    redSentence: 'what is not an id of ours has no type',
  },
];
