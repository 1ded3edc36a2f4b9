// Reports, subscriptions and queries together.
import { ask, queryVus } from './queries.js';
import { report } from './reporters.js';
import { subscribe } from './subscribers.js';
import { once, optionsOf, reporterVus, subscriberVus, timetable } from './world.js';

export const options = optionsOf({
  reporters: once('reporters', reporterVus),
  subscribers: once('subscribers', subscriberVus),
  queries: once('queries', queryVus),
});
export const setup = timetable;
export const reporters = (times) => report(times);
export const subscribers = (times) => void subscribe(times);
export const queries = (times) => ask(times);
export { handleSummary } from './world.js';
