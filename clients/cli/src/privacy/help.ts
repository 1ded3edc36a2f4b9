import { CONNECTION, EXIT_CODES } from '../help.ts';

export const PRIVACY_HELP = `Usage: whereabouts privacy <command> [options]

What people ask to be done with their data, for compliance officers. Needs a token of a
compliance officer; approving needs that of another one than who filed.

Commands:
  export               files a request for a copy of all that is held on a person
  erase                files a request for the data of a person to be deleted
  status [requestId]   the requests that are open, those first that are due first; or one
  approve <requestId>  shows what would be done, asks, and approves exactly that
  holds                the legal holds: what must be kept, whatever is asked
  replay               after a backup was restored: applies the erasures, withdrawals and
                       revocations that the database lacks

Of whom, for export, erase and holds:
  --customer <id>      a customer (cus_…)
  --user <id>          somebody who works for the company (usr_…)

Options:
${CONNECTION}  --wait               until it has ended, with its steps as they go
  --output <file>      of an export: waits, and writes the package to a new file
  --key <text>         the idempotency key: the same again gives the same request
  --note <text>        words to go with the request
  --all                of status: also the requests that have ended
  --yes                of approve: does not ask; needs --plan-hash
  --plan-hash <hash>   of approve: what was looked at; if it is another now, nothing is done
  --json               JSON, an object per line
  -h, --help           this

A request that failed or was refused ends with 1. ${EXIT_CODES}`;
