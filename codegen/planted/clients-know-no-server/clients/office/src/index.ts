export type { Clock } from '../../../api/kernel/clock.ts';
