// P providers at R Hz, S subscribers. Hot: all watch one. Spread: S / P watch each.
import { report } from './reporters.js';
import { subscribe } from './subscribers.js';
import { once, optionsOf, reporterVus, subscriberVus, timetable } from './world.js';

export const options = optionsOf({
  reporters: once('reporters', reporterVus),
  subscribers: once('subscribers', subscriberVus),
});
export const setup = timetable;
export const reporters = (times) => report(times);
export const subscribers = (times) => void subscribe(times);
export { handleSummary } from './world.js';
