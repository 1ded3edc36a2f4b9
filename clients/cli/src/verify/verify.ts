import { open } from 'node:fs/promises';
import { readArguments } from '../arguments.ts';
import { EXIT, Failure } from '../failure.ts';
import { checkCertificate } from './check-certificate.ts';
import { checkPackage } from './check-package.ts';
import { NotGenuine, type Verdict } from './finding.ts';
import { trustedThumbprints } from './trusted-key.ts';

/** Every ZIP begins so. */
const ZIP_START = Buffer.from('PK');
/** A certificate is counts and hashes: some kilobytes. */
const MAX_CERTIFICATE_BYTES = 16 * 1024 ** 2;

/** Whether the key that signed is one that the user named: null if they named none. */
type Trust = boolean | null;

/** `verify <file>`: checks an export package or a certificate of erasure, without a network. */
export async function verify(args: string[]): Promise<number> {
  const { operand: path, values } = readArguments(args, 'file', { key: { type: 'string' }, json: { type: 'boolean' } });
  const trusted = values.key === undefined ? null : await trustedThumbprints(values.key);
  let verdict: Verdict;
  try {
    verdict = await check(path);
  } catch (error) {
    if (!(error instanceof NotGenuine)) throw error;
    if (values.json) process.stdout.write(`${JSON.stringify({ file: path, genuine: false, reason: error.message })}\n`);
    else process.stderr.write(`${path} is not genuine. ${printable(error.message)}\n`);
    return EXIT.FAILED;
  }
  const trust: Trust = trusted && verdict.keyId !== null ? trusted.includes(verdict.keyId) : trusted && false;
  const genuine = verdict.genuine && trust !== false;
  process.stdout.write(
    values.json ? `${jsonOf(path, verdict, genuine, trust)}\n` : textOf(path, verdict, genuine, trust),
  );
  return genuine ? EXIT.OK : EXIT.FAILED;
}

async function check(path: string): Promise<Verdict> {
  const { start, bytes, text } = await peek(path);
  if (start.equals(ZIP_START)) return checkPackage(path);
  if (bytes > MAX_CERTIFICATE_BYTES)
    throw new NotGenuine('It is neither an export package nor a certificate of erasure.');
  return checkCertificate(await text());
}

/** How a file begins, how large it is, and its whole text if that is asked for. Throws Failure if it cannot be read. */
async function peek(path: string): Promise<{ start: Buffer; bytes: number; text: () => Promise<string> }> {
  try {
    const handle = await open(path, 'r');
    try {
      const start = Buffer.alloc(ZIP_START.length);
      await handle.read(start, 0, start.length, 0);
      const { size } = await handle.stat();
      const whole = size <= MAX_CERTIFICATE_BYTES && !start.equals(ZIP_START) ? await handle.readFile('utf8') : '';
      return { start, bytes: size, text: async () => whole };
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new Failure(EXIT.USAGE, `${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

function jsonOf(file: string, { kind, keyId, findings, says }: Verdict, genuine: boolean, trust: Trust): string {
  return JSON.stringify({ file, kind, genuine, keyId, keyTrusted: trust, findings, says });
}

/** How the key is to be compared, for who gave none. */
const COMPARE = `No --key was given, so this says only that the holder of that key signed it.
Compare the key with the one that the server publishes at
/.well-known/whereabouts-keys.json, or give that file: --key <file>.
`;

function textOf(path: string, { kind, keyId, findings, says }: Verdict, genuine: boolean, trust: Trust): string {
  const lines = [`${path}: ${kind}`, ''];
  for (const [name, value] of Object.entries(says)) lines.push(`  ${name.padEnd(14)}${printable(value)}`);
  lines.push('', ...findings.map(({ ok, text }) => `  ${ok ? 'ok ' : 'BAD'}  ${printable(text)}`));
  if (keyId) lines.push('', `Signed by the key ${keyId}`);
  if (trust === false) lines.push('which is not the one that --key names.');
  if (trust === true) lines.push('which is the one that --key names.');
  lines.push('', genuine ? `It is whole${trust ? ' and genuine' : ''}.` : 'It is NOT genuine.', '');
  return lines.join('\n') + (genuine && trust === null ? COMPARE : '');
}

/** Text of a stranger's file on a terminal: nothing in it may steer the terminal. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that are meant.
  return text.replaceAll(/[\0-\x1F\x7F-\x9F\u2028\u2029\u202A-\u202E\u2066-\u2069]/g, '\uFFFD');
}
