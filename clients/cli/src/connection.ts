import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Client, createClient } from '@whereabouts/partner';
import WebSocket from 'ws';
import { EXIT, Failure } from './failure.ts';

const DEFAULT_URL = 'http://127.0.0.1:4000/graphql';

/** Whose token of the demo account a command takes by default. */
export type DemoPersona = 'partner' | 'dispatcher' | 'complianceOfficer' | 'secondComplianceOfficer';

interface DemoCredentials {
  readonly httpUrl: string;
  readonly personas: Readonly<Partial<Record<DemoPersona, { readonly token: string }>>>;
}

/** Where the server is, and the token: from the options, the environment, or the demo. Throws Failure if there is no token. */
export function readConnection(
  options: { readonly url?: string | undefined; readonly token?: string | undefined },
  persona: DemoPersona,
  environment: NodeJS.ProcessEnv = process.env,
): { url: string; token: string } {
  const givenUrl = options.url ?? (environment['WHEREABOUTS_URL'] || undefined);
  const givenToken = options.token ?? (environment['WHEREABOUTS_TOKEN'] || undefined);
  if (givenUrl !== undefined && !/^https?:$/.test(protocolOf(givenUrl))) {
    throw new Failure(EXIT.USAGE, '--url is an address that begins with http:// or https://.');
  }
  const demo = givenToken === undefined || givenUrl === undefined ? readDemo(environment['DATA_DIR'] || '.data') : null;
  // A token of the demo is for its server alone.
  const token =
    givenToken ?? (givenUrl === undefined || givenUrl === demo?.httpUrl ? demo?.personas[persona]?.token : undefined);
  if (token === undefined) {
    const message = 'there is no token: give --token or WHEREABOUTS_TOKEN, or run it in the folder of a running demo.';
    throw new Failure(EXIT.UNAUTHENTICATED, message);
  }
  return { url: givenUrl ?? demo?.httpUrl ?? DEFAULT_URL, token };
}

function protocolOf(url: string): string {
  try {
    return new URL(url).protocol;
  } catch {
    return '';
  }
}

function readDemo(dataDir: string): DemoCredentials | null {
  const path = join(dataDir, 'demo-credentials.json');
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as DemoCredentials;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new Failure(EXIT.FAILED, `${path} cannot be read: ${(error as Error).message}`);
  }
}

/** A client that gives up on a server that is not there soon enough for somebody who waits at a terminal. */
export function openClient({ url, token }: { url: string; token: string }): Client {
  // Node has one of its own from 22 on.
  return createClient({ url, token, webSocket: globalThis.WebSocket ?? WebSocket, retry: { attempts: 4 } });
}
