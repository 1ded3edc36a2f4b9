import { createTransport } from 'nodemailer';
import { AppError } from '../kernel/app-error.ts';
import type { Clock } from '../kernel/clock.ts';
import { envelopeOf, type Mail, type Mailer, type Sender } from './message.ts';

/** From the first byte to the server's yes: a slow relay takes some seconds, and somebody waits for the code. */
const DEADLINE_MS = 30_000;
const CONNECT_MS = 10_000;
/** Silence in the middle of a conversation. */
const SILENCE_MS = 20_000;

export interface SmtpOptions {
  /** `smtps://user:password@host:port`, or `smtp://` for STARTTLS. */
  readonly url: string;
  readonly from: Sender;
  readonly clock: Clock;
  readonly deadlineMs?: number;
  /** Certificates to trust beside those of the system; PEM. */
  readonly ca?: string;
  /** How the connection is protected; by the URL unless told. */
  readonly protection?: Protection;
}

/** How a connection to a mail server is protected. */
export interface Protection {
  /** TLS from the first byte. */
  readonly secure: boolean;
  /** No word before STARTTLS has succeeded. */
  readonly requireTLS: boolean;
  /** Not even if the server offers it. */
  readonly ignoreTLS: boolean;
}

/** `smtps:` is TLS; `smtp:` is STARTTLS, without which nothing is said; only on one's own machine nobody is in between. */
export function protectionOf(url: URL): Protection {
  if (url.protocol === 'smtps:') return { secure: true, requireTLS: false, ignoreTLS: false };
  const isOwnMachine = isLoopback(url.hostname);
  return { secure: false, requireTLS: !isOwnMachine, ignoreTLS: isOwnMachine };
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** Hands messages to a mail server, each over a connection of its own: they are rare. */
export class SmtpMailer implements Mailer {
  readonly #options: SmtpOptions;
  readonly #transport: ReturnType<typeof createTransport>;

  constructor(options: SmtpOptions) {
    this.#options = options;
    const url = new URL(options.url);
    const protection = options.protection ?? protectionOf(url);
    const auth = url.username
      ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
      : {};
    this.#transport = createTransport({
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: Number(url.port) || (protection.secure ? 465 : 587),
      ...protection,
      ...auth,
      tls: { minVersion: 'TLSv1.2', ...(options.ca ? { ca: options.ca } : {}) },
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      dnsTimeout: CONNECT_MS,
      socketTimeout: SILENCE_MS,
      logger: false,
      debug: false,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send(mail: Mail): Promise<void> {
    const { clock, from, deadlineMs = DEADLINE_MS } = this.#options;
    const message = envelopeOf(from, mail);
    const late = new AbortController();
    const cancel = clock.after(deadlineMs, () => late.abort());
    try {
      await this.#transport.sendMail({ ...message, signal: late.signal });
    } catch (error) {
      throw failureOf(error);
    } finally {
      cancel();
    }
  }

  async forget(): Promise<number> {
    return 0;
  }

  async forgetAbout(): Promise<number> {
    return 0;
  }

  async countAbout(): Promise<number> {
    return 0;
  }

  async sweep(): Promise<void> {}
}

type Reason = 'UNREACHABLE' | 'TIMED_OUT' | 'INSECURE' | 'SIGN_IN' | 'REFUSED' | 'FAILED';

const REASONS: Readonly<Record<string, Reason>> = {
  ECONNECTION: 'UNREACHABLE',
  ESOCKET: 'UNREACHABLE',
  EDNS: 'UNREACHABLE',
  ETIMEDOUT: 'TIMED_OUT',
  EABORT: 'TIMED_OUT',
  ETLS: 'INSECURE',
  EAUTH: 'SIGN_IN',
  ENOAUTH: 'SIGN_IN',
  EENVELOPE: 'REFUSED',
  EMESSAGE: 'REFUSED',
  EPROTOCOL: 'REFUSED',
};

/** What went wrong, by a code and the number of the server's answer: its words, and nodemailer's, quote the address. */
function failureOf(error: unknown): AppError {
  const { code, responseCode, cause } = error as { code?: string; responseCode?: number; cause?: { code?: string } };
  const reason =
    isAboutCertificate(error) || isAboutCertificate(cause) ? 'INSECURE' : (REASONS[code ?? ''] ?? 'FAILED');
  return new AppError('MAIL_FAILED', 'A message could not be handed to the mail server.', {
    details: { reason, ...(typeof responseCode === 'number' ? { responseCode } : {}) },
  });
}

/** Node names what it does not like about a certificate by codes such as DEPTH_ZERO_SELF_SIGNED_CERT; in messages it says so. */
function isAboutCertificate(error: unknown): boolean {
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string };
  return /CERT|ERR_TLS|ERR_SSL|EPROTO$/.test(code) || /certificate|Hostname\/IP does not match/i.test(message);
}
