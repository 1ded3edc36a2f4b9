export { visits } from '../visit/index.ts';
