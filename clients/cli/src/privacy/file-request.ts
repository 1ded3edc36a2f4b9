import { randomUUID } from 'node:crypto';
import { request } from '@whereabouts/partner';
import { EXIT, Failure } from '../failure.ts';
import { FILE_ERASURE, FILE_EXPORT, type Payload, type PrivacyRequest } from './documents.ts';
import { checkOutput, download } from './download.ts';
import { follow } from './follow.ts';
import { print, readGiven, readSubject } from './options.ts';

/** The request of a payload. Throws Failure with what the server has against it. */
export function requestOf({ privacyRequest, userErrors }: Payload): PrivacyRequest {
  const [first] = userErrors;
  if (first) throw new Failure(EXIT.FAILED, `${first.code}: ${first.message}`);
  if (!privacyRequest) throw new Failure(EXIT.FAILED, 'the server gave no request.');
  return privacyRequest;
}

/** `export` and `erase`: files a request for a person; with --wait follows it, with --output fetches the package. */
export function fileRequest(kind: 'EXPORT' | 'ERASURE') {
  return async (args: string[], interrupted: AbortSignal): Promise<number> => {
    const options = ['customer', 'user', 'key', 'note', 'wait', ...(kind === 'EXPORT' ? ['output'] : [])] as const;
    const taken = { options: options as never, operand: false, persona: 'complianceOfficer' } as const;
    const given = readGiven(args, taken, interrupted);
    const { values, client } = given;
    const subject = readSubject(values);
    if (!subject) throw new Failure(EXIT.USAGE, 'whose? Give --customer <id> or --user <id>.');
    checkOutput(values.output);
    const input = { subject, idempotencyKey: values.key ?? randomUUID(), note: values.note ?? null };
    const document = kind === 'EXPORT' ? FILE_EXPORT : FILE_ERASURE;
    const filed = requestOf((await request(client, document, { input }, { signal: interrupted })).filed);
    const waits = values.wait || values.output !== undefined;
    if (values.json) print(JSON.stringify(filed));
    else tell(filed, waits === true);
    if (!waits) return EXIT.OK;
    const done = await follow(given, filed.id);
    if (values.output !== undefined) {
      await download(given, done, values.output);
      if (!values.json) print(`The package is in ${values.output}. Check it: whereabouts verify ${values.output}`);
    }
    if (values.json) print(JSON.stringify(done));
    else if (done.certificate) print(done.certificate);
    return EXIT.OK;
  };
}

function tell({ id, kind, state, dueBy }: PrivacyRequest, waits: boolean): void {
  print(`${id}  ${kind}  ${state}  due by ${dueBy.slice(0, 10)}`);
  if (state === 'AWAITING_APPROVAL') print(`A second officer looks at it: whereabouts privacy approve ${id}`);
  else if (!waits) print(`How it stands: whereabouts privacy status ${id}`);
}
