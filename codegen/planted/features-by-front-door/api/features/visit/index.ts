export { jobStore } from '../job/job.store.ts';
