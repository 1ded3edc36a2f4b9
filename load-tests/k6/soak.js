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

/** How often each comes back, on average: in ten minutes sixty times, so that what a connection leaves behind adds up. */
const COMES_BACK_MS = 10_000;
/** Who comes back has the current state before the last report. */
const QUIET_MS = 2_000;

export function subscribers(times) {
  const all = subscribe(times);
  const churn = () => {
    if (Date.now() > times.finalAtMs - QUIET_MS) return;
    const one = all[Math.floor(Math.random() * all.length)];
    // Who is on their way already is not sent a second time.
    if (one.isSettled) one.comeBack();
    setTimeout(churn, COMES_BACK_MS / all.length);
  };
  setTimeout(churn, Math.max(0, times.measureFromMs - Date.now()));
}
export { handleSummary } from './world.js';
