export interface VisitRow {
  id: string;
}
