// As `fan-out`, for long, while subscribers leave and come back: memory must not grow.
import { setTimeout } from 'k6/timers';
import { report } from './reporters.js';
import { subscribe } from './subscribers.js';
import { once, optionsOf, reporterVus, subscriberVus, timetable } from './world.js';

export const options = optionsOf({
  reporters: once('reporters', reporterVus),
  subscribers: once('subscribers', subscriberVus),
});
export const setup = timetable;
export const reporters = (times) => report(times);

/** Of each hundred one comes back every second: so each does, every 100 s on average. */
const CHURN_MS = 1_000;
/** Who comes back has the current state before the last report. */
const QUIET_MS = 2_000;

export function subscribers(times) {
  const all = subscribe(times);
  const churn = () => {
    if (Date.now() > times.finalAtMs - QUIET_MS) return;
    all[Math.floor(Math.random() * all.length)].comeBack();
    setTimeout(churn, CHURN_MS);
  };
  setTimeout(churn, Math.max(0, times.measureFromMs - Date.now()));
}
export { handleSummary } from './world.js';
