import { parseArgs } from 'node:util';
import { progress } from '@clack/prompts';
import { request, type TypedDocument } from '@whereabouts/partner';
import { openClient, readConnection } from './connection.ts';
import { EXIT, Failure } from './failure.ts';

interface Problem {
  readonly kind: string;
  readonly entryId: string | null;
  readonly batch: number | null;
}

interface Part {
  readonly checkedBatches: number;
  readonly checkedEntries: number;
  readonly unsealedEntries: number;
  readonly problems: readonly Problem[];
  readonly through: number;
  readonly checkpoints: number;
  readonly head: string | null;
  readonly isComplete: boolean;
}

const ACCOUNT = '{ account { id } }' as unknown as TypedDocument<
  { readonly account: { readonly id: string } },
  Record<string, never>
>;

const PART = `query ($after: Int) { auditVerification(after: $after) { checkedBatches checkedEntries unsealedEntries
  problems { kind entryId batch } through checkpoints head isComplete } }` as unknown as TypedDocument<
  { readonly auditVerification: Part },
  { readonly after: number }
>;

/** What a problem is about, for people. */
const MEANINGS: Readonly<Record<string, string>> = {
  ALTERED: 'says something else than when it was sealed',
  REMOVED: 'was sealed, and is gone before its time',
  INSERTED: 'stands in a batch that was sealed without it',
  FORGED: 'is not what the server wrote',
  BATCH_ALTERED: 'the record of the batch says something else than its checkpoint',
  BATCH_REMOVED: 'the record of the batch is gone',
  CHECKPOINT_ALTERED: 'the checkpoint is not the one that was signed, or does not follow the one before',
  CHECKPOINT_REMOVED: 'the checkpoint is gone',
};

/** `audit verify`: holds the audit log against its signed checkpoints; exits 1 if anything is wrong. */
export async function audit([name, ...args]: string[], interrupted: AbortSignal): Promise<number> {
  if (name !== 'verify') throw new Failure(EXIT.USAGE, `there is no command 'audit ${name ?? ''}'. Try audit verify.`);
  const values = readOptions(args);
  const client = openClient(readConnection(values, 'complianceOfficer'));
  const { account } = await request(client, ACCOUNT, {}, { signal: interrupted });
  if (values.account !== undefined && values.account !== account.id) {
    throw new Failure(EXIT.UNAUTHENTICATED, `the token is of the account ${account.id}, and reaches no other.`);
  }
  const show = process.stdout.isTTY && !values.json ? bar() : null;
  const total = { batches: 0, entries: 0, unsealed: 0, problems: [] as Problem[], head: null as string | null };
  for (let after = 0; ; ) {
    const { auditVerification: part } = await request(client, PART, { after }, { signal: interrupted });
    total.batches += part.checkedBatches;
    total.entries += part.checkedEntries;
    total.unsealed = part.unsealedEntries;
    total.problems.push(...part.problems);
    total.head = part.head;
    show?.update(part, total.entries);
    if (part.isComplete) break;
    if (part.through <= after) throw new Failure(EXIT.FAILED, 'the server does not come to an end.');
    after = part.through;
  }
  show?.end();
  report(account.id, total, values.json ?? false);
  return total.problems.length === 0 ? EXIT.OK : EXIT.FAILED;
}

function readOptions(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    const options = { url: text, token: text, account: text, json: { type: 'boolean' } } as const;
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new Failure(EXIT.USAGE, (error as Error).message);
  }
}

interface Total {
  readonly batches: number;
  readonly entries: number;
  readonly unsealed: number;
  readonly problems: readonly Problem[];
  readonly head: string | null;
}

function report(accountId: string, total: Total, json: boolean): void {
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  if (json) {
    print(JSON.stringify({ accountId, ...total }));
    return;
  }
  for (const { kind, entryId, batch } of total.problems) {
    const where = batch === null ? '' : ` (batch ${batch})`;
    print(`${kind.padEnd(19)} ${entryId ?? 'batch'}${where}: ${MEANINGS[kind] ?? ''}`);
  }
  print(`${total.entries} entries in ${total.batches} batches of ${accountId} were looked at.`);
  if (total.unsealed > 0) print(`${total.unsealed} are not sealed yet.`);
  if (total.head !== null) print(`The last batch has the hash ${total.head}`);
  const count = total.problems.length;
  print(
    count === 0
      ? 'Nothing was altered, removed or inserted.'
      : `${count} ${count === 1 ? 'thing is' : 'things are'} wrong.`,
  );
}

function bar() {
  const shown = progress({ max: 100 });
  let at = 0;
  shown.start('Reading the checkpoints');
  return {
    update({ through, checkpoints }: Part, entries: number): void {
      const percent = checkpoints === 0 ? 100 : Math.floor((through / checkpoints) * 100);
      shown.advance(percent - at, `${entries} entries`);
      at = percent;
    },
    end: () => shown.stop('Every checkpoint was looked at'),
  };
}
