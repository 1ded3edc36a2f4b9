import { hash, randomBytes } from 'node:crypto';
import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
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

const tagOf = (text: string): string => hash('sha256', text, 'hex').slice(0, TAG_LENGTH);
/** These stand in the name of a file: messages about a person are found also once their address has changed, and none is opened for it. */
const tagOfPerson = (subjectId: string): string => tagOf(`mail about ${subjectId}`);
const tagOfAddress = (address: string): string => tagOf(`mail to ${address.trim().toLowerCase()}`);

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
    const about = kept.about === undefined || kept.isLast ? 'nobody' : tagOfPerson(kept.about);
    const name = `${this.#clock.now()}-${about}-${tagOfAddress(kept.to)}-${randomBytes(6).toString('hex')}.eml`;
    await writeFile(join(this.#folder, name), message as Buffer, { mode: 0o600, flag: 'wx' });
  }

  async forget(address: string): Promise<number> {
    return this.#remove(await this.#tagged(tagOfAddress(address)));
  }

  async forgetAbout(subjectId: string): Promise<number> {
    return this.#remove(await this.#tagged(tagOfPerson(subjectId)));
  }

  async countAbout(subjectId: string): Promise<number> {
    return (await this.#tagged(tagOfPerson(subjectId))).length;
  }

  async sweep(): Promise<void> {
    const oldestMs = this.#clock.now() - KEPT_MS;
    await this.#remove((await this.#files()).filter((path) => Number.parseInt(basename(path), 10) < oldestMs));
  }

  async #tagged(tag: string): Promise<string[]> {
    return (await this.#files()).filter((path) => basename(path).includes(`-${tag}-`));
  }

  async #remove(paths: readonly string[]): Promise<number> {
    for (const path of paths) await rm(path, { force: true });
    return paths.length;
  }

  async #files(): Promise<string[]> {
    const names = await readdir(this.#folder).catch(() => []);
    return names.filter((name) => name.endsWith('.eml')).map((name) => join(this.#folder, name));
  }
}
