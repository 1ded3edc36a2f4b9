import { titleOf } from './concept.ts';
import { CSV_NOTE } from './csv.ts';
import { csvPath, NOT_IN_IT, outcomeText, type PackageContents, readingsText } from './package-contents.ts';

/** The package in plain text: what is in it, what is not, and how it is checked. */
export function readme(contents: PackageContents): string {
  const { subject, requestId, createdAt, expiresAt, concepts } = contents;
  const lines = concepts.map(({ concept, result }) => {
    const where = result.outcome === 'EXPORTED' ? ` See ${csvPath(concept.name)}.` : '';
    return `- ${titleOf(concept.name)}: ${outcomeText(result)}${where}`;
  });
  return [
    'A copy of the personal data that is held about you',
    '',
    `Person:  ${subject.kind} ${subject.id}`,
    `Request: ${requestId}`,
    `Made:    ${createdAt.toISOString()}`,
    `Kept for download until ${expiresAt.toISOString()}`,
    '',
    'index.html     to read: open it in a browser; it loads nothing from anywhere',
    'data.json      for programs: everything, exactly as it is stored',
    'csv/           for spreadsheets: a file for each kind of data, in UTF-8',
    'manifest.json  every file with its size and SHA-256',
    'manifest.sig   the signature of manifest.json',
    '',
    'What is in it',
    ...lines,
    '',
    readingsText(contents.readings),
    '',
    'What is not in it',
    ...NOT_IN_IT.map((sentence) => `- ${sentence}`),
    ...withheldLines(contents),
    '',
    CSV_NOTE,
    '',
    'To check that the package is whole and genuine: npx whereabouts verify <this file>',
    'Compare the key that it names with the one that the server publishes at /.well-known/whereabouts-keys.json.',
    'Without that program: manifest.sig holds an Ed25519 signature over the bytes of manifest.json.',
    '',
  ].join('\n');
}

/** What is held and not copied, by name. */
function withheldLines({ concepts }: PackageContents): string[] {
  return concepts
    .filter(({ concept, result }) => concept.withheld.length > 0 && result.rows > 0)
    .map(({ concept }) => {
      const names = concept.withheld.map(({ name }) => titleOf(name).toLowerCase());
      return `- Held and not copied, ${titleOf(concept.name).toLowerCase()}: ${names.join(', ')}.`;
    });
}
