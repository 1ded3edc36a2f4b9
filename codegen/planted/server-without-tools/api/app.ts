export { suite } from './test/support/suite.ts';
