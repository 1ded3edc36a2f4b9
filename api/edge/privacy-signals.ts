import type { IncomingHttpHeaders } from 'node:http';
import type { RequestHandler } from 'express';
import type { Clock } from '../kernel/clock.ts';
import type { EdgePorts, PrivacySignals, Viewer } from './ports.ts';

/** In answers to requests with a signal: as what it was processed, `gpc=opt-out, dnt=opt-out`. */
export const SIGNALS_HEADER = 'privacy-signals';

/** How long a request waits for its signal to be on record; then it goes on, and the writing too. */
const RECORDING_MS = 1_000;

/** The signals of a request; null if it has none. Anything but a plain `1` is no signal. */
export function signalsOf(headers: IncomingHttpHeaders): PrivacySignals | null {
  const gpc = headers['sec-gpc'] === '1';
  const dnt = headers['dnt'] === '1';
  return gpc || dnt ? { gpc, dnt } : null;
}

/** What the answer says of the signals. */
export function answerTo({ gpc, dnt }: PrivacySignals): string {
  return [...(gpc ? ['gpc=opt-out'] : []), ...(dnt ? ['dnt=opt-out'] : [])].join(', ');
}

/** Says in the answer to every request with a signal that it is honoured, whoever asks; `Tk: N` is what Do Not Track has for it. */
export const answerSignals: RequestHandler = (request, response, next) => {
  const signals = signalsOf(request.headers);
  if (signals) {
    response.setHeader(SIGNALS_HEADER, answerTo(signals));
    if (signals.dnt) response.setHeader('tk', 'N');
  }
  next();
};

/**
 * The viewer with the signals of their request, which are on record when this settles, or are being recorded. The very same object if there
 * is no signal.
 */
export async function withSignals(
  ports: EdgePorts,
  clock: Clock,
  viewer: Viewer,
  headers: IncomingHttpHeaders,
): Promise<Viewer> {
  const signals = signalsOf(headers);
  if (!signals) return viewer;
  const told = { ...viewer, signals };
  const recording = ports.noticeSignals(told);
  if (recording) await settledOrLate(recording, clock);
  return told;
}

function settledOrLate(work: Promise<void>, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(RECORDING_MS, resolve);
    work.finally(() => {
      cancel();
      resolve();
    });
  });
}
