import type { PrivacyChange } from '../policies/privacy/changes.ts';
import type { PageContent } from '../policies/privacy/practices.ts';
import { heading, list } from './markdown.ts';

/** The privacy page as Markdown, for review: what a change of a map changes of what people are told. */
export function privacyPageText(content: PageContent, changes: readonly PrivacyChange[]): string {
  const practices = content.practices.map((practice) =>
    [
      `### ${practice.name}\n`,
      list([
        `What: ${practice.what}`,
        `Whose: ${practice.whose.join(' ')}`,
        `Why: ${practice.why.join(' ')}`,
        `On what ground: ${practice.basis.join(' ')}`,
        `How: ${practice.how}`,
        `When: ${practice.when}`,
        `How long: ${practice.keptFor.join(' ')}`,
      ]),
    ].join('\n'),
  );
  return [
    heading('Privacy page', 'the privacy maps and the kept promises'),
    list(content.principles),
    '## What is collected\n',
    ...practices,
    '## Who can see it\n',
    list(content.sharing),
    '## What you can ask for\n',
    list(content.rights.map(({ name, text }) => `${name}: ${text}`)),
    '## Signals of your browser\n',
    list(content.signals.map(({ name, answer }) => `${name}: ${answer}`)),
    '## What we promise\n',
    list(content.promises),
    '## Changes\n',
    list(changes.map((one) => `Version ${one.version}, from ${one.effectiveOn}: ${one.changes.join(' ')}`)),
  ].join('\n');
}
