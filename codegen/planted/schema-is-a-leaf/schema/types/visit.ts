export { systemClock } from '../../api/kernel/clock.ts';
