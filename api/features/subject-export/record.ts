/** A value as a copy has it. */
export type CopiedValue =
  | string
  | number
  | boolean
  | null
  | readonly CopiedValue[]
  | { readonly [key: string]: CopiedValue };

/** A row as a copy has it: its id and the person's own properties. */
export type CopiedRow = { readonly id: string } & { readonly [property: string]: CopiedValue };

/**
 * What became of a concept: its rows are in the copy, there were none, or its table is not there. Never left out in
 * silence.
 */
export type ConceptOutcome = 'EXPORTED' | 'NOTHING_FOUND' | 'MISSING';

/** What a copy says of a concept, without content. */
export interface ConceptResult {
  readonly concept: string;
  readonly outcome: ConceptOutcome;
  readonly rows: number;
  /** Values that are there and could not be opened: their key is gone, or they have been altered. They are null in the copy. */
  readonly unreadable: number;
}

/** A stored value as JSON has it: instants in ISO 8601, everything else as it is. */
export function copied(value: unknown): CopiedValue {
  if (value === undefined || value === null) return null;
  return JSON.parse(JSON.stringify(value)) as CopiedValue;
}
