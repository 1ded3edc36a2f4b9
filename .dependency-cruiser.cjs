// The rules of the house, as ARCHITECTURE.md has them. Every rule has a planted violation in codegen/planted/<rule>/, and `npm run check`
// fails for a rule that does not fire there. Tests, api/test/ and folders test/ and fixture/ may import anything but bare uvu.

/** Lowest first: a feature imports only features before it. */
const RANKS = require('./codegen/feature-ranks.json');

const TESTS = '\\.test\\.tsx?$|^api/(test|[^/]+/(test|fixture))/';
/** An npm package, installed or not; of an installed one the path from wherever node_modules lies. */
const npm = (...names) => `(^|/node_modules/|^node_modules/)(${names.join('|')})(/|$)`;
const ORM = npm('@mikro-orm', '@electric-sql', 'pg', 'kysely');
const JOBS = npm('pg-boss');
const GOOGLE = npm('googleapis', 'google-auth-library', 'gaxios', '@googleapis');
const CASL = npm('@casl');

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

// A feature without a rank is found by the check of names and front doors.
const byRank = RANKS.map((feature, index) =>
  rule(
    'features-by-rank',
    'A feature imports only lower ones.',
    { path: `^api/features/${feature}/`, pathNot: TESTS },
    { path: '^api/features/[^/]+/', pathNot: `^api/features/(${RANKS.slice(0, index + 1).join('|')})/` },
  ),
);

module.exports = {
  forbidden: [
    rule(
      'no-cycles',
      'No cycles; types in schema/types and api/model may name each other inside thunks.',
      {},
      { circular: true, via: { pathNot: '^(schema/types|api/model)/' } },
    ),
    rule(
      'schema-is-a-leaf',
      'The contract imports nothing else of ours.',
      { path: '^schema/', pathNot: TESTS },
      { path: '^(api|policies|codegen|clients|load-tests)/' },
    ),
    rule(
      'kernel-stands-alone',
      'Of ours, the kernel imports only schema/errors.ts.',
      { path: '^api/kernel/', pathNot: TESTS },
      { path: '^(api|schema|policies|codegen|clients|load-tests)/', pathNot: '^api/kernel/|^schema/errors\\.ts$' },
    ),
    rule(
      'policies-import-no-server',
      'Policies are pure decisions: nothing of the server, no GraphQL type.',
      { path: '^policies/', pathNot: TESTS },
      { path: '^(api|codegen|clients|load-tests|schema/types)/|^schema/scalars' },
    ),
    rule(
      'policies-do-no-io',
      "Policies are pure decisions: none of Node's modules.",
      { path: '^policies/', pathNot: TESTS },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'policies-use-only-casl',
      'Policies are pure decisions: no ORM, no GraphQL, no package but CASL.',
      { path: '^policies/', pathNot: TESTS },
      { path: '(^|/)node_modules/', pathNot: CASL },
    ),
    ...byRank,
    rule(
      'features-by-front-door',
      'A feature is imported through its index.ts.',
      { path: '^(?:api/features/([^/]+)/|(?!api/features/))', pathNot: TESTS },
      { path: '^api/features/[^/]+/', pathNot: '^api/features/[^/]+/index\\.ts$|^api/features/$1/' },
    ),
    rule(
      'below-the-edge',
      'Features, queue, store, model and events never import edge or fanout.',
      { path: '^api/(features|queue|store|model|events)/', pathNot: TESTS },
      { path: '^api/(edge|fanout)/' },
    ),
    rule(
      'fanout-knows-no-database',
      'The fan-out never imports store, model, features or the ORM.',
      { path: '^api/fanout/', pathNot: TESTS },
      { path: `^api/(store|model|features|queue)/|${ORM}|${JOBS}` },
    ),
    rule(
      'orm-in-its-place',
      'The ORM and its drivers only in model/, store/ and *.store.ts.',
      { pathNot: `^api/(model|store)/|^api/features/[^/]+/[^/]+\\.store\\.ts$|${TESTS}` },
      { path: ORM },
    ),
    rule(
      'jobs-in-their-place',
      "The queue's library and its way into the database only in queue/, and in store/, which prepares them.",
      { pathNot: `^api/(queue|store)/|${TESTS}` },
      { path: `^api/store/job-storage\\.ts$|${JOBS}` },
    ),
    rule(
      'google-in-its-place',
      "Google's packages only in the google features.",
      { pathNot: `^api/features/google[^/]*/|${TESTS}` },
      { path: GOOGLE },
    ),
    rule(
      'casl-in-its-place',
      'CASL only in policies/ and access/.',
      { pathNot: `^policies/|^api/access/|${TESTS}` },
      { path: CASL },
    ),
    rule(
      'clients-know-no-server',
      'Clients never import server code.',
      { path: '^clients/', pathNot: TESTS },
      { path: '^(api|schema|policies|codegen|load-tests)/' },
    ),
    rule(
      'uvu-only-in-suite',
      'Bare uvu has silent greens: only the suite helper, which closes them, imports it.',
      { pathNot: '^api/test/support/suite\\.ts$' },
      { path: npm('uvu') },
    ),
    rule(
      'server-without-tools',
      'What runs in production imports neither tests nor tools.',
      { path: '^(api|policies|schema)/', pathNot: TESTS },
      { path: '^(api/test|api/[^/]+/(test|fixture)|codegen|load-tests|clients)/|\\.test\\.tsx?$' },
    ),
    rule('no-unresolved', 'Every import leads somewhere.', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Ours only: most npm packages lie in a dist of their own.
    // What k6 runs imports k6's own modules, and the peers of the benchmark have packages of their own.
    exclude: {
      path: '^(dist|clients/dist|clients/[^/]+/dist|api/test/planted|codegen/planted|load-tests/k6|load-tests/peers/servers)/',
    },
    // Types count too: a type-only import is as much knowledge of another part as any.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.d.ts', '.json'],
    },
  },
};
