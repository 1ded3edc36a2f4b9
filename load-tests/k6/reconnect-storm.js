// Everybody's connection is lost at the same moment, and everybody comes back at once, as clients do: with a little jitter, again and
// again until they are in. Meanwhile others ask.
import { setTimeout } from 'k6/timers';
import { backTime } from './counts.js';
import { ask, queryVus } from './queries.js';
import { report } from './reporters.js';
import { subscribe } from './subscribers.js';
import { once, optionsOf, plan, reporterVus, subscriberVus, timetable } from './world.js';

export const options = optionsOf({
  reporters: once('reporters', reporterVus),
  subscribers: once('subscribers', subscriberVus),
  queries: once('queries', queryVus),
});
export const setup = timetable;
export const reporters = (times) => report(times);

/** The storm comes early in the run, so that there is time to come back. */
const stormAtMs = ({ measureFromMs }) => measureFromMs + plan.measureMs * 0.1;

export function subscribers(times) {
  const all = subscribe(times);
  const atMs = stormAtMs(times);
  setTimeout(() => {
    for (const subscriber of all) subscriber.comeBack(times.finalAtMs, (nowMs) => backTime.add(nowMs - atMs));
  }, atMs - Date.now());
}

export const queries = (times) => ask(times, stormAtMs(times));
export { handleSummary } from './world.js';
