import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { within } from './within.ts';

/** A process starts in a third of a second on a free machine; tests share theirs. */
const PATIENCE_MS = 30_000;

/** A process of a test that runs an act of `api/store/vault/vault-process.ts`, and has said that it is ready. */
export interface SecondProcess {
  /** Its next line; undefined when it ended. */
  nextLine(): Promise<string | undefined>;
  /** Lets it begin. */
  go(): void;
  kill(): Promise<void>;
}

export interface ProcessArguments {
  readonly folder: string;
  readonly kek: string;
  readonly previousKek?: string;
  readonly url?: string | undefined;
  readonly argument: string;
}

/** Starts another process at one of the acts of `vault-process`, and waits until it says that it is ready. */
export async function startProcess(act: string, options: ProcessArguments): Promise<SecondProcess> {
  const program = fileURLToPath(
    import.meta.resolve('../../store/vault/vault-process.ts'.replace(/ts$/, import.meta.url.slice(-2))),
  );
  const { folder, kek, previousKek = '', url = '', argument } = options;
  const child = spawn(process.execPath, [program, act, folder, kek, previousKek, url, argument], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.add(child);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const nextLine = async () =>
    (await within(PATIENCE_MS, lines.next(), `a line of ${act}`)).value as string | undefined;
  const first = await nextLine();
  if (first !== 'ready') throw new Error(`the process at ${act} said ${first}`);
  return { nextLine, go: () => child.stdin.end('go\n'), kill: () => kill(child) };
}

const children = new Set<ChildProcess>();

/** Ends what is left. */
export async function killProcesses(): Promise<void> {
  await Promise.all([...children].map(kill));
}

async function kill(child: ChildProcess): Promise<void> {
  children.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await within(PATIENCE_MS, gone, 'the end of the process');
}
