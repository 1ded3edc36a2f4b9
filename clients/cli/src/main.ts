import { NetworkError, WhereaboutsError } from '@whereabouts/partner';
import { audit } from './audit.ts';
import { EXIT, Failure } from './failure.ts';
import { AUDIT_HELP, HELP, REPLAY_HELP, VERIFY_HELP, WATCH_HELP } from './help.ts';
import { PRIVACY_HELP } from './privacy/help.ts';
import { privacy } from './privacy/privacy.ts';
import { replay } from './replay/replay.ts';
import { verify } from './verify/verify.ts';
import { watch } from './watch.ts';

interface Command {
  readonly help: string;
  /** Runs with the arguments after its name; gives the exit code. The signal is Ctrl-C. */
  readonly run: (args: string[], interrupted: AbortSignal) => Promise<number>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  watch: { help: WATCH_HELP, run: watch },
  replay: { help: REPLAY_HELP, run: replay },
  privacy: { help: PRIVACY_HELP, run: privacy },
  audit: { help: AUDIT_HELP, run: audit },
  verify: { help: VERIFY_HELP, run: verify },
};

/** Runs the command line and sets the exit code of the process; it never throws. */
export async function main(args: string[]): Promise<void> {
  // `… | head` closes the pipe: that is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(EXIT.OK);
  });
  const interruption = new AbortController();
  const interrupt = () => {
    // A second one ends it at once.
    process.removeListener('SIGINT', interrupt);
    interruption.abort(new Failure(EXIT.INTERRUPTED, 'Interrupted.'));
  };
  process.on('SIGINT', interrupt);
  try {
    process.exitCode = await run(args, interruption.signal);
  } catch (error) {
    const { exitCode, message } = failureOf(error);
    process.stderr.write(`whereabouts: ${message}\n`);
    process.exitCode = exitCode;
  } finally {
    process.removeListener('SIGINT', interrupt);
  }
}

function run([name, ...args]: string[], interrupted: AbortSignal): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const about = COMMANDS[args[0] ?? '']?.help ?? HELP;
    (name === undefined ? process.stderr : process.stdout).write(about);
    return Promise.resolve(name === undefined ? EXIT.USAGE : EXIT.OK);
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new Failure(EXIT.USAGE, `there is no command '${name}'. See whereabouts --help.`);
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(command.help);
    return Promise.resolve(EXIT.OK);
  }
  return command.run(args, interrupted);
}

function failureOf(error: unknown): { exitCode: number; message: string } {
  if (error instanceof Failure) return error;
  if (error instanceof NetworkError) return { exitCode: EXIT.UNREACHABLE, message: error.message };
  if (error instanceof WhereaboutsError) {
    const isToken = error.code === 'UNAUTHENTICATED' || error.code === 'FORBIDDEN';
    return { exitCode: isToken ? EXIT.UNAUTHENTICATED : EXIT.FAILED, message: `${error.code}: ${error.message}` };
  }
  return { exitCode: EXIT.FAILED, message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
