import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestServer } from './server.ts';
import { until } from './within.ts';

/** The text of the letters that a server without a mail server has written to an address, oldest first. */
export function lettersTo({ dataDir }: Pick<TestServer, 'dataDir'>, address: string): string[] {
  const folder = join(dataDir, 'mail');
  const names = (() => {
    try {
      return readdirSync(folder);
    } catch {
      return [];
    }
  })();
  const texts = names
    .filter((name) => name.endsWith('.eml'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('=\n', ''));
  return texts.filter((text) => text.split('\n\n', 1)[0]!.includes(address));
}

/** The newest one-time code that was sent to an address. Rejects when there are not `count` letters soon. */
export async function codeTo(server: Pick<TestServer, 'dataDir'>, address: string, count = 1): Promise<string> {
  const look = () => {
    const letters = lettersTo(server, address).filter((text) => /^Subject: Your code/m.test(text));
    return letters.length >= count ? letters : undefined;
  };
  const letters = await until(3_000, look, `letter ${count} to ${address}`);
  const code = /shows it: (\d{8})/.exec(letters.at(-1)!)?.[1];
  if (!code) throw new Error('the letter has no code');
  return code;
}
