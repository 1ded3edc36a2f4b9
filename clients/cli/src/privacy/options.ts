import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Client } from '@whereabouts/partner';
import { type DemoPersona, openClient, readConnection } from '../connection.ts';
import { EXIT, Failure } from '../failure.ts';

const OPTIONS = {
  url: { type: 'string' },
  token: { type: 'string' },
  customer: { type: 'string' },
  user: { type: 'string' },
  key: { type: 'string' },
  note: { type: 'string' },
  output: { type: 'string' },
  'plan-hash': { type: 'string' },
  wait: { type: 'boolean' },
  all: { type: 'boolean' },
  yes: { type: 'boolean' },
  json: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options'];

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>['values'];
export type OptionName = keyof typeof OPTIONS;

/** What a command was given, with a client for it. */
export interface Given {
  readonly operand: string | undefined;
  readonly values: Values;
  readonly client: Client;
  /** Where GraphQL is served, and the token for it. */
  readonly connection: { readonly url: string; readonly token: string };
  readonly interrupted: AbortSignal;
}

/** Always taken. */
const COMMON: readonly OptionName[] = ['url', 'token', 'json'];

/** Reads what stands after the name of a command. Throws Failure for an option that the command does not take. */
export function readGiven(
  args: string[],
  taken: { readonly options: readonly OptionName[]; readonly operand: boolean; readonly persona: DemoPersona },
  interrupted: AbortSignal,
): Given {
  let parsed: { values: Values; positionals: string[] };
  try {
    parsed = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new Failure(EXIT.USAGE, (error as Error).message);
  }
  const { values, positionals } = parsed;
  const unknown = Object.keys(values).find((name) => ![...COMMON, ...taken.options].includes(name as OptionName));
  if (unknown) throw new Failure(EXIT.USAGE, `--${unknown} is not for this command. See whereabouts privacy --help.`);
  const most = taken.operand ? 1 : 0;
  if (positionals.length > most) throw new Failure(EXIT.USAGE, `'${positionals[most]}' is one too many.`);
  const connection = readConnection(values, taken.persona);
  return { operand: positionals[0], values, client: openClient(connection), connection, interrupted };
}

/** The person of --customer or --user; null if neither is given. Throws Failure for both. */
export function readSubject({ customer, user }: Values): { kind: 'CUSTOMER' | 'USER'; id: string } | null {
  if (customer !== undefined && user !== undefined) {
    throw new Failure(EXIT.USAGE, 'give --customer or --user, not both.');
  }
  if (customer !== undefined) return { kind: 'CUSTOMER', id: customer };
  return user === undefined ? null : { kind: 'USER', id: user };
}

/** Writes a line of the output. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
