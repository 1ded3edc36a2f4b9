import { DATA_CATEGORIES, LAWFUL_BASES, PURPOSES, RETENTION, SUBJECTS } from '../../../policies/privacy/vocabulary.ts';
import { type Concept, titleOf } from './concept.ts';
import { escaped, HtmlValues } from './html-text.ts';
import {
  type CollectedConcept,
  csvPath,
  NOT_IN_IT,
  outcomeText,
  type PackageContents,
  readingsText,
} from './package-contents.ts';
import type { CopiedRow } from './record.ts';

/** Rows of a concept on the page; the rest is in its CSV file. A page with ten times as many takes browsers seconds. */
const MAX_ROWS_SHOWN = 1_000;

const STYLE = `
:root { color-scheme: light dark; --line: #bbb; --quiet: #595959; --ground: #fff; --head: #f2f2f2; --text: #1a1a1a; --link: #0b57d0; }
@media (prefers-color-scheme: dark) {
  :root { --line: #555; --quiet: #b0b0b0; --ground: #161616; --head: #262626; --text: #eee; --link: #8ab4f8; }
}
body { margin: 0 auto; max-width: 75rem; padding: 1rem; background: var(--ground); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
a { color: var(--link); }
section { margin-block: 2.5rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9rem; }
caption { text-align: start; color: var(--quiet); padding-block: .25rem; }
th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: start; vertical-align: top; overflow-wrap: anywhere; min-width: 6rem; }
thead th { background: var(--head); }
td ul { margin: 0; padding-inline-start: 1.1rem; }
tbody th, code { font: .85rem ui-monospace, monospace; }
.none { color: var(--quiet); }
`;

/**
 * The copy as a page to read: a table for each concept with what it is, why it is there and how long it stays. It has no
 * script and loads nothing; every value is escaped.
 */
export async function* indexHtml(contents: PackageContents): AsyncGenerator<string> {
  const values = new HtmlValues(contents.locale);
  yield head(contents, values);
  for (const collected of contents.concepts) {
    yield sectionHead(collected);
    if (collected.result.rows > 0) yield* table(collected, values);
    yield '</section>\n';
  }
  yield `<p>${escaped(readingsText(contents.readings))}</p>
<section aria-labelledby="not"><h2 id="not">What is not in it</h2><ul>
${NOT_IN_IT.map((sentence) => `<li>${escaped(sentence)}</li>`).join('\n')}
</ul></section>
</main>
</body>
</html>
`;
}

function head({ subject, requestId, createdAt, expiresAt, concepts }: PackageContents, values: HtmlValues): string {
  const links = concepts.map(({ concept, result }) => {
    const name = escaped(concept.name);
    return `<li><a href="#${name}">${escaped(titleOf(concept.name))}</a>: ${escaped(outcomeText(result))}</li>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Your data</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>A copy of the personal data that is held about you</h1>
<p>${escaped(SUBJECTS[subject.kind])} Here you are named <code>${escaped(subject.id)}</code>.</p>
<p>Made ${values.instant(createdAt.toISOString())} for the request <code>${escaped(requestId)}</code>.
It can be downloaded until ${values.instant(expiresAt.toISOString())}.</p>
<nav aria-label="What is in it"><h2>What is in it</h2><ul>
${links.join('\n')}
</ul></nav>
`;
}

function sectionHead({ concept, result }: CollectedConcept): string {
  const name = escaped(concept.name);
  return `<section aria-labelledby="${name}"><h2 id="${name}">${escaped(titleOf(concept.name))}</h2>
<p>${escaped(outcomeText(result))}</p>
<ul>
${[...new Set(concept.exported.map(({ entry }) => DATA_CATEGORIES[entry.category]))].map(item('What it is')).join('\n')}
${reasonsOf(concept).map(item('Why')).join('\n')}
${[...new Set(concept.exported.map(({ entry }) => retentionText(entry.retention)))].map(item('How long')).join('\n')}
</ul>
`;
}

const item = (label: string) => (text: string) => `<li><strong>${label}:</strong> ${escaped(text)}</li>`;

function reasonsOf({ exported }: Concept): string[] {
  return [
    ...new Set(exported.map(({ entry }) => `${PURPOSES[entry.purpose]} ${LAWFUL_BASES[entry.lawfulBasis].text}`)),
  ];
}

/** The parts of an ISO 8601 duration that retention periods are made of. */
const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/;
const UNITS = ['year', 'month', 'week', 'day'] as const;

function retentionText(retention: keyof typeof RETENTION): string {
  const kept: { period: string; from?: string; why: string } = RETENTION[retention];
  const counts = DURATION.exec(kept.period)?.slice(1) ?? [];
  const parts = UNITS.flatMap((unit, i) => (counts[i] ? [`${counts[i]} ${unit}${counts[i] === '1' ? '' : 's'}`] : []));
  return parts.length > 0 ? `${parts.join(', ')} from ${kept.from}. ${kept.why}` : kept.why;
}

async function* table({ concept, result, rows }: CollectedConcept, values: HtmlValues): AsyncGenerator<string> {
  const shown = Math.min(result.rows, MAX_ROWS_SHOWN);
  const title = escaped(titleOf(concept.name));
  const columns = concept.exported.map(({ name }) => `<th scope="col">${escaped(titleOf(name))}</th>`);
  yield `<div class="scroll" role="region" tabindex="0" aria-label="${title}, table"><table>
<caption>${title}: ${shown} of ${result.rows}</caption>
<thead><tr><th scope="col">Id</th>${columns.join('')}</tr></thead>
<tbody>
`;
  let count = 0;
  for await (const row of rows) {
    if (count++ === shown) break;
    yield tableRow(concept, row, values);
  }
  yield '</tbody></table></div>\n';
  if (result.rows > shown) {
    const path = escaped(csvPath(concept.name));
    yield `<p>The other ${result.rows - shown} rows are in <a href="${path}">${path}</a>.</p>\n`;
  }
}

function tableRow({ exported }: Concept, row: CopiedRow, values: HtmlValues): string {
  const cells = exported.map(({ name }) => `<td>${values.show(row[name] ?? null)}</td>`);
  return `<tr><th scope="row">${escaped(row.id)}</th>${cells.join('')}</tr>\n`;
}
