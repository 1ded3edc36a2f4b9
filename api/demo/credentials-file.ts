import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What one needs to act as somebody of the demo account. */
export interface Persona {
  token: string;
  [id: string]: string;
}

/** Everything that `npm run -s demo:credentials` prints. */
export interface DemoCredentials {
  httpUrl: string;
  wsUrl: string;
  accountId: string;
  personas: {
    dispatcher: Persona;
    partner: Persona;
    provider: Persona;
    customer: Persona;
    complianceOfficer: Persona;
    /** What one officer files, the other approves. */
    secondComplianceOfficer: Persona;
  };
  providers: { providerId: string; visitId: string; token: string }[];
}

const fileIn = (dataDir: string) => join(dataDir, 'demo-credentials.json');

/** The credentials of the demo in a data folder, or null if there are none. */
export function readCredentials(dataDir: string): DemoCredentials | null {
  try {
    return JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as DemoCredentials;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Writes them whole or not at all, for the owner's eyes only. */
export function writeCredentials(dataDir: string, credentials: DemoCredentials): void {
  const temporary = `${fileIn(dataDir)}.${process.pid}`;
  writeFileSync(temporary, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });
  renameSync(temporary, fileIn(dataDir));
}
