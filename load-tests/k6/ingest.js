// Reports alone, over HTTP: P providers at R Hz, `--batch n` of them in one request.
import { report } from './reporters.js';
import { once, optionsOf, reporterVus, timetable } from './world.js';

export const options = optionsOf({ reporters: once('reporters', reporterVus) });
export const setup = timetable;
export const reporters = (times) => report(times);
export { handleSummary } from './world.js';
