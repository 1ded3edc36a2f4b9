import assert from 'node:assert/strict';
import { suite } from '../../api/test/support/suite.ts';
import {
  actsOf,
  approvalBar,
  DENY_REASONS,
  denyReasonsOf,
  FAILURE_REASONS,
  FILERS,
  FIRST_STATE,
  isClosed,
  needsApproval,
  needsVerification,
  REQUEST_ACTS,
  REQUEST_KINDS,
  REQUEST_STATES,
  type RequestAct,
  type RequestKind,
  type RequestNature,
  type RequestState,
  stepOf,
  waitsForSomebody,
} from './request-states.ts';

const test = suite('states of requests');

const KINDS = Object.keys(REQUEST_KINDS) as RequestKind[];
const STATES = Object.keys(REQUEST_STATES) as RequestState[];
const ACTS = Object.keys(REQUEST_ACTS) as RequestAct[];
const NATURES: RequestNature[] = KINDS.flatMap((kind) => [
  ...FILERS.map((filedAs) => ({ kind, filedAs })),
  { kind, filedAs: 'SELF', verifiedBy: 'OFFICER' } as const,
]);

/** Every step that there is, with the ways of requests that have it; `all` are all four. No other step is possible. */
const GOLDEN = `
  RECEIVED             VERIFY       VERIFYING_IDENTITY  code code+approval
  RECEIVED             ACCEPT       AWAITING_APPROVAL   approval
  RECEIVED             ACCEPT       SCHEDULED           neither
  RECEIVED             DENY         DENIED              all
  RECEIVED             CANCEL       CANCELLED           all
  RECEIVED             CLOSE        CANCELLED           all-but-erasure
  VERIFYING_IDENTITY   ACCEPT       AWAITING_APPROVAL   approval code+approval
  VERIFYING_IDENTITY   ACCEPT       SCHEDULED           neither code
  VERIFYING_IDENTITY   DENY         DENIED              all
  VERIFYING_IDENTITY   CANCEL       CANCELLED           all
  VERIFYING_IDENTITY   CLOSE        CANCELLED           all-but-erasure
  AWAITING_APPROVAL    APPROVE      SCHEDULED           all
  AWAITING_APPROVAL    DENY         DENIED              all
  AWAITING_APPROVAL    CANCEL       CANCELLED           all
  AWAITING_APPROVAL    CLOSE        CANCELLED           all-but-erasure
  SCHEDULED            CHANGE_PLAN  AWAITING_APPROVAL   approval code+approval
  SCHEDULED            START        RUNNING             all
  SCHEDULED            FAIL         FAILED              all
  SCHEDULED            DENY         DENIED              all
  SCHEDULED            CANCEL       CANCELLED           all
  SCHEDULED            CLOSE        CANCELLED           all-but-erasure
  RUNNING              COMPLETE     COMPLETED           all
  RUNNING              FAIL         FAILED              all
  RUNNING              CLOSE        CANCELLED           all-but-erasure
  FAILED               RETRY        SCHEDULED           all
  FAILED               DENY         DENIED              all-but-erasure
  FAILED               CANCEL       CANCELLED           all-but-erasure
  FAILED               CLOSE        CANCELLED           all-but-erasure
`;

/** By kind and who filed it (SEEN: the person, whom an officer saw instead of a code): whether a code is asked for, and whether a second officer approves. */
const WAYS: Record<RequestKind, Record<string, string>> = {
  EXPORT: {
    SELF: 'code',
    AGENT: 'code+approval',
    STAFF: 'code+approval',
    OFFICER: 'approval',
    FOLLOW_UP: 'approval',
    SEEN: 'code+approval',
  },
  ERASURE: {
    SELF: 'code+approval',
    AGENT: 'code+approval',
    STAFF: 'code+approval',
    OFFICER: 'approval',
    FOLLOW_UP: 'approval',
    SEEN: 'code+approval',
  },
  RECTIFICATION: {
    SELF: 'code',
    AGENT: 'code+approval',
    STAFF: 'code+approval',
    OFFICER: 'approval',
    FOLLOW_UP: 'approval',
    SEEN: 'code+approval',
  },
  RESTRICTION: {
    SELF: 'code',
    AGENT: 'code+approval',
    STAFF: 'code+approval',
    OFFICER: 'approval',
    FOLLOW_UP: 'approval',
    SEEN: 'code+approval',
  },
  OPT_OUT: {
    SELF: 'neither',
    AGENT: 'neither',
    STAFF: 'neither',
    OFFICER: 'neither',
    FOLLOW_UP: 'neither',
    SEEN: 'neither',
  },
};

const steps = GOLDEN.trim()
  .split('\n')
  .map((line) => {
    const [from, act, to, ...ways] = line.trim().split(/\s+/);
    return { from, act, to, ways };
  });

function expected(from: RequestState, act: RequestAct, { kind, filedAs, verifiedBy }: RequestNature): string | null {
  const way = WAYS[kind][verifiedBy === 'OFFICER' ? 'SEEN' : filedAs]!;
  const has = (ways: string[]) =>
    ways[0] === 'all' || ways.includes(way) || (ways[0] === 'all-but-erasure' && kind !== 'ERASURE');
  return steps.find((step) => step.from === from && step.act === act && has(step.ways))?.to ?? null;
}

test('every act in every state, for every kind and filer, leads where the table says and nowhere else', () => {
  let possible = 0;
  for (const nature of NATURES)
    for (const state of STATES)
      for (const act of ACTS) {
        const { to } = stepOf(state, act, nature);
        assert.equal(to, expected(state, act, nature), `${nature.kind} ${nature.filedAs}: ${act} in ${state}`);
        if (to) possible++;
      }
  assert.equal(NATURES.length * STATES.length * ACTS.length, 2970);
  assert.equal(
    possible,
    NATURES.reduce((sum, nature) => sum + STATES.reduce((n, state) => n + actsOf(state, nature).length, 0), 0),
  );
});

