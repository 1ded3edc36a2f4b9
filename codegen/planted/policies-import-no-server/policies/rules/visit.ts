export type { VisitRow } from '../../api/model/visit.ts';
