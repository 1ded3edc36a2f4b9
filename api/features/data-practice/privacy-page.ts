import { createHash } from 'node:crypto';
import { PRIVACY_CHANGES, type PrivacyChange } from '../../../policies/privacy/changes.ts';
import { CONTACT_UNKNOWN } from '../../../policies/privacy/page-words.ts';
import { type PageContent, type Practice, pageContentOf } from '../../../policies/privacy/practices.ts';
import { PRIVACY_MAPS } from '../../model/schema-hash.ts';
import { html, type Markup, raw } from './markup.ts';
import { STYLE } from './privacy-page.style.ts';

/** The privacy page, ready to be served. */
export interface PrivacyPage {
  /** The page as HTML for who sends these headers (`Sec-GPC`, `DNT`): each is shown back as honoured. */
  html(headers: readonly string[]): string;
  /** What its style is allowed by, in a content security policy. */
  readonly styleSource: string;
  /** The day of the newest version, as `YYYY-MM-DD`. */
  readonly changedOn: string;
}

/** The page with a contact, as the operator configured it; null says to ask the company. */
export function privacyPage(contact: string | null): PrivacyPage {
  const content = pageContentOf(PRIVACY_MAPS);
  const [newest] = PRIVACY_CHANGES;
  const body = bodyOf(content, newest, contact ?? CONTACT_UNKNOWN);
  return {
    html: (headers) => documentOf(body, honoured(content, headers)).text,
    styleSource: `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
    changedOn: newest.effectiveOn,
  };
}

function documentOf(body: Markup, status: Markup | null): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Privacy</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
<h1>Privacy</h1>
${status}${body}
</main>
</body>
</html>
`;
}

/** CCPA regulations §7025(c)(6): whether a signal was processed is shown to who sent it. */
function honoured({ signals }: PageContent, headers: readonly string[]): Markup | null {
  const sent = signals.filter(({ header }) => headers.includes(header));
  if (sent.length === 0) return null;
  return html`<p role="status" class="honoured">Your browser sends ${sent.map(({ name }) => name).join(' and ')}: honoured.</p>
`;
}

function bodyOf(content: PageContent, newest: PrivacyChange, contact: string): Markup {
  return html`<p>Version ${newest.version}, in force from <time datetime="${newest.effectiveOn}">${newest.effectiveOn}</time>.</p>
${paragraphs(content.principles)}
<section aria-labelledby="data">
<h2 id="data">What is collected, why, how, when, and for how long</h2>
${content.practices.map(practice)}
</section>
<section aria-labelledby="sharing">
<h2 id="sharing">Who can see it</h2>
${bullets(content.sharing)}
</section>
<section aria-labelledby="rights">
<h2 id="rights">What you can ask for</h2>
<dl>${content.rights.map(({ name, text }) => entry(name, [text]))}</dl>
</section>
<section aria-labelledby="contact">
<h2 id="contact">Whom to write to</h2>
<address>${contact}</address>
</section>
<section aria-labelledby="signals">
<h2 id="signals">Signals of your browser</h2>
<dl>${content.signals.map(({ name, answer }) => entry(name, [answer]))}</dl>
</section>
<section aria-labelledby="promises">
<h2 id="promises">What we promise</h2>
${bullets(content.promises)}
</section>
<section aria-labelledby="changes">
<h2 id="changes">Changes of this page</h2>
<p>A change is announced here before it comes into force. Earlier versions stay listed.</p>
<dl>${PRIVACY_CHANGES.map((one) => entry(`Version ${one.version}, from ${one.effectiveOn}`, one.changes))}</dl>
</section>`;
}

function practice({ name, what, whose, why, basis, how, when, keptFor }: Practice): Markup {
  return html`<h3>${name}</h3>
<dl>
${entry('What', [what])}${entry('Whose', whose)}${entry('Why', why)}${entry('On what legal ground', basis)}
${entry('How', [how])}${entry('When', [when])}${entry('How long', keptFor)}
</dl>
`;
}

const entry = (term: string, texts: readonly string[]): Markup =>
  html`<dt>${term}</dt>${texts.map((text) => html`<dd>${text}</dd>`)}`;
const paragraphs = (texts: readonly string[]): readonly Markup[] => texts.map((text) => html`<p>${text}</p>`);
const bullets = (texts: readonly string[]): Markup => html`<ul>${texts.map((text) => html`<li>${text}</li>`)}</ul>`;
