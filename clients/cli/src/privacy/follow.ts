import { progress } from '@clack/prompts';
import { disconnect, request, StreamEndedError, subscribe } from '@whereabouts/partner';
import { EXIT, Failure } from '../failure.ts';
import { ONE, PROGRESS, type PrivacyRequest, type Progress, type Step } from './documents.ts';
import { type Given, print } from './options.ts';

/** How progress is shown. */
interface Show {
  update(event: Progress): void;
  end(): void;
}

const ENDED = ['COMPLETED', 'DENIED', 'CANCELLED', 'FAILED'];

/** Follows a request until it has ended or failed, and gives it as it is then. Throws Failure if it was not completed. */
export async function follow(given: Given, id: string): Promise<PrivacyRequest> {
  const { client, values, interrupted } = given;
  const show = values.json ? jsonShow() : process.stdout.isTTY ? barShow() : lineShow();
  const events = subscribe(client, PROGRESS, { id });
  const stop = () => void events.return?.();
  interrupted.addEventListener('abort', stop, { once: true });
  try {
    for await (const { privacyRequestProgress: event } of events) {
      show.update(event);
      if (ENDED.includes(event.state)) break;
    }
  } catch (error) {
    if (!(error instanceof StreamEndedError)) throw error;
    if (!ENDED.includes(error.reason)) throw new Failure(EXIT.FAILED, `the stream has ended: ${error.reason}.`);
  } finally {
    interrupted.removeEventListener('abort', stop);
    show.end();
    await disconnect(client);
  }
  interrupted.throwIfAborted();
  const { privacyRequest } = await request(client, ONE, { id });
  if (!privacyRequest) throw new Failure(EXIT.FAILED, 'the request is not there any more.');
  if (privacyRequest.state === 'COMPLETED') return privacyRequest;
  const why = privacyRequest.reason ? `: ${privacyRequest.reason}` : '';
  throw new Failure(EXIT.FAILED, `the request is ${privacyRequest.state}${why}.`);
}

function jsonShow(): Show {
  return { update: (event) => print(JSON.stringify(event)), end: () => {} };
}

const WAITS: Readonly<Record<string, string>> = {
  VERIFYING_IDENTITY: 'waits until the person has shown who they are',
  AWAITING_APPROVAL: 'waits for a second officer',
  SCHEDULED: 'begins in a moment',
};

/** A line for each change of the state and of a step's state. */
function lineShow(): Show {
  let before = '';
  const known = new Map<string, string>();
  return {
    update({ state, reason, percent, steps }) {
      if (state !== before) {
        const why = reason ?? WAITS[state];
        print(`${String(percent).padStart(3)} %  ${state}${why ? `  ${why}` : ''}`);
      }
      before = state;
      for (const step of steps) {
        if (step.state === 'PENDING' || known.get(step.name) === step.state) continue;
        known.set(step.name, step.state);
        print(`${String(percent).padStart(3)} %  ${stepLine(step)}`);
      }
    },
    end: () => {},
  };
}

/** A step in one line. Exported for its test. */
export function stepLine({ name, state, done, total, reason }: Step): string {
  const count = total !== null && state === 'RUNNING' ? ` ${done}/${total}` : done > 0 ? ` ${done}` : '';
  return `${name.padEnd(28)} ${state}${count}${reason ? ` ${reason}` : ''}`;
}

/** A bar from 0 to 100, with the step under way beside it. */
function barShow(): Show {
  const bar = progress({ max: 100 });
  let at = 0;
  let ended = 'stopped';
  bar.start('Waiting');
  return {
    update({ state, reason, percent, steps }) {
      const running = steps.find((step) => step.state === 'RUNNING');
      ended = `${state}${reason ? `: ${reason}` : ''}`;
      bar.advance(percent - at, running ? stepLine(running).trim() : (WAITS[state] ?? state));
      at = percent;
    },
    end: () => bar.stop(ended),
  };
}
