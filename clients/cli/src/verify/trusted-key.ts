import { readFile } from 'node:fs/promises';
import { EXIT, Failure } from '../failure.ts';
import { NotGenuine } from './finding.ts';
import { readKey, thumbprintOf } from './signing-key.ts';

/** SHA-256 in base64url. */
const THUMBPRINT = /^[A-Za-z0-9_-]{43}$/;

/** A file of keys is a few hundred bytes. */
const MAX_CHARACTERS = 100_000;

/**
 * The thumbprints that `--key` trusts: itself if it is one, else those of the keys in the file: a JWK, or a set of them as
 * `/.well-known/whereabouts-keys.json` has it. Throws Failure for anything else.
 */
export async function trustedThumbprints(key: string): Promise<string[]> {
  if (THUMBPRINT.test(key)) return [key];
  const usage = (why: string) =>
    new Failure(EXIT.USAGE, `--key is a thumbprint of 43 characters or a file of keys: ${why}`);
  let text: string;
  try {
    text = await readFile(key, 'utf8');
  } catch (error) {
    throw usage(`${key} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  try {
    if (text.length > MAX_CHARACTERS) throw new NotGenuine('It is too large.');
    const value = JSON.parse(text) as { keys?: unknown };
    const keys = Array.isArray(value.keys) ? value.keys : [value];
    if (keys.length === 0) throw new NotGenuine('It is empty.');
    return keys.map((each) => thumbprintOf(readKey(each)));
  } catch (error) {
    throw usage(error instanceof NotGenuine ? error.message : `${key} is not JSON.`);
  }
}
