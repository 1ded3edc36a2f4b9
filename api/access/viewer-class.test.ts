import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type ExecutionResult, execute, parse, validate } from 'graphql';
import type { ViewerFacts } from '../../policies/facts.ts';
import { ALL, type Rules } from '../../policies/say.ts';
import { suite } from '../test/support/suite.ts';
import { audienceSchema } from './audience-schema.ts';
import { cohortContext } from './cohort-context.ts';
import { reachedFields } from './reached-fields.ts';
import {
  arbitraryDocument,
  arbitraryEvent,
  arbitraryStreamRules,
  arbitraryStreamViewer,
  type StreamEvent,
  trackingRow,
} from './test/arbitrary-streams.ts';
import { CUSTOMER, companySchema, contextFor, OFFICE, PROVIDER, policyWith } from './test/company.ts';
import { viewerClassOf } from './viewer-class.ts';

const test = suite('classes of viewers');

const RUNS = 300;
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
/** The fields of a schema do not depend on who executes it: one in which everything can be read serves all. */
const schema = audienceSchema(companySchema, 'office', policyWith([everything]));
const EVENT: StreamEvent = { assigneeId: 'prv_1', stage: 'EN_ROUTE', eta: 7 };

function parsed(text: string) {
  const document = parse(text);
  assert.deepEqual(validate(schema, document), []);
  return document;
}

function classOf(viewer: ViewerFacts, text: string, rules: Rules, known: typeof KNOWN | object = KNOWN) {
  const { access } = contextFor(viewer, {}, [rules]);
  return viewerClassOf(access, reachedFields(schema, parsed(text)), known as typeof KNOWN);
}

/** What came out, as it would be told: data, and the places, codes and messages of errors. */
function told(text: string, contextValue: object, event: object) {
  const result = execute({ schema, document: parsed(text), rootValue: event, contextValue }) as ExecutionResult;
  const errors = (result.errors ?? []).map(({ path, message, originalError }) => ({
    ...{ path, message, code: (originalError as { code?: string }).code },
  }));
  return JSON.parse(JSON.stringify({ data: result.data, errors }));
}

const alone = (viewer: ViewerFacts, text: string, rules: Rules, event: object) =>
  told(text, contextFor(viewer, {}, [rules]), event);

function together(viewer: ViewerFacts, text: string, rules: Rules, event: object) {
  const viewers = classOf(viewer, text, rules);
  assert.ok(viewers);
  return told(
    text,
    cohortContext(viewers, 'req_1', () => assert.fail('no resolver is needed')),
    event,
  );
}

test('what one of a class gets is what they would get alone, whatever the rules, the document and the events', () => {
  let shown = 0;
  let hidden = 0;
  fc.assert(
    fc.property(
      arbitraryStreamViewer,
      arbitraryStreamRules,
      arbitraryDocument,
      fc.array(arbitraryEvent, { minLength: 1, maxLength: 4 }),
      (viewer, rules, text, events) => {
        for (const event of events) {
          const expected = alone(viewer, text, rules, trackingRow(event));
          assert.deepEqual(together(viewer, text, rules, trackingRow(event)), expected);
          if (expected.data.visitTracking === null || expected.errors.length > 0) hidden++;
          else shown++;
        }
      },
    ),
    { numRuns: RUNS },
  );
  assert.ok(shown > RUNS / 10 && hidden > RUNS / 10, `${shown} events were shown whole, ${hidden} were not`);
});

test('two viewers of one class would get the same alone', () => {
  let together = 0;
  let apart = 0;
  fc.assert(
    fc.property(
      fc.tuple(arbitraryStreamViewer, arbitraryStreamViewer),
      arbitraryStreamRules,
      arbitraryDocument,
      arbitraryEvent,
      ([one, other], rules, text, event) => {
        if (classOf(one, text, rules)?.key !== classOf(other, text, rules)?.key) {
          apart++;
          return;
        }
        if (JSON.stringify(one) !== JSON.stringify(other)) together++;
        const expected = alone(one, text, rules, trackingRow(event));
        assert.deepEqual(alone(other, text, rules, trackingRow(event)), expected);
      },
    ),
    { numRuns: 3 * RUNS },
  );
  assert.ok(together > RUNS / 20 && apart > RUNS / 20, `${together} pairs of one class, ${apart} of two`);
});

const TEXT = 'subscription { visitTracking { visitId stage position { providerId eta } } }';
const linked: Rules = (viewer, { can }) => {
  can('read', 'VisitTracking', ALL, { visitId: viewer.visitId ?? '' });
  can('read', 'ProviderPosition', ALL, { visitId: viewer.visitId ?? '', stage: 'EN_ROUTE' });
};
const assigned: Rules = (viewer, { can }) => {
  can('read', 'VisitTracking', ALL, { assigneeId: viewer.providerId ?? '' });
};

test('ids of the viewer leave no trace where the known facts settle them, and do where not', () => {
  const key = (viewer: ViewerFacts, rules: Rules) => classOf(viewer, TEXT, rules)?.key;
  assert.equal(key({ ...CUSTOMER, customerId: 'cus_2' }, linked), key(CUSTOMER, linked));
  assert.notEqual(key({ ...CUSTOMER, visitId: 'vis_2' }, linked), key(CUSTOMER, linked));
  assert.notEqual(key({ ...PROVIDER, providerId: 'prv_2' }, assigned), key(PROVIDER, assigned));
  assert.equal(key({ ...OFFICE, userId: 'usr_9' }, everything), key(OFFICE, everything));
  assert.notEqual(key({ ...OFFICE, accountId: 'acc_2' }, everything), key(OFFICE, everything));
});

test('a row with other facts than the known ones is INTERNAL, and nothing of it is shown', () => {
  for (const row of [trackingRow(EVENT, 'vis_2'), trackingRow(EVENT, 'vis_1', 'acc_2')]) {
    const { data, errors } = together(OFFICE, TEXT, everything, row);
    assert.deepEqual([data.visitTracking, errors[0].code], [null, 'INTERNAL']);
  }
});

test('a document that reaches rows of which nothing is known is for each viewer alone', () => {
  assert.equal(classOf(OFFICE, TEXT, everything, { VisitTracking: KNOWN.VisitTracking }), null);
  assert.ok(classOf(OFFICE, 'subscription { visitTracking { stage } }', everything, { VisitTracking: {} }));
});

test('touching the viewer, the session or the record where something is executed for many is INTERNAL', () => {
  const context = cohortContext(classOf(OFFICE, TEXT, everything)!, 'req_1', () => assert.fail()) as never as Record<
    string,
    unknown
  >;
  for (const name of ['viewer', 'session', 'record']) assert.throws(() => context[name], { code: 'INTERNAL' }, name);
});

test('a class answers nothing that its key does not speak of', () => {
  const { access } = classOf(OFFICE, 'subscription { visitTracking { stage } }', everything)!;
  assert.throws(() => access.canOnSome('list', 'ProviderPosition'), { code: 'INTERNAL' });
  assert.throws(() => access.canReadOnAll('VisitTracking', 'eta'), { code: 'INTERNAL' });
});

test.run();
