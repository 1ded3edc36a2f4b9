export interface Visit {
  id: string;
}
