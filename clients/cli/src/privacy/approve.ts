import { confirm, isCancel } from '@clack/prompts';
import { request } from '@whereabouts/partner';
import { EXIT, Failure } from '../failure.ts';
import { APPROVE, type Plan, REVIEW, type ReviewedRequest } from './documents.ts';
import { requestOf } from './file-request.ts';
import { follow } from './follow.ts';
import { print, readGiven } from './options.ts';

/** `approve <requestId>`: shows what would be done, asks, and approves exactly that. */
export async function approve(args: string[], interrupted: AbortSignal): Promise<number> {
  const taken = { options: ['yes', 'plan-hash', 'wait'], operand: true, persona: 'secondComplianceOfficer' } as const;
  const given = readGiven(args, taken, interrupted);
  const { operand: id, values, client } = given;
  if (id === undefined) throw new Failure(EXIT.USAGE, '<requestId> is missing.');
  const seen = values['plan-hash'];
  if (values.yes && seen === undefined) {
    throw new Failure(EXIT.USAGE, '--yes needs --plan-hash: what is approved has to have been looked at.');
  }
  const found = (await request(client, REVIEW, { id }, { signal: interrupted })).privacyRequest;
  if (!found) throw new Failure(EXIT.FAILED, 'there is no such request that this token may see.');
  if (values.json) print(JSON.stringify(found));
  else show(found);
  const planHash = seen ?? found.planHash;
  if (planHash === null) throw new Failure(EXIT.FAILED, `the request is ${found.state}: nothing is to be approved.`);
  if (!values.yes && !(await asks(found, planHash))) {
    print('Nothing was approved.');
    return EXIT.FAILED;
  }
  const input = { id, planHash, expectedVersion: found.version };
  const payload = (await request(client, APPROVE, { input }, { signal: interrupted })).privacyRequestApprove;
  if (payload.userErrors[0]?.code === 'PLAN_CHANGED' && payload.preview && !values.json) showPlan(payload.preview);
  const approved = requestOf(payload);
  if (values.json) print(JSON.stringify(approved));
  else print(`${approved.id} is approved.`);
  if (values.wait) await follow(given, id);
  return EXIT.OK;
}

async function asks({ kind }: ReviewedRequest, planHash: string): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    throw new Failure(EXIT.USAGE, `there is nobody to ask: look, then give --yes --plan-hash ${planHash}`);
  }
  const answer = await confirm({ message: `Approve this ${kind}?`, initialValue: false });
  return !isCancel(answer) && answer;
}

function show(found: ReviewedRequest): void {
  const { id, kind, state, subject, filedAs, dueBy, preview, planHash, corrections } = found;
  print(`${id}  ${kind} of ${subject.kind.toLowerCase()} ${subject.id}`);
  print(`${state}, filed as ${filedAs}, due by ${dueBy.slice(0, 10)}`);
  for (const { field, id: which, value } of corrections) print(`  ${field}${which ? ` ${which}` : ''}: ${value}`);
  if (preview) showPlan(preview);
  else if (planHash) print(`plan ${planHash}`);
}

/** What an erasure would do: a line for each table that holds something, and why rows stay. */
function showPlan({ hash, tables, packages, key, blockers }: Plan): void {
  print('');
  print(`${'table'.padEnd(24)} ${['go', 'detached', 'blanked', 'stay'].map((head) => head.padStart(8)).join(' ')}`);
  for (const { table, delete: goes, detach, blank, keep } of tables) {
    const stay = keep.reduce((sum, { rows }) => sum + rows, 0);
    if (goes + detach + blank + stay === 0) continue;
    print(`${table.padEnd(24)} ${[goes, detach, blank, stay].map((count) => String(count).padStart(8)).join(' ')}`);
    for (const { ground, detail, rows } of keep) print(`  ${rows} stay: ${ground}. ${detail}`);
  }
  if (packages > 0) print(`${'export packages'.padEnd(24)} ${String(packages).padStart(8)}`);
  print(
    key === 'DESTROY' ? 'The key of the person is destroyed.' : 'The key of the person is kept while a hold lasts.',
  );
  for (const { type, ids, remedy } of blockers) print(`NOT YET: ${type} (${ids.length}). ${remedy}`);
  print(`plan ${hash}`);
  print('');
}
