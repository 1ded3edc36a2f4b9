/** `cohorts` and `alone` are the platform, with subscriptions executed once for many and each for itself. */
export const SERVER_KINDS = ['floor', 'cohorts', 'alone'] as const;
export type ServerKind = (typeof SERVER_KINDS)[number];

/** The first is watched by many, each of the others by one. */
export const PROVIDERS = 501;

/** What a server tells of itself. */
export interface ServerFacts {
  readonly url: string;
  readonly token: string;
  /** The providers. */
  readonly ids: readonly string[];
}

/** What a server is to publish: positions of `count` providers from the `first` on, in turn. */
export interface Task {
  readonly first: number;
  readonly count: number;
  readonly eventsPerTick: number;
  readonly tickMs: number;
  readonly ticks: number;
}

export interface Shape {
  readonly name: string;
  /** Of each provider that is published. */
  readonly subscribers: number;
  readonly task: Task;
}

/** The rates are such that the slowest keeps up on one core. */
export const SHAPES: readonly Shape[] = [
  {
    name: 'hot: 1 provider, 2,000 subscribers',
    subscribers: 2_000,
    task: { first: 0, count: 1, eventsPerTick: 1, tickMs: 200, ticks: 12 },
  },
  {
    name: 'spread: 500 providers, 1 subscriber each',
    subscribers: 1,
    task: { first: 1, count: 500, eventsPerTick: 20, tickMs: 10, ticks: 250 },
  },
];

/** Nothing: what a server uses all the same is not what deliveries cost. */
export const IDLE: Task = { first: 0, count: 1, eventsPerTick: 0, tickMs: 200, ticks: 12 };

export const DOCUMENT = `subscription ($id: ID!) { providerPosition(providerId: $id) {
  providerId freshness precision point { latitude longitude } accuracyM headingDeg speedMps recordedAt eta } }`;
