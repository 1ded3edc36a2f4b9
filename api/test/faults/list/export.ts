import type { Fault } from '../fault.ts';

const FEATURE = 'api/features/subject-export';
const COPY = [`${FEATURE}/subject-export.test.ts`];
const FORMS = [`${FEATURE}/export-writers.test.ts`];
const AT_REST = [`${FEATURE}/export-files.test.ts`];
const EDGE = ['api/edge/export-download.test.ts'];
const VERIFY = ['clients/cli/src/verify/verify.test.ts'];

/** Faults of the copy of a person: what is in it, how it is written, kept, handed out and checked. */
export const FAULTS: readonly Fault[] = [
  {
    file: `${FEATURE}/concept.ts`,
    tests: COPY,
    name: 'a copy also has what a map keeps from it',
    find: 'exported: own.filter(({ name }) => inCopy.has(name)),',
    replace: 'exported: own,',
    redSentence: 'has every row that leads to them, with all that is theirs and nothing else',
  },
  {
    file: `${FEATURE}/collect.ts`,
    tests: COPY,
    name: 'a table that is not there passes for an empty one',
    find: "total === null ? 'MISSING' :",
    replace: "total === null ? 'NOTHING_FOUND' :",
    redSentence: 'says of a table that is not there that it is missing',
  },
  {
    file: `${FEATURE}/collect.ts`,
    tests: COPY,
    name: 'a value that cannot be opened is left out in silence',
    find: 'if (value === undefined) unreadable++;',
    replace: '',
    redSentence: 'names what cannot be opened and has the rest',
  },
  {
    file: `${FEATURE}/csv.ts`,
    tests: FORMS,
    name: 'a text in a CSV file can be a formula',
    find: "const shown = FORMULA_START.test(text) ? `'${text}` : text;",
    replace: 'const shown = text;',
    redSentence: 'CSV lets no text begin as a formula, and leaves numbers, instants and nothing as they are',
  },
  {
    file: `${FEATURE}/html-text.ts`,
    tests: FORMS,
    name: 'what somebody wrote is HTML on the page of a copy',
    find: '`<bdi>${escaped(value)}</bdi>`',
    replace: '`<bdi>${value}</bdi>`',
    redSentence: 'the page shows hostile texts and runs none of them',
  },
  {
    file: `${FEATURE}/export-files.ts`,
    tests: AT_REST,
    name: 'a package that failed half way stays on disk',
    find: 'await rm(aside, { force: true });',
    replace: '',
    redSentence: 'of a package that fails, is given up, or finds the disk full, nothing remains',
  },
  {
    file: `${FEATURE}/export-files.ts`,
    tests: AT_REST,
    name: 'a package stays when its time is over',
    find: 'const isOver = expiresAtMs <= nowMs;',
    replace: 'const isOver = expiresAtMs < nowMs;',
    redSentence: 'a package goes when its time is over, at once if it is removed, and with all others of its person',
  },
  {
    file: `${FEATURE}/export-files.ts`,
    tests: AT_REST,
    name: 'a package is opened for somebody else',
    find: 'if (!name || name.ownerTag !== ownerTagOf(subject.id) ||',
    replace: 'if (!name ||',
    redSentence: 'a package comes back as it was, to the person it is about, and nothing plain is on disk',
  },
  {
    file: `${FEATURE}/export-download.ts`,
    tests: ['api/test/journeys/export-download.test.ts'],
    name: 'a download is not counted',
    find: 'await packages.countDownload(session, requestId);',
    replace: '',
    redSentence: 'it is counted and recorded: who, when, which',
  },
  {
    file: 'api/edge/export-download.ts',
    tests: EDGE,
    name: 'a look at the head of a package opens it',
    find: "if (request.method === 'GET') return next();",
    replace: "if (request.method === 'GET' || request.method === 'HEAD') return next();",
    redSentence: 'only GET opens a package',
  },
  {
    file: 'clients/cli/src/verify/check-package.ts',
    tests: VERIFY,
    name: 'a file may be added to a package',
    find: 'if (!named.has(path)) findings.push(',
    replace: 'if (false) findings.push(',
    redSentence: 'a package with a file added, twice, or with a name that leads elsewhere is not',
  },
  {
    file: 'clients/cli/src/verify/signing-key.ts',
    tests: VERIFY,
    name: 'any signature of the right length passes',
    find: 'return verify(null, bytes,',
    replace: 'return true || verify(null, bytes,',
    redSentence: 'a certificate is genuine as it was issued, and with anything changed it is not',
  },
  {
    file: 'clients/cli/src/verify/zip-files.ts',
    tests: VERIFY,
    name: 'a package may unpack to anything',
    find: 'if (uncompressedSize > leftBytes || isBomb) throw tooLarge;',
    replace: 'if (uncompressedSize > leftBytes) throw tooLarge;',
    redSentence: 'a file that unpacks to far more than it is, is refused before it is unpacked',
  },
];
