import './track.css';
import {
  type Client,
  createClient,
  StreamEndedError,
  UnauthenticatedError,
  viewer,
  visit,
  watchVisitTracking,
} from '@whereabouts/customer';
import { dropToken, takeToken } from './link.ts';
import { drawSketch } from './sketch.ts';
import { aged, endingFor, firstName, type Tracking, type Words, windowText, wordsFor } from './words.ts';

const at = (id: string): HTMLElement => document.getElementById(id)!;

/** What stays the same for as long as the link does. */
interface Known {
  readonly name: string | null;
  readonly timeZone: string;
}

/** Says it; what has not changed is not touched, so that screen readers do not repeat it. */
function say(words: Words): void {
  for (const id of ['headline', 'eta', 'note'] as const)
    if (at(id).textContent !== words[id]) at(id).textContent = words[id];
  document.title = words.headline;
}

function show(tracking: Tracking, { name, timeZone }: Known): void {
  say(wordsFor(tracking, name));
  const { arrivalWindow, position, stage, freshness } = tracking;
  document.body.dataset['freshness'] = freshness;
  document.body.dataset['stage'] = stage;
  at('window').textContent = arrivalWindow && stage !== 'ON_SITE' ? windowText(arrivalWindow, timeZone) : '';
  at('place').hidden = !position?.point;
  if (!position?.point) return;
  drawSketch(document.querySelector<SVGSVGElement>('#sketch')!, position);
  const time = position.recordedAt && new Date(position.recordedAt).toLocaleTimeString([], { timeStyle: 'medium' });
  at('seen').textContent = `${freshness === 'LIVE' ? 'Live' : 'Last seen'}${time ? `, ${time}` : ''}`;
}

function finish(words: Words): void {
  say(words);
  document.body.dataset['stage'] = 'ENDED';
  at('place').hidden = true;
  at('window').textContent = '';
}

/** How often the page looks whether what it shows has grown old: the stream may be silent because the network is gone. */
const AGE_EVERY_MS = 5_000;

/** Shows the visit until the link's stream is over, and gives what is then to be said. Throws what the client throws. */
async function follow(client: Client): Promise<Words> {
  const { visitId, account } = await viewer(client);
  if (!visitId) return endingFor('');
  at('company').textContent = account?.name ?? '';
  const assignee = (await visit(client, { id: visitId }))?.assignee;
  const known: Known = { name: firstName(assignee?.displayName), timeZone: account?.timeZone ?? 'UTC' };
  let age = () => {};
  const timer = setInterval(() => age(), AGE_EVERY_MS);
  try {
    for await (const tracking of watchVisitTracking(client, { visitId })) {
      if (!tracking) continue;
      const heardAtMs = performance.now();
      age = () => show(aged(tracking, performance.now() - heardAtMs), known);
      age();
    }
  } finally {
    clearInterval(timer);
  }
  return endingFor('');
}

async function main(): Promise<void> {
  const token = takeToken();
  if (token === null) {
    return finish({ headline: 'Open the link again', eta: '', note: 'The address of this page lacks its last part.' });
  }
  const client = createClient({ url: new URL('/graphql', location.href).href, token });
  try {
    finish(await follow(client));
  } catch (error) {
    if (error instanceof StreamEndedError || error instanceof UnauthenticatedError) {
      dropToken();
      return finish(endingFor(error instanceof StreamEndedError ? error.reason : ''));
    }
    finish({ headline: 'This did not work', eta: '', note: 'Please try again in a moment.' });
    throw error;
  }
}

// A new link in the address of this tab is a new visit.
addEventListener('hashchange', () => location.reload());
void main();
