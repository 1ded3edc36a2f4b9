import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Clock } from '../kernel/clock.ts';
import { envelopeOf, type Mail, type Mailer, type Sender } from './message.ts';

/** Long enough to find the code that one was just sent, too short to become an archive. */
const KEPT_MS = 24 * 3_600_000;

/** The first lines of a message up to the empty one hold who it is for. */
const TO = /^To: *(?:\n[ \t]+)?<?([^\s<>]+)>?$/im;

/**
 * Writes messages to files instead of sending them, so that a server without a mail server works on one's own machine. Not for production:
 * the files are plain. They are readable by their owner alone, and go after a day.
 */
export class FolderMailer implements Mailer {
  readonly #folder: string;
  readonly #from: Sender;
  readonly #clock: Clock;
  readonly #transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });

  constructor(folder: string, from: Sender, clock: Clock) {
    this.#folder = folder;
    this.#from = from;
    this.#clock = clock;
  }

  async send(mail: Mail): Promise<void> {
    const { message } = await this.#transport.sendMail(envelopeOf(this.#from, mail));
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await chmod(this.#folder, 0o700);
    await this.#removeOld();
    const name = `${this.#clock.now()}-${randomBytes(6).toString('hex')}.eml`;
    await writeFile(join(this.#folder, name), message as Buffer, { mode: 0o600, flag: 'wx' });
  }

  async forget(address: string): Promise<number> {
    let count = 0;
    for (const path of await this.#files()) {
      const [head = ''] = (await readFile(path, 'utf8').catch(() => '')).split('\n\n', 1);
      if (TO.exec(head)?.[1]?.toLowerCase() !== address.trim().toLowerCase()) continue;
      await rm(path, { force: true });
      count += 1;
    }
    return count;
  }

  async #removeOld(): Promise<void> {
    for (const path of await this.#files()) {
      const written = await stat(path).catch(() => null);
      if (written && this.#clock.now() - written.mtimeMs > KEPT_MS) await rm(path, { force: true });
    }
  }

  async #files(): Promise<string[]> {
    const names = await readdir(this.#folder).catch(() => []);
    return names.filter((name) => name.endsWith('.eml')).map((name) => join(this.#folder, name));
  }
}
