import type { GraphQLSchema } from 'graphql';
import type { Audience } from '../policies/facts.ts';

/** What printers print from. */
export interface Source {
  /** The project's folder. */
  readonly root: string;
  readonly full: GraphQLSchema;
  readonly audiences: Readonly<Record<Audience, GraphQLSchema>>;
}

/** Makes generated files. What it prints depends on its source alone: run twice, it says the same. */
export interface Printer {
  /** The texts, by path from the project's folder. Throws, naming each, where the source is not fit to be printed. */
  print(source: Source): Map<string, string> | Promise<Map<string, string>>;
  /** Folders in which every file is this printer's: one that it no longer prints is taken away. */
  readonly folders?: readonly string[];
}
