import {
  providerPosition,
  StreamEndedError,
  type WatchProviderPositionSubscription,
  watchProviderPosition,
} from '@whereabouts/partner';
import { readArguments, readNumber } from './arguments.ts';
import { openClient, readConnection } from './connection.ts';
import { EXIT, Failure } from './failure.ts';

type Position = NonNullable<WatchProviderPositionSubscription['providerPosition']>;

/** `watch <providerId>`: a line for each position, until Ctrl-C, the end of the stream, or so many lines. */
export async function watch(args: string[], interrupted: AbortSignal): Promise<number> {
  const { operand: providerId, values } = readArguments(args, 'providerId', {
    url: { type: 'string' },
    token: { type: 'string' },
    count: { type: 'string', short: 'n' },
    json: { type: 'boolean' },
  });
  const bounds = { otherwise: Number.POSITIVE_INFINITY, min: 1, max: Number.MAX_SAFE_INTEGER, whole: true };
  let left = readNumber('count', values.count, bounds);
  const client = openClient(readConnection(values, 'partner'));
  // By a plain question first: a stream would wait for a server that is not there.
  const now = await providerPosition(client, { providerId }, { signal: interrupted });
  if (!now) throw new Failure(EXIT.FAILED, 'there is no such provider that this token may see.');
  const positions = watchProviderPosition(client, { providerId });
  const stop = () => void positions.return?.();
  interrupted.addEventListener('abort', stop, { once: true });
  try {
    for await (const position of positions) {
      if (!position) continue;
      process.stdout.write(`${values.json ? JSON.stringify(position) : lineOf(position)}\n`);
      if (--left <= 0) break;
    }
  } catch (error) {
    if (!(error instanceof StreamEndedError)) throw error;
    throw new Failure(EXIT.FAILED, `the stream has ended: ${error.reason}.`);
  } finally {
    interrupted.removeEventListener('abort', stop);
  }
  return EXIT.OK;
}

const KMH_PER_MPS = 3.6;
/** About a metre; more digits would say nothing. */
const DEGREE_DIGITS = 5;

/** A position in one line, what is not known left out. Exported for its test. */
export function lineOf(position: Position): string {
  const { recordedAt, freshness, unavailableReason, point, precision, accuracyM, speedMps, eta } = position;
  const time = new Date(recordedAt ?? Date.now()).toLocaleTimeString([], { hour12: false });
  const parts = [time, freshness.padEnd('UNAVAILABLE'.length)];
  if (unavailableReason) parts.push(unavailableReason);
  if (point) parts.push(`${degrees(point.latitude)}, ${degrees(point.longitude)}`);
  if (point && precision && precision !== 'EXACT') parts.push(`(${precision})`);
  if (accuracyM !== null) parts.push(`±${Math.round(accuracyM)} m`);
  if (speedMps !== null) parts.push(`${Math.round(speedMps * KMH_PER_MPS)} km/h`);
  if (eta !== null) parts.push(`ETA ${eta} min`);
  return parts.join('  ').trimEnd();
}

function degrees(value: number): string {
  return value.toFixed(DEGREE_DIGITS).padStart('-179.'.length + DEGREE_DIGITS);
}
