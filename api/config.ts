import { join } from 'node:path';
import { z } from 'zod';
import { type MailOptions, parseSender } from './mail/index.ts';

/** A value that is missing or wrong, by the name of its environment variable. Its message carries no value. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

const flag = z.enum(['0', '1', 'false', 'true', 'off', 'on']).transform((text) => ['1', 'true', 'on'].includes(text));
const postgresUrl = z
  .string()
  .refine(
    (text) => /^postgres(ql)?:\/\/.+/.test(text) && URL.canParse(text),
    'is a URL that begins with postgresql://',
  );
/** Written in digits: what else JavaScript takes for a number is a slip of the hand. */
const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'is a whole number')
    .transform(Number)
    .pipe(z.number().min(min).max(max));
const positive = whole(1, 999_999_999);
const isNatsUrl = (text: string) =>
  URL.canParse(text) && /^(nats|tls):\/\/[^/?#]+(\/[\w-]*)?$/.test(text) && new URL(text).hostname !== '';
const isOrigin = (text: string) => URL.canParse(text) && new URL(text).origin === text;

const ENVIRONMENT = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: whole(0, 65_535).default(4000),
  /** How people reach this server: links begin with it. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  ALLOWED_ORIGINS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((origin) => origin.trim())
        .filter(Boolean),
    )
    .refine((origins) => origins.every(isOrigin), 'is a list of origins such as https://app.example.com'),
  DATA_DIR: z.string().min(1).default('.data'),
  /** Where packages with copies of personal data lie until they are fetched; a folder in DATA_DIR unless given. */
  EXPORT_DIR: z.string().min(1).optional(),
  DATABASE_URL: postgresUrl.optional(),
  /** The bus between processes: `nats://user:password@host:4222/name`, or `tls://`; the name sets installations apart. */
  NATS_URL: z.string().refine(isNatsUrl, 'is a URL such as nats://user:password@host:4222').optional(),
  KEYSTORE_URL: postgresUrl.optional(),
  KEYSTORE_KEK: z.string().optional(),
  /** After a backup was restored: applies what every account lacks of the ledger, before anything else is done. */
  REPLAY_LEDGER: flag.default(false),
  /** KEKs that wrapped keys before, comma-separated: they still open what is under them. */
  KEYSTORE_KEK_PREVIOUS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((kek) => kek.trim())
        .filter(Boolean),
    ),
  /** For how many days a backup of the key store is kept: until then, what was erased could be read with it. */
  KEYSTORE_BACKUP_DAYS: whole(0, 3_650).default(30),
  /** Whom people write to about their data: an address by post or e-mail, shown on the privacy page. */
  PRIVACY_CONTACT: z.string().max(1_000).optional(),
  /** The mail server: `smtps://user:password@host:465`, or `smtp://` with STARTTLS. */
  SMTP_URL: z
    .string()
    .refine(
      (text) => /^smtps?:\/\/[^/]+\/?$/.test(text) && URL.canParse(text),
      'is a URL such as smtps://mail.example.com:465',
    )
    .optional(),
  /** Who people see as the sender of mail. */
  MAIL_FROM: z
    .string()
    .refine((text) => parseSender(text) !== null, 'is a name and an address: Example Ltd <office@example.com>')
    .optional(),
  /** For how long changes of a fleet gather into one event, unless the reader says. */
  FLEET_WINDOW_MS: whole(0, 60_000).default(50),
  OSRM_URL: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional(),
  DEMO: flag.optional(),
  DEMO_PROVIDERS: whole(1, 10_000).default(12),
  DEMO_DRIVE: flag.default(true),
  /** Points of query cost that a token may save up, and gets back each second. */
  BUDGET_BURST_POINTS: positive.optional(),
  BUDGET_POINTS_PER_SECOND: positive.optional(),
  MAX_SUBSCRIPTIONS_PER_SOCKET: positive.optional(),
  MAX_SOCKETS_PER_TOKEN: positive.optional(),
  /** How long a socket may take nothing, and how many messages it may send meanwhile before it is not read from, either. */
  STALLED_SOCKET_MS: whole(1_000, 3_600_000).optional(),
  MAX_MESSAGES_WHILE_STALLED: positive.optional(),
  /** Events that may wait for a reader of a stream that skips none. */
  MAX_WAITING_EVENTS: positive.optional(),
  /** New sockets that are let in per second, and how many may wait for it. */
  ADMITTED_SOCKETS_PER_SECOND: positive.optional(),
  MAX_WAITING_SOCKETS: positive.optional(),
});

export interface Config {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | null;
  readonly allowedOrigins: readonly string[];
  readonly dataDir: string;
  readonly exportDir: string;
  readonly databaseUrl: string | undefined;
  readonly natsUrl: string | undefined;
  readonly keyStore: {
    readonly url: string | undefined;
    readonly folder: string;
    readonly kek: string | undefined;
    readonly previousKeks: readonly string[];
    readonly backupDays: number;
  };
  readonly replayLedger: boolean;
  readonly privacyContact: string | null;
  /** How mail goes out; without a server into a folder, and in production not at all. */
  readonly mail: MailOptions;
  readonly osrmUrl: string | undefined;
  readonly fleetWindowMs: number;
  readonly logLevel: string;
  /** The demo account: whether to make it, with how many providers, and whether to drive them. */
  readonly demo: { readonly providers: number; readonly drive: boolean } | null;
  readonly limits: {
    readonly burstPoints: number | undefined;
    readonly pointsPerSecond: number | undefined;
    readonly maxSubscriptionsPerSocket: number | undefined;
    readonly maxSocketsPerToken: number | undefined;
    readonly stalledSocketMs: number | undefined;
    readonly maxMessagesWhileStalled: number | undefined;
    readonly maxWaitingEvents: number | undefined;
    readonly admittedSocketsPerSecond: number | undefined;
    readonly maxWaitingSockets: number | undefined;
  };
}

