import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type ExecutionResult, execute, parse } from 'graphql';
import { ALL, type Rules } from '../../policies/say.ts';
import { suite } from '../test/support/suite.ts';
import { audienceSchema } from './audience-schema.ts';
import { cohortContext } from './cohort-context.ts';
import { projectionOf, shownAsIs } from './projection.ts';
import { reachedFields } from './reached-fields.ts';
import {
  arbitraryDocument,
  arbitraryEvent,
  arbitraryStreamRules,
  arbitraryStreamViewer,
  STREAMED,
  type StreamEvent,
  trackingRow,
} from './test/arbitrary-streams.ts';
import { companySchema, contextFor, OFFICE, policyWith } from './test/company.ts';
import { viewerClassOf } from './viewer-class.ts';

const test = suite('subscriptions made into functions');

/** Of these some eighth is projected. */
const RUNS = 1_000;
const KNOWN = {
  VisitTracking: { accountId: 'acc_1', visitId: 'vis_1' },
  ProviderPosition: { accountId: 'acc_1', visitId: 'vis_1' },
};
const everything: Rules = (_, { can }) => {
  can('read', 'ProviderPosition', ALL);
  can('list', 'ProviderPosition', ALL);
  can('track', 'Visit', ALL);
  can('read', 'VisitTracking', ALL);
  // A schema has to have a query.
  can('list', 'Visit', ALL);
  can('read', 'Visit', ['id']);
};
const schema = audienceSchema(companySchema, 'office', policyWith([everything]));

function prepared(text: string, viewer = OFFICE, rules = everything) {
  const document = parse(text);
  const viewers = viewerClassOf(contextFor(viewer, {}, [rules]).access, reachedFields(schema, document), KNOWN)!;
  const contextValue = cohortContext(viewers, 'req_1', () => assert.fail('no resolver is needed'));
  return {
    project: projectionOf(schema, document, null, viewers.settled, KNOWN),
    run: (rootValue: unknown) => execute({ schema, document, rootValue, contextValue }) as ExecutionResult,
  };
}

const asJson = (value: unknown) => JSON.stringify(value);

test('give the same as graphql-js, letter by letter, or leave it to it', () => {
  let projected = 0;
  let left = 0;
  fc.assert(
    fc.property(
      arbitraryStreamViewer,
      arbitraryStreamRules,
      arbitraryDocument,
      arbitraryEvent,
      (viewer, rules, text, event) => {
        const { project, run } = prepared(text, viewer, rules);
        const data = project?.(trackingRow(event));
        if (data === undefined) {
          left++;
          return;
        }
        projected++;
        assert.equal(`{"data":${data}}`, asJson(run(trackingRow(event))));
      },
    ),
    { numRuns: RUNS },
  );
  assert.ok(projected > RUNS / 20 && left > RUNS / 20, `${projected} were projected, ${left} left`);
});

const EVENT = { assigneeId: 'prv_1', stage: 'EN_ROUTE', eta: 7 } as const;
const TEXT =
  'subscription { visitTracking { __typename visitId at: position { providerId eta } ...on VisitTracking { eta } } }';

test('take aliases, fragments and the names of types', () => {
  const { project, run } = prepared(TEXT);
  const data = project?.(trackingRow(EVENT));
  assert.ok(data);
  assert.equal(`{"data":${data}}`, asJson(run(trackingRow(EVENT))));
});

test('write texts and numbers as JSON has them, also those that come again, in ASCII alone', () => {
  const { project, run } = prepared('subscription { visitTracking { visitId eta } }');
  const leaves = fc.record({
    visitId: fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme-ascii' }), fc.constant('vis_1')),
    eta: fc.integer(),
  });
  fc.assert(
    fc.property(fc.array(leaves, { minLength: 1 }), (changes) => {
      for (const change of [...changes, ...changes]) {
        const row = Object.assign(trackingRow(EVENT), change);
        const { data, errors } = run(row);
        const projected = project?.(row);
        if (errors) assert.equal(projected, undefined);
        else {
          assert.match(projected ?? '', /^[\0-\x7f]+$/);
          assert.equal(asJson(JSON.parse(projected!)), asJson(data));
        }
      }
    }),
  );
});

