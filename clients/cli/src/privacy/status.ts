import { request, WhereaboutsError } from '@whereabouts/partner';
import { EXIT, Failure } from '../failure.ts';
import { type Act, HISTORY, MANY, ONE, type PrivacyRequest } from './documents.ts';
import { follow, stepLine } from './follow.ts';
import { type Given, print, readGiven } from './options.ts';

const OPEN = ['RECEIVED', 'VERIFYING_IDENTITY', 'AWAITING_APPROVAL', 'SCHEDULED', 'RUNNING', 'FAILED'];
/** Of what the log says about a request: not that somebody read it. */
const HISTORY_EVENTS = ['privacy-request', 'approval', 'download'];
/** What is overdue or nearly so stands first. */
const URGENCY = ['OVERDUE', 'NEAR', 'ON_TIME'];

/** `status [requestId]`: the open requests, those first that are pressing; or one, with its history and its steps. */
export async function status(args: string[], interrupted: AbortSignal): Promise<number> {
  const taken = { options: ['all', 'wait'], operand: true, persona: 'complianceOfficer' } as const;
  const given = readGiven(args, taken, interrupted);
  return given.operand === undefined ? many(given) : one(given, given.operand);
}

async function one(given: Given, id: string): Promise<number> {
  const { client, values } = given;
  const found = (await request(client, ONE, { id }, { signal: given.interrupted })).privacyRequest;
  if (!found) throw new Failure(EXIT.FAILED, 'there is no such request that this token may see.');
  const shown = values.wait ? await follow(given, id) : found;
  const history = await historyOf(given, id);
  if (values.json) {
    print(JSON.stringify({ ...shown, history }));
    return EXIT.OK;
  }
  print(lineOf(shown));
  for (const act of history) print(`  ${actLine(act)}`);
  for (const step of shown.steps) print(`  ${stepLine(step)}`);
  if (shown.package) print(`  package: ${shown.package.url}`);
  if (shown.certificate) print(shown.certificate);
  return EXIT.OK;
}

/** What was done to a request, oldest first; empty for a token to which the audit log does not exist. */
async function historyOf({ client, interrupted }: Given, id: string): Promise<readonly Act[]> {
  try {
    const { nodes } = (await request(client, HISTORY, { id }, { signal: interrupted })).auditEntries;
    return nodes.filter(({ event }) => HISTORY_EVENTS.includes(event));
  } catch (error) {
    if (error instanceof WhereaboutsError && error.code === 'GRAPHQL_VALIDATION_FAILED') return [];
    throw error;
  }
}

/** An act in one line: when, what, the state after it, and who. */
function actLine({ at, operation, audience, userId, detail }: Act): string {
  const known = Object.fromEntries(detail.map(({ name, value }) => [name, value]));
  const after = [known['state'], known['reason']].filter(Boolean).join(': ');
  return [at, operation.padEnd(30), after, userId ?? audience ?? ''].filter(Boolean).join('  ');
}

async function many({ client, values, interrupted }: Given): Promise<number> {
  const found: PrivacyRequest[] = [];
  const filter = values.all ? null : { state: OPEN };
  for (let after: string | null = null; ; ) {
    const page: { nodes: PrivacyRequest[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } = (
      await request(client, MANY, { filter, after }, { signal: interrupted })
    ).privacyRequests;
    found.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) break;
    after = page.pageInfo.endCursor;
  }
  found.sort((a, b) => URGENCY.indexOf(a.deadline) - URGENCY.indexOf(b.deadline) || (a.dueBy < b.dueBy ? -1 : 1));
  for (const each of found) print(values.json ? JSON.stringify(each) : lineOf(each));
  if (found.length === 0 && !values.json) print(values.all ? 'There are no requests.' : 'No request is open.');
  return EXIT.OK;
}

/** A request in one line: how it stands to its deadline first. Exported for its test. */
export function lineOf({ id, kind, state, reason, deadline, dueBy, percent, subject }: PrivacyRequest): string {
  const parts = [deadline.padEnd(7), dueBy.slice(0, 10), id, kind.padEnd(13), `${state}${reason ? `: ${reason}` : ''}`];
  if (state === 'RUNNING') parts.push(`${percent} %`);
  return [...parts, subject.id].join('  ');
}
