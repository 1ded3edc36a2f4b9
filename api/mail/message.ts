import { AppError } from '../kernel/app-error.ts';

/** Who sends: people see the name, and answers go to the address. */
export interface Sender {
  readonly name: string;
  readonly address: string;
}

/** A message to one person. `text` is always there: everybody's program, and every screen reader, can show it. */
export interface Mail {
  /** One e-mail address, without a name. */
  readonly to: string;
  /** 1 to 200 characters on one line. */
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** The id of the person whom it is about: what is kept of it anywhere is found, and goes, by it. */
  readonly about?: string;
  /** The person has been erased: of whom it is for, nothing is kept once it has been handed over. */
  readonly isLast?: boolean;
}

/** Hands messages over. Nothing of them is logged or kept, and no error of it holds a value of them. */
export interface Mailer {
  /**
   * Settles when the message has been handed over. Throws the Refusal MAIL_NOT_CONFIGURED where there is no way to send; AppError MAIL_FAILED
   * with a `reason` where it could not be handed over: it may be tried again, and may then arrive twice.
   */
  send(mail: Mail): Promise<void>;
  /** Removes what is kept here of messages to an address; the number of messages. Installations that send for real keep none. */
  forget(address: string): Promise<number>;
  /** Removes what is kept here of messages about a person, wherever they were sent; the number of messages. */
  forgetAbout(subjectId: string): Promise<number>;
  /** How many messages about a person are kept here. */
  countAbout(subjectId: string): Promise<number>;
  /** Removes what is kept here and whose time is over. */
  sweep(): Promise<void>;
}

/** An address as it can stand in a header and an envelope by itself: nothing that separates, quotes or comments. */
const ADDRESS = /^[^\s@,;:<>()"\\[\]\p{C}]{1,64}@[^\s@,;:<>()"\\[\]\p{C}]{1,190}\.[^\s@,;:<>()"\\[\]\p{C}]{2,63}$/u;
const MAX_SUBJECT_LENGTH = 200;
const CONTROL = /\p{Cc}/u;

export const isAddress = (text: string): boolean => ADDRESS.test(text);

/** `Name <address>` as its parts; null if it is not written so. People are to see who writes, so the name is not optional. */
export function parseSender(text: string): Sender | null {
  const [, name, address] = /^\s*"?([^"<>]{1,100}?)"?\s*<([^<>]+)>\s*$/.exec(text) ?? [];
  if (!name?.trim() || !address || !isAddress(address) || CONTROL.test(text)) return null;
  return { name: name.trim(), address };
}

/** The message as nodemailer takes it. Throws AppError INTERNAL for what cannot be sent; the error does not quote it. */
export function envelopeOf(from: Sender, { to, subject, text, html }: Mail) {
  if (!isAddress(to)) throw new AppError('INTERNAL', 'A message goes to exactly one address.');
  if (subject.trim() === '' || subject.length > MAX_SUBJECT_LENGTH || CONTROL.test(subject)) {
    throw new AppError('INTERNAL', `A subject is one line of 1 to ${MAX_SUBJECT_LENGTH} characters.`);
  }
  if (text.trim() === '') throw new AppError('INTERNAL', 'A message has a text.');
  return {
    from,
    to: { name: '', address: to },
    subject,
    text,
    ...(html === undefined ? {} : { html }),
    // RFC 3834: nobody's out-of-office notice is to answer.
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
