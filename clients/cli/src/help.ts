export const EXIT_CODES = `Exit codes:
  0    done
  1    the server refused something, or there is no such thing
  2    the command line makes no sense
  3    the input file, or a trip of it, is bad; the good trips were sent
  4    no token, or one that is not valid or may not do this
  5    the server was not reached
  130  interrupted
`;

export const CONNECTION = `  --url <url>      where GraphQL is served; else WHEREABOUTS_URL, else that of the demo,
                   else http://127.0.0.1:4000/graphql
  --token <token>  else WHEREABOUTS_TOKEN, else that of the running demo
                   (DATA_DIR/demo-credentials.json; DATA_DIR is .data unless set)
`;

export const HELP = `Usage: whereabouts <command> [options]

Commands:
  watch <providerId>  print a line for each position of a provider
  replay <file>       send recorded trips through the public API, as apps would
  privacy <command>   export, erase, approve and follow what people ask of their data
  audit verify        hold the audit log against its signed checkpoints
  verify <file>       check a copy of personal data or a certificate of erasure, offline

whereabouts <command> --help tells more.

${EXIT_CODES}`;

export const AUDIT_HELP = `Usage: whereabouts audit verify [options]

Holds the audit log of an account against the signed checkpoints that the server keeps
outside its database, and names every entry that was altered, removed or inserted since,
also where all hashes in the database were made anew. Entries of the last seconds are not
sealed yet, and counted apart. Needs a token of a compliance officer.

The hash of the last batch is printed: kept elsewhere, it shows later that the whole log
up to it was not exchanged.

Options:
${CONNECTION}  --account <id>   fail unless the token is of this account
  --json           the result as one JSON object
  -h, --help       this

Exit codes:
  0    nothing is wrong
  1    something is, and was named; or the server refused
  2    the command line makes no sense
  4    no token, or one that is not valid or may not do this
  5    the server was not reached
  130  interrupted
`;

export const VERIFY_HELP = `Usage: whereabouts verify <file> [options]

Checks a package with a copy of personal data, or a certificate of erasure, without a
network and without writing anything: of a package the signature of its manifest, the
SHA-256 of every file, that none is missing or added, and that the data has the rows that
the manifest names; of a certificate the signature over all that it says.

A signature proves who made the file only if its key is the right one. Compare the key that
is printed with the one that the server publishes at /.well-known/whereabouts-keys.json, or
give it by --key; without it nothing but the wholeness of the file is proven.

Options:
  --key <key>   the thumbprint of the key that must have signed (RFC 7638, base64url), or a
                file with keys: a JSON Web Key, or the set that the server publishes
  --json        the result as one JSON object
  -h, --help    this

Exit codes:
  0    it is whole, and signed by the key of --key if one is given
  1    it is not
  2    the command line makes no sense, or a file cannot be read
  130  interrupted
`;

export const WATCH_HELP = `Usage: whereabouts watch <providerId> [options]

Prints where a provider is, now and at every change: time, freshness, latitude and
longitude, accuracy, speed and time of arrival, as far as the token may know them.
Needs a token of an app with a scope for positions, or of the office.

Options:
${CONNECTION}  -n, --count <n>  end after so many lines
  --json           a JSON object per line, as the API has it
  -h, --help       this

${EXIT_CODES}`;

export const REPLAY_HELP = `Usage: whereabouts replay <file> [options]

Sends recorded trips through the public API: each becomes a new provider on the way to
a new customer at the trip's end, who clocks in, departs, reports the positions in the
rhythm in which they were recorded, arrives, completes and clocks out. Needs a token of
an office ADMIN.

The file is CSV with the columns trip,time_s,latitude,longitude, or GPX (a track is a
trip), or NMEA 0183 (RMC or GGA; the file is one trip), as it is or gzipped. A trip with
a bad line is not sent; the line and the reason are printed.

Options:
${CONNECTION}  --speed <n>      so many times faster than recorded; 1 unless given
  --trips <n>      only the first n trips
  --parallel <n>   trips under way at once, 1 to 100; 16 unless given
  --json           a JSON object per line: each trip as it begins and ends, then the sum
  -h, --help       this

${EXIT_CODES}`;