/** On one's own machine mail goes into a folder, from an address that cannot be. */
const UNCONFIGURED_SENDER = 'Whereabouts <no-reply@whereabouts.example>';

type Environment = z.infer<typeof ENVIRONMENT>;

const keyOf = (issue: z.core.$ZodIssue) => String(issue.path[0]);

/** Whether two URLs lead to the same database, whoever signs in. */
function isSameDatabase(a: string, b: string): boolean {
  const [one, other] = [a, b].map((url) => {
    const { hostname, port, pathname } = new URL(url);
    return `${hostname}:${port || 5432}${pathname}`;
  });
  return one === other;
}

/** What does not go together, and what production may not go without, or with, by key. */
function problemsOf(env: Environment): string[] {
  const problems: string[] = [];
  if (env.DATABASE_URL && env.KEYSTORE_URL && isSameDatabase(env.DATABASE_URL, env.KEYSTORE_URL)) {
    problems.push('KEYSTORE_URL is the database of DATABASE_URL: keys that lie beside the data protect nothing.');
  }
  if (env.NATS_URL && !env.DATABASE_URL) {
    problems.push('NATS_URL is for several processes, which need DATABASE_URL: a folder serves one.');
  }
  if (env.SMTP_URL && !env.MAIL_FROM) problems.push('MAIL_FROM is missing: mail names its sender.');
  if (env.NODE_ENV !== 'production') return problems;
  if (!env.DATABASE_URL) problems.push('DATABASE_URL is missing: production needs a PostgreSQL server.');
  if (!env.KEYSTORE_KEK) problems.push('KEYSTORE_KEK is missing: production has no default for secrets.');
  if (!env.PUBLIC_URL) problems.push('PUBLIC_URL is missing: links would lead nowhere.');
  if (env.DEMO) problems.push('DEMO is on: production has no demo account.');
  return problems;
}

/**
 * The configuration, from environment variables. An empty variable counts as absent. Throws ConfigurationError with a
 * line for each key that is missing or wrong.
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = ENVIRONMENT.safeParse(given);
  if (!parsed.success) {
    throw new ConfigurationError(parsed.error.issues.map((issue) => `${keyOf(issue)}: ${issue.message}`).join('\n'));
  }
  const env = parsed.data;
  const problems = problemsOf(env);
  if (problems.length > 0) throw new ConfigurationError(problems.join('\n'));
  const production = env.NODE_ENV === 'production';
  // On a server that was named, nothing is made up unasked.
  const demo = !production && (env.DEMO ?? !env.DATABASE_URL);
  return {
    production,
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    allowedOrigins: env.ALLOWED_ORIGINS,
    dataDir: env.DATA_DIR,
    exportDir: env.EXPORT_DIR ?? join(env.DATA_DIR, 'exports'),
    databaseUrl: env.DATABASE_URL,
    natsUrl: env.NATS_URL,
    keyStore: {
      url: env.KEYSTORE_URL,
      folder: join(env.DATA_DIR, 'keys'),
      kek: env.KEYSTORE_KEK,
      previousKeks: env.KEYSTORE_KEK_PREVIOUS,
      backupDays: env.KEYSTORE_BACKUP_DAYS,
    },
    replayLedger: env.REPLAY_LEDGER,
    privacyContact: env.PRIVACY_CONTACT ?? null,
    mail: {
      smtpUrl: env.SMTP_URL,
      from: parseSender(env.MAIL_FROM ?? UNCONFIGURED_SENDER)!,
      folder: production ? null : join(env.DATA_DIR, 'mail'),
    },
    osrmUrl: env.OSRM_URL,
    fleetWindowMs: env.FLEET_WINDOW_MS,
    // On one's own machine, silence means that all is well.
    logLevel: env.LOG_LEVEL ?? (production ? 'info' : 'warn'),
    demo: demo ? { providers: env.DEMO_PROVIDERS, drive: env.DEMO_DRIVE } : null,
    limits: {
      burstPoints: env.BUDGET_BURST_POINTS,
      pointsPerSecond: env.BUDGET_POINTS_PER_SECOND,
      maxSubscriptionsPerSocket: env.MAX_SUBSCRIPTIONS_PER_SOCKET,
      maxSocketsPerToken: env.MAX_SOCKETS_PER_TOKEN,
      stalledSocketMs: env.STALLED_SOCKET_MS,
      maxMessagesWhileStalled: env.MAX_MESSAGES_WHILE_STALLED,
      maxWaitingEvents: env.MAX_WAITING_EVENTS,
      admittedSocketsPerSecond: env.ADMITTED_SOCKETS_PER_SECOND,
      maxWaitingSockets: env.MAX_WAITING_SOCKETS,
    },
  };
}
