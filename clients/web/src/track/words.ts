import type { WatchVisitTrackingSubscription } from '@whereabouts/customer';

/** How a visit stands, as the customer client gives it. */
export type Tracking = NonNullable<WatchVisitTrackingSubscription['visitTracking']>;

/** What is said of a visit; an empty text is not shown. */
export interface Words {
  readonly headline: string;
  readonly eta: string;
  readonly note: string;
}

/** The name of whoever comes, to begin a sentence with. */
const SOMEBODY = 'Your visitor';

/** By stage; a stage that this page does not know yet is told as a visit that goes on. */
const HEADLINES: Readonly<Record<string, (name: string) => string>> = {
  BOOKED: () => 'Your visit is booked',
  DISPATCHED: (name) => `${name} will come to you`,
  EN_ROUTE: (name) => `${name} is on the way`,
  ON_SITE: (name) => `${name} has arrived`,
  COMPLETED: () => 'The visit is done',
  NO_ACCESS: (name) => `${name} could not get in`,
  CANCELLED: () => 'The visit was cancelled',
};

/** By the reason of the end of the stream. */
const ENDINGS: Readonly<Record<string, Words>> = {
  COMPLETED: { headline: 'The visit is done', eta: '', note: 'Thank you. This link has ended with it.' },
  NO_ACCESS: { headline: 'Nobody could be met', eta: '', note: 'Please get in touch to find another time.' },
  CANCELLED: { headline: 'The visit was cancelled', eta: '', note: 'This link has ended with it.' },
  REASSIGNED: { headline: 'Somebody else will come', eta: '', note: 'You will get a new link.' },
  CLOCKED_OUT: {
    headline: 'The way was broken off',
    eta: '',
    note: 'You will hear when somebody is on the way again.',
  },
};

const LINK_OVER: Words = { headline: 'This link has ended', eta: '', note: 'Please ask for a new one.' };

/** The server calls a position stale after 30 s; a little later this page does it by itself, if nothing was heard. */
const STALE_AFTER_MS = 40_000;
/** The server forgets a position after so long. */
const GONE_AFTER_MS = 120_000;

/** What is still true of a visit of which nothing has been heard for so long: the network may be gone. */
export function aged(tracking: Tracking, silentMs: number): Tracking {
  if (tracking.stage !== 'EN_ROUTE' || silentMs < STALE_AFTER_MS) return tracking;
  if (silentMs >= GONE_AFTER_MS) return { ...tracking, freshness: 'UNAVAILABLE', position: null, eta: null };
  return tracking.freshness === 'LIVE' ? { ...tracking, freshness: 'STALE' } : tracking;
}

/** What is said of a visit while it can be followed. `name` is the provider's first name, or null. */
export function wordsFor({ stage, freshness, eta }: Tracking, name: string | null): Words {
  const who = name ?? SOMEBODY;
  const headline = HEADLINES[stage]?.(who) ?? 'Your visit is under way';
  if (stage !== 'EN_ROUTE') return { headline, eta: '', note: '' };
  return { headline, eta: freshness === 'PAUSED' ? '' : etaText(eta), note: freshnessText(freshness, who) };
}

/** What is said when the stream has ended with that reason. */
export function endingFor(reason: string): Words {
  return ENDINGS[reason] ?? LINK_OVER;
}

function etaText(minutes: number | null): string {
  if (minutes === null) return '';
  if (minutes === 0) return 'Here any moment';
  return `Here in about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
}

function freshnessText(freshness: string, who: string): string {
  if (freshness === 'LIVE') return '';
  if (freshness === 'PAUSED') return `${who} is not sharing the way just now.`;
  if (freshness === 'STALE') return 'The connection is weak: this may be a little old.';
  return 'The position will show as soon as there is one.';
}

/** The arrival window as people say it, in the zone of this device, whose name is added where the company's zone differs. */
export function windowText(
  { start, end }: { start: string; end: string },
  companyZone: string,
  locale?: string,
): string {
  const zone = new Intl.DateTimeFormat(locale).resolvedOptions().timeZone;
  const times = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
    ...(zone === companyZone ? {} : { timeZoneName: 'short' }),
  });
  return `Planned for ${times.formatRange(new Date(start), new Date(end))}`;
}

/** Only the first word: customers know people by it. */
export function firstName(displayName: string | null | undefined): string | null {
  return displayName?.trim().split(/\s+/)[0] || null;
}
