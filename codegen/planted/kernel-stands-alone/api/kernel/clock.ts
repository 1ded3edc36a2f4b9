export type { Visit } from '../../schema/types/visit.ts';
