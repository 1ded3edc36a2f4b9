import { request } from '@whereabouts/partner';
import { EXIT, Failure } from '../failure.ts';
import { approve } from './approve.ts';
import { HOLDS, REPLAY } from './documents.ts';
import { fileRequest } from './file-request.ts';
import { print, readGiven, readSubject } from './options.ts';
import { status } from './status.ts';

type Run = (args: string[], interrupted: AbortSignal) => Promise<number>;

const COMMANDS: Readonly<Record<string, Run>> = {
  export: fileRequest('EXPORT'),
  erase: fileRequest('ERASURE'),
  status,
  approve,
  holds,
  replay,
};

/** `privacy <command>`: what people ask to be done with their data, for officers. */
export async function privacy([name, ...args]: string[], interrupted: AbortSignal): Promise<number> {
  if (name === undefined) throw new Failure(EXIT.USAGE, '<command> is missing. See whereabouts privacy --help.');
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new Failure(EXIT.USAGE, `there is no command 'privacy ${name}'. See whereabouts privacy --help.`);
  return command(args, interrupted);
}

async function holds(args: string[], interrupted: AbortSignal): Promise<number> {
  const taken = { options: ['customer', 'user', 'all'], operand: false, persona: 'complianceOfficer' } as const;
  const { client, values } = readGiven(args, taken, interrupted);
  const subject = readSubject(values);
  const filter = { ...(subject && { subjectId: subject.id }), ...(values.all ? {} : { active: true }) };
  const { nodes } = (await request(client, HOLDS, { filter }, { signal: interrupted })).legalHolds;
  for (const hold of nodes) {
    const of = hold.concepts.length > 0 ? hold.concepts.join(', ') : 'everything';
    const until = hold.endsAt ? `until ${hold.endsAt.slice(0, 10)}` : 'until released';
    print(values.json ? JSON.stringify(hold) : `${hold.id}  ${hold.ground}  ${until}  ${hold.subjectId}  ${of}`);
  }
  if (nodes.length === 0 && !values.json) print('There is no legal hold.');
  return EXIT.OK;
}

async function replay(args: string[], interrupted: AbortSignal): Promise<number> {
  const taken = { options: [], operand: false, persona: 'complianceOfficer' } as const;
  const { client, values } = readGiven(args, taken, interrupted);
  const payload = (await request(client, REPLAY, {}, { signal: interrupted })).privacyLedgerReplay;
  const [first] = payload.userErrors;
  if (first) throw new Failure(EXIT.FAILED, `${first.code}: ${first.message}`);
  const counts = payload.replay ?? {};
  if (values.json) print(JSON.stringify(counts));
  else for (const [what, count] of Object.entries(counts)) print(`${what.padEnd(12)} ${count}`);
  return (counts['remaining'] ?? 0) === 0 ? EXIT.OK : EXIT.FAILED;
}
