import { ERROR_CODES, type ErrorCode } from '../schema/errors.ts';
import { docComment, HEADER } from './client-text.ts';
import type { Printer } from './printer.ts';

const FOLDER = 'clients/core/src/generated';

/** What the details of an error always hold, as properties of its class. */
const DETAILS: Partial<Record<ErrorCode, { name: string; type: 'string' | 'number'; description: string }>> = {
  RATE_LIMITED: { name: 'retryAfterMs', type: 'number', description: 'Milliseconds until it would be let through.' },
  STREAM_ENDED: { name: 'reason', type: 'string', description: 'Why: a code, such as COMPLETED or GRANT_REVOKED.' },
};

/** `NOT_FOUND` is NotFoundError. */
function className(code: string): string {
  const words = code.toLowerCase().split('_');
  return `${words.map((word) => `${word[0]!.toUpperCase()}${word.slice(1)}`).join('')}Error`;
}

function printClass([code, description]: [string, string]): string {
  const detail = DETAILS[code as ErrorCode];
  const fallback = detail?.type === 'number' ? '0' : "''";
  const body = detail
    ? `{\n${docComment([detail.description], '  ')}  get ${detail.name}(): ${detail.type} {\n` +
      `    return (this.details['${detail.name}'] as ${detail.type} | undefined) ?? ${fallback};\n  }\n}`
    : '{}';
  return `${docComment([`${code}: ${description}`], '')}export class ${className(code)} extends WhereaboutsError ${body}\n`;
}

/** An error class for each code that the server has, and the table by which the client finds it. */
export const clientErrorsPrinter: Printer = {
  folders: [FOLDER],
  print() {
    const codes = Object.entries(ERROR_CODES);
    const union = codes.map(([code]) => `  | '${code}'\n`).join('');
    const table = codes.map(([code]) => `  ${code}: ${className(code)},\n`).join('');
    const text = [
      `${HEADER}import { WhereaboutsError } from '../errors.ts';\n`,
      ...codes.map(printClass),
      `/** Every code that this client knows; a newer server may send others. */\nexport type ErrorCode =\n${union}  | (string & {});\n`,
      `/** The class of each code. */\nexport const ERROR_CLASSES = {\n${table}};\n`,
    ].join('\n');
    return new Map([[`${FOLDER}/error-classes.ts`, text]]);
  },
};
