import { hash, randomBytes } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Clock } from '../kernel/clock.ts';
import { envelopeOf, type Mail, type Mailer, type Sender } from './message.ts';

/** Long enough to find the code that one was just sent, too short to become an archive. */
const KEPT_MS = 24 * 3_600_000;

/** Whom a message is for that is not kept with an address. No such domain can be. */
const NOBODY = 'erased@person.invalid';
/** As much of a hash as tells two persons apart. */
const TAG_LENGTH = 24;

/** Stands in the name of a file, so that messages about a person are found also once their address has changed. */
const tagOf = (subjectId: string): string => hash('sha256', `mail about ${subjectId}`, 'hex').slice(0, TAG_LENGTH);

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
    const kept = mail.isLast ? { ...mail, to: NOBODY } : mail;
    const { message } = await this.#transport.sendMail(envelopeOf(this.#from, kept));
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await chmod(this.#folder, 0o700);
    await this.sweep();
    const tag = mail.about === undefined || mail.isLast ? '' : `${tagOf(mail.about)}-`;
    const name = `${this.#clock.now()}-${tag}${randomBytes(6).toString('hex')}.eml`;
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

  async forgetAbout(subjectId: string): Promise<number> {
    const paths = await this.#about(subjectId);
    for (const path of paths) await rm(path, { force: true });
    return paths.length;
  }

  async countAbout(subjectId: string): Promise<number> {
    return (await this.#about(subjectId)).length;
  }

  async sweep(): Promise<void> {
    for (const path of await this.#files()) {
      const written = await stat(path).catch(() => null);
      if (written && this.#clock.now() - written.mtimeMs > KEPT_MS) await rm(path, { force: true });
    }
  }

  async #about(subjectId: string): Promise<string[]> {
    const tag = `-${tagOf(subjectId)}-`;
    return (await this.#files()).filter((path) => basename(path).includes(tag));
  }

  async #files(): Promise<string[]> {
    const names = await readdir(this.#folder).catch(() => []);
    return names.filter((name) => name.endsWith('.eml')).map((name) => join(this.#folder, name));
  }
}
