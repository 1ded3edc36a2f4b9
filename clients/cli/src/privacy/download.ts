import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { NetworkError } from '@whereabouts/partner';
import { EXIT, Failure } from '../failure.ts';
import type { PrivacyRequest } from './documents.ts';
import type { Given } from './options.ts';

/** Throws Failure if a package cannot be written there: a file that is there is not written over. */
export function checkOutput(path: string | undefined): void {
  if (path !== undefined && existsSync(path)) throw new Failure(EXIT.USAGE, `${path} is there already.`);
}

/**
 * Fetches the package of an export into a new file that only its owner can read; it appears whole or not at all. The
 * token goes to the server that the request was filed at, and nowhere else, whatever the link says.
 */
export async function download(given: Given, { package: found }: PrivacyRequest, path: string): Promise<void> {
  if (!found) throw new Failure(EXIT.FAILED, 'the request has no package that could be fetched.');
  const { url, token } = given.connection;
  const at = new URL(new URL(found.url).pathname, url);
  const response = await fetch(at, {
    headers: { authorization: `Bearer ${token}` },
    signal: given.interrupted,
    redirect: 'error',
  }).catch((cause: unknown) => {
    given.interrupted.throwIfAborted();
    throw new NetworkError('The package was not reached.', null, cause);
  });
  if (!response.ok || !response.body) {
    throw new Failure(EXIT.FAILED, `the package cannot be fetched (status ${response.status}).`);
  }
  const part = `${path}.part`;
  const file = await open(part, 'wx', 0o600);
  const hash = createHash('sha256');
  try {
    for await (const bytes of response.body) {
      hash.update(bytes);
      await file.write(bytes);
    }
    await file.sync();
    if (hash.digest('hex') !== found.sha256)
      throw new Failure(EXIT.FAILED, 'the package arrived damaged: fetch it again.');
    checkOutput(path);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}