test('leave to graphql-js what fails, what is missing and what is not there yet', () => {
  const { project } = prepared(TEXT);
  const row = (change: object) => Object.assign(trackingRow(EVENT), change);
  const readings: [string, object][] = [
    ['a number that is none', row({ eta: 'soon' })],
    ['null where none may be', row({ visitId: null })],
    ['an error', row({ eta: new Error('failed') })],
    ['a promise', row({ position: Promise.resolve(null) })],
    ['a promise of a leaf', row({ eta: Promise.resolve(1) })],
    ['a function', row({ eta: () => 1 })],
    ['a row without facts', row({ position: { providerId: 'prv_1', eta: 1 } })],
    ['another visit', trackingRow(EVENT, 'vis_2')],
    ['an event that is no row', { visitId: 'vis_1' }],
  ];
  for (const [what, event] of readings) assert.equal(project?.(event), undefined, what);
  const rest = { __typename: 'VisitTracking', visitId: 'vis_1', at: null, eta: 7 };
  assert.equal(project?.(row({ position: null })), asJson({ visitTracking: rest }));
});

/** What is known of all positions of a fleet. */
const FLEET = { ProviderPosition: { accountId: 'acc_1' } };

/** The fleet as one event, made anew for each execution: positions of these events, shown as they are. */
const fleetOf = (events: readonly StreamEvent[], isMarked = true) => {
  const event = { positions: events.map((each) => trackingRow(each).position), removed: [] };
  return isMarked ? shownAsIs(event) : event;
};

test('of lists give the same as graphql-js for a viewer alone, whoever they may see of them', () => {
  let projected = 0;
  let left = 0;
  fc.assert(
    fc.property(
      arbitraryStreamViewer,
      arbitraryStreamRules,
      fc.subarray<string>([...STREAMED.ProviderPosition.fields], { minLength: 1 }),
      fc.array(arbitraryEvent, { maxLength: 4 }),
      (viewer, rules, fields, events) => {
        const document = parse(
          `subscription { fleetPositions { positions { ${fields.join(' ')} } removed { reason } } }`,
        );
        const contextValue = contextFor({ ...viewer, audience: 'office' }, {}, [rules]);
        const { settled } = viewerClassOf(contextValue.access, reachedFields(schema, document), FLEET)!;
        const data = projectionOf(schema, document, null, settled, FLEET)?.(fleetOf(events));
        if (data === undefined) {
          left++;
          return;
        }
        projected++;
        const run = execute({ schema, document, rootValue: fleetOf(events), contextValue });
        assert.equal(`{"data":${data}}`, asJson(run));
      },
    ),
    { numRuns: RUNS },
  );
  assert.ok(projected > RUNS / 20 && left > RUNS / 20, `${projected} were projected, ${left} left`);
});

test('leave to graphql-js an event that is no row, unless it is marked, and a list that is none', () => {
  const document = parse('subscription { fleetPositions { positions { providerId } } }');
  const { access } = contextFor(OFFICE, {}, [everything]);
  const { settled } = viewerClassOf(access, reachedFields(schema, document), FLEET)!;
  const project = projectionOf(schema, document, null, settled, FLEET)!;
  const fleet = { fleetPositions: { positions: [{ providerId: 'prv_1' }] } };
  assert.equal(project(fleetOf([EVENT])), asJson(fleet));
  assert.equal(project(fleetOf([EVENT], false)), undefined);
  const odd = [new Set(fleetOf([EVENT]).positions), [null], [Promise.resolve(null)], [{ providerId: 'prv_1' }]];
  for (const positions of odd) assert.equal(project(shownAsIs({ positions, removed: [] })), undefined);
});

test('are not made of documents with directives, or fields twice', () => {
  for (const text of [
    'subscription { visitTracking { visitId @skip(if: true) stage } }',
    'subscription { visitTracking { eta position { eta } position { providerId } } }',
  ])
    assert.equal(prepared(text).project, null, text);
});

test.run();
