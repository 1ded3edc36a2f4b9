const EXIT_CODES = `Exit codes:
  0    done
  1    the server refused something, or there is no such thing
  2    the command line makes no sense
  3    the input file, or a trip of it, is bad; the good trips were sent
  4    no token, or one that is not valid or may not do this
  5    the server was not reached
  130  interrupted
`;

const CONNECTION = `  --url <url>      where GraphQL is served; else WHEREABOUTS_URL, else that of the demo,
                   else http://127.0.0.1:4000/graphql
  --token <token>  else WHEREABOUTS_TOKEN, else that of the running demo
                   (DATA_DIR/demo-credentials.json; DATA_DIR is .data unless set)
`;

export const HELP = `Usage: whereabouts <command> [options]

Commands:
  watch <providerId>  print a line for each position of a provider
  replay <file>       send recorded trips through the public API, as apps would

whereabouts <command> --help tells more.

${EXIT_CODES}`;

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
