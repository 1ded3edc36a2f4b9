import { type ParseArgsConfig, parseArgs } from 'node:util';
import { EXIT, Failure } from './failure.ts';

/** The options and the one operand of a command. Throws Failure with what is wrong about them. */
export function readArguments<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  operand: string,
  options: Options,
) {
  let parsed: ReturnType<typeof parseArgs<{ options: Options; allowPositionals: true }>>;
  try {
    parsed = parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new Failure(EXIT.USAGE, (error as Error).message);
  }
  const [first, ...others] = parsed.positionals;
  if (!first) throw new Failure(EXIT.USAGE, `<${operand}> is missing.`);
  if (others.length > 0) throw new Failure(EXIT.USAGE, `one <${operand}> at a time.`);
  return { operand: first, values: parsed.values };
}

/** The number of an option, or `otherwise` if it is not given. Throws Failure unless it is within the bounds. */
export function readNumber(
  name: string,
  text: string | undefined,
  { otherwise, min, max, whole = false }: { otherwise: number; min: number; max: number; whole?: boolean },
): number {
  if (text === undefined) return otherwise;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!(value >= min && value <= max) || (whole && !Number.isInteger(value))) {
    throw new Failure(EXIT.USAGE, `--${name} is a ${whole ? 'whole ' : ''}number from ${min} to ${max}.`);
  }
  return value;
}
