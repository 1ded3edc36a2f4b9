import { parseArgs } from 'node:util';

export const SCENARIOS = ['fan-out', 'ingest', 'reconnect-storm', 'slow-consumers', 'mixed', 'soak'] as const;
export type Scenario = (typeof SCENARIOS)[number];

/** How a scenario is run. */
export interface RunPlan {
  readonly scenario: Scenario;
  readonly subscribers: number;
  readonly providers: number;
  /** Reports of each provider per second. */
  readonly rateHz: number;
  /** Seconds that are measured, after everybody is connected. */
  readonly seconds: number;
  /** Reports that a request carries. */
  readonly batch: number;
  /** Servers, behind one port; more than one are on PostgreSQL and NATS. */
  readonly processes: number;
  /** Sockets that never read, of `slow-consumers`. */
  readonly slow: number;
  /** Correctness alone, in a few seconds. */
  readonly smoke: boolean;
  /** What is planted to see the checks fail: `leak`, `missed` or nothing. */
  readonly plant: string;
  /** Where the summary goes. */
  readonly out: string;
  /** Settings for the server beside those of the run. */
  readonly environment: Readonly<Record<string, string>>;
}

/** What cannot be run as it was asked for. */
export class PlanError extends Error {
  override readonly name = 'PlanError';
}

interface Defaults {
  readonly subscribers: number;
  readonly providers: number;
  readonly seconds: number;
  readonly slow?: number;
  readonly rateHz?: number;
}

const DEFAULTS: Readonly<Record<Scenario, Defaults>> = {
  'fan-out': { subscribers: 1_000, providers: 1, seconds: 30 },
  ingest: { subscribers: 0, providers: 200, seconds: 20 },
  'reconnect-storm': { subscribers: 2_000, providers: 10, seconds: 30 },
  'slow-consumers': { subscribers: 500, providers: 5, seconds: 30, slow: 100, rateHz: 5 },
  mixed: { subscribers: 1_000, providers: 100, seconds: 30 },
  soak: { subscribers: 1_000, providers: 20, seconds: 600 },
};
const SMOKE: Defaults = { subscribers: 60, providers: 3, seconds: 4, slow: 5 };
/** The spread shape has as many subscribers for each provider unless told. */
const WATCHERS_EACH = 5;

const OPTIONS = {
  subscribers: { type: 'string' },
  providers: { type: 'string' },
  rate: { type: 'string' },
  seconds: { type: 'string' },
  shape: { type: 'string' },
  batch: { type: 'string' },
  slow: { type: 'string' },
  processes: { type: 'string' },
  out: { type: 'string' },
  plant: { type: 'string' },
  env: { type: 'string', multiple: true },
  smoke: { type: 'boolean' },
} as const;

export const USAGE = `[--subscribers n] [--providers n] [--rate hz] [--seconds n] [--shape hot|spread] [--batch n] [--slow n]
  [--processes n]  [--smoke] [--out folder] [--env KEY=value]… [--plant leak|missed]`;

function amount(name: string, text: string | undefined, otherwise: number, min: number, max: number): number {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!(value >= min && value <= max)) throw new PlanError(`--${name} is a number from ${min} to ${max}`);
  return value;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    throw new PlanError((error as Error).message);
  }
}

/** The providers of a shape: one that all watch, or so many that each has a few watchers. */
function providersOf(shape: string | undefined, subscribers: number, otherwise: number): number {
  if (shape === undefined) return otherwise;
  if (shape === 'hot') return 1;
  if (shape === 'spread') return Math.max(1, Math.ceil(subscribers / WATCHERS_EACH));
  throw new PlanError('--shape is hot or spread');
}

/** Reads the arguments of a scenario. Throws PlanError with what is wrong with them. */
export function planOf(scenario: Scenario, args: readonly string[]): RunPlan {
  const given = parse(args);
  const smoke = given.smoke ?? false;
  const defaults = smoke ? SMOKE : DEFAULTS[scenario];
  const subscribers = amount(
    'subscribers',
    given.subscribers,
    scenario === 'ingest' ? 0 : defaults.subscribers,
    0,
    50_000,
  );
  const providers = providersOf(given.shape, subscribers, defaults.providers);
  const plant = given.plant ?? '';
  if (!['', 'leak', 'missed'].includes(plant)) throw new PlanError('--plant is leak or missed');
  const pairs = (given.env ?? []).map((text) => {
    const [, key, value] = /^([A-Z_]+)=(.*)$/.exec(text) ?? [];
    if (!key) throw new PlanError('--env is KEY=value');
    return [key, value!] as const;
  });
  return {
    scenario,
    subscribers,
    providers: amount('providers', given.providers, providers, 1, 10_000),
    rateHz: amount('rate', given.rate, defaults.rateHz ?? 1, 0.01, 50),
    seconds: amount('seconds', given.seconds, defaults.seconds, 1, 7_200),
    batch: amount('batch', given.batch, 1, 1, 100),
    processes: amount('processes', given.processes, 1, 1, 64),
    slow: amount('slow', given.slow, defaults.slow ?? 0, 0, 10_000),
    smoke,
    plant,
    out: given.out ?? '.data/load',
    environment: Object.fromEntries(pairs),
  };
}

/** How long everybody takes to connect: a few milliseconds each, and some seconds for what comes first. */
export const connectMsOf = ({ subscribers, smoke }: RunPlan): number => (smoke ? 2_000 : 5_000) + subscribers * 4;

/** After the last report, until everybody must have it. */
export const graceMsOf = ({ smoke }: RunPlan): number => (smoke ? 2_000 : 5_000);
