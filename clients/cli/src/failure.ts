/** What the program ends with, for scripts. `whereabouts --help` tells them. */
export const EXIT = {
  OK: 0,
  /** The server refused something, or what was asked for is not there. */
  FAILED: 1,
  /** The command line makes no sense. */
  USAGE: 2,
  /** The input file, or a trip of it, is bad. The good trips were sent. */
  BAD_INPUT: 3,
  /** There is no token, or it is not valid, or may not do this. */
  UNAUTHENTICATED: 4,
  /** The server was not reached. */
  UNREACHABLE: 5,
  /** Ctrl-C, as shells have it. */
  INTERRUPTED: 130,
} as const;

/** An end of the program that was foreseen: a sentence for people, and an exit code. */
export class Failure extends Error {
  readonly exitCode: number;

  constructor(exitCode: number, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}