test('an impossible act says whether it is too late, not the time, or not for this request', () => {
  const own: RequestNature = { kind: 'EXPORT', filedAs: 'SELF' };
  assert.deepEqual(stepOf('COMPLETED', 'CANCEL', own), { to: null, why: 'CLOSED' });
  assert.deepEqual(stepOf('RUNNING', 'CANCEL', own), { to: null, why: 'NOT_NOW' });
  assert.deepEqual(stepOf('RECEIVED', 'ACCEPT', own), { to: null, why: 'NOT_FOR_THIS_REQUEST' });
  for (const nature of NATURES)
    for (const state of STATES) {
      const why = ACTS.map((act) => stepOf(state, act, nature).why);
      assert.equal(
        why.every((one) => one === 'CLOSED'),
        isClosed(state),
        state,
      );
    }
});

test('an erasure is never scheduled without an approval, whoever filed it', () => {
  for (const filedAs of FILERS) assertApproved({ kind: 'ERASURE', filedAs });
});

test('what others file is never scheduled without an approval, but for opt-outs', () => {
  for (const nature of NATURES) {
    if (nature.filedAs !== 'SELF' && nature.kind !== 'OPT_OUT') assertApproved(nature);
  }
});

/** Without APPROVE, no way leads to RUNNING. */
function assertApproved(nature: RequestNature): void {
  assert.ok(needsApproval(nature));
  const reached = reach(nature, (act) => act !== 'APPROVE');
  for (const state of ['SCHEDULED', 'RUNNING', 'COMPLETED', 'FAILED'] as const) assert.ok(!reached.has(state), state);
}

/** The states that acts lead to from the first one. */
function reach(nature: RequestNature, takes: (act: RequestAct) => boolean = () => true): Set<RequestState> {
  const reached = new Set<RequestState>([FIRST_STATE]);
  for (const state of reached)
    for (const act of ACTS.filter(takes)) {
      const { to } = stepOf(state, act, nature);
      if (to) reached.add(to);
    }
  return reached;
}

test('what the verified person asks for itself needs nobody else, but an erasure does', () => {
  const own = KINDS.filter((kind) => !needsApproval({ kind, filedAs: 'SELF' }));
  assert.deepEqual(own, ['EXPORT', 'RECTIFICATION', 'RESTRICTION', 'OPT_OUT']);
  for (const kind of own) {
    const withoutApproval = reach({ kind, filedAs: 'SELF' }, (act) => act !== 'APPROVE');
    assert.ok(withoutApproval.has('COMPLETED') && !withoutApproval.has('AWAITING_APPROVAL'), kind);
  }
});

test('a person who files is asked for the code, but not for an opt-out', () => {
  for (const kind of KINDS) {
    const nature: RequestNature = { kind, filedAs: 'SELF' };
    assert.equal(needsVerification(nature), kind !== 'OPT_OUT');
    assert.equal(reach(nature, (act) => act !== 'VERIFY').has('SCHEDULED'), kind === 'OPT_OUT', kind);
  }
});

test('every request can end well, and what failed can be tried again', () => {
  for (const nature of NATURES) {
    const reached = reach(nature);
    for (const state of ['COMPLETED', 'FAILED', 'DENIED', 'CANCELLED'] as const) assert.ok(reached.has(state));
    assert.equal(stepOf('FAILED', 'RETRY', nature).to, 'SCHEDULED');
    const stuck = [...reached].filter((state) => !isClosed(state) && actsOf(state, nature).length === 0);
    assert.deepEqual(stuck, []);
  }
  assert.deepEqual(STATES.filter(waitsForSomebody), ['VERIFYING_IDENTITY', 'AWAITING_APPROVAL', 'FAILED']);
});

test('who filed a request does not approve it, nor whom it is about', () => {
  const others = { filedBy: 'usr_1', subjectUserId: 'usr_2', soleWitness: 'usr_4' };
  assert.equal(approvalBar({ approverId: 'usr_1', ...others }), 'FILED_IT');
  assert.equal(approvalBar({ approverId: 'usr_2', ...others }), 'ABOUT_THEMSELF');
  assert.equal(approvalBar({ approverId: 'usr_3', ...others }), null);
  assert.equal(approvalBar({ approverId: 'usr_4', ...others }), 'SOLE_WITNESS');
  assert.equal(approvalBar({ approverId: 'usr_3', filedBy: null, subjectUserId: null, soleWitness: null }), null);
});

test('a reason to deny fits the request', () => {
  const reasons = (kind: RequestKind, filedAs: RequestNature['filedAs'] = 'SELF') => denyReasonsOf({ kind, filedAs });
  assert.deepEqual(reasons('OPT_OUT'), ['EXCESSIVE', 'FRAUDULENT', 'OTHER']);
  assert.deepEqual(
    KINDS.filter((kind) => reasons(kind).includes('UNDER_HOLD')),
    ['ERASURE'],
  );
  assert.deepEqual(
    FILERS.filter((filer) => reasons('EXPORT', filer).includes('AGENT_NOT_AUTHORISED')),
    ['AGENT'],
  );
  const used = new Set(NATURES.flatMap(denyReasonsOf));
  assert.deepEqual(
    Object.keys(DENY_REASONS).filter((reason) => !used.has(reason as never)),
    [],
  );
  assert.ok('POISON_STEP' in FAILURE_REASONS && 'DISK_FULL' in FAILURE_REASONS);
});

test.run();
