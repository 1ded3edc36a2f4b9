/**
 * Purpose: hands messages to a mail server, or to files on one's own machine.
 * Not here: whether a person may be written to (the gate of the feature consent), and what is said.
 * Lifecycle: one mailer for the process; each message has a connection and a deadline of its own.
 * Invariants: no address, subject or text of a message reaches a log or an error; nothing goes unencrypted to another machine.
 * Depends on: kernel, nodemailer.
 */
import { Refusal } from '../kernel/app-error.ts';
import type { Clock } from '../kernel/clock.ts';
import { FolderMailer } from './folder-mailer.ts';
import type { Mailer, Sender } from './message.ts';
import { SmtpMailer } from './smtp-mailer.ts';

export { type Mail, type Mailer, parseSender, type Sender } from './message.ts';

/** How mail goes out: by a server, into a folder, or not at all. */
export interface MailOptions {
  readonly smtpUrl: string | undefined;
  readonly from: Sender;
  /** Where messages are written without a server; null in production. */
  readonly folder: string | null;
}

const NOWHERE: Mailer = {
  async send() {
    throw new Refusal('MAIL_NOT_CONFIGURED', 'Mail cannot be sent: set SMTP_URL and MAIL_FROM.');
  },
  async forget() {
    return 0;
  },
  async forgetAbout() {
    return 0;
  },
  async countAbout() {
    return 0;
  },
  async sweep() {},
};

/** The mailer of an installation. It opens nothing before the first message. */
export function openMailer({ smtpUrl, from, folder }: MailOptions, clock: Clock): Mailer {
  if (smtpUrl) return new SmtpMailer({ url: smtpUrl, from, clock });
  return folder === null ? NOWHERE : new FolderMailer(folder, from, clock);
}
