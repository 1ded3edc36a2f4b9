import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';

// What the audit log costs those who read: the same queries of an office, over HTTP, to two servers on databases of the same
// content, one with the log and one as if it had never been built. In turn, in changing order, in several runs. The processor time is
// that of the whole server over a run, with what it takes to bring the entries to the database and to seal them, as often as it
// does that. With `same`, both servers are without the log: what then differs from 1 is the noise of the machine.

/** What a server of the benchmark tells of itself. */
export interface ServerFacts {
  readonly httpUrl: string;
  readonly token: string;
  readonly customerIds: readonly string[];
  readonly visitIds: readonly string[];
  readonly run: string;
}

const RUNS = 7;
/** Of each query, in a run: long enough for several intervals of sealing. */
const TURNS = 72;

interface Query {
  readonly name: string;
  readonly query: string;
  readonly variables?: (facts: ServerFacts, i: number) => object;
}

/** What an office asks all day. */
const MIX: readonly Query[] = [
  {
    name: 'page of 50 customers',
    query: '{ customers(first: 50) { nodes { id name kind notes contactPoints { kind value } } } }',
  },
  {
    name: 'board of 50 visits',
    query: `{ visits(first: 50) { nodes { id stage arrivalWindow { start end } notes
      customer { id name } property { address { line1 city } } job { summary } assignee { displayName } } } }`,
  },
  {
    name: 'one customer',
    query: `query ($id: ID!) { customer(id: $id) { id name notes contactPoints { value } properties { address { line1 } } } }`,
    variables: ({ customerIds }, i) => ({ id: customerIds[i % customerIds.length] }),
  },
  {
    name: 'one visit',
    query: `query ($id: ID!) { visit(id: $id) { id stage notes arrivalWindow { start } customer { name } } }`,
    variables: ({ visitIds }, i) => ({ id: visitIds[i % visitIds.length] }),
  },
  {
    name: 'search by name',
    query: '{ customers(filter: { name: "Bakker" }, first: 20) { nodes { id name } } }',
  },
];

class Bench {
  readonly child: ChildProcess;
  facts!: ServerFacts;
  #latencies = new Map<string, number[]>();
  #cpuMs = 0;

  constructor(flavour: string, way: string) {
    this.child = fork(join(import.meta.dirname, 'server.js'), [flavour, way], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
  }

  async ready(): Promise<this> {
    [this.facts] = (await once(this.child, 'message')) as [ServerFacts];
    return this;
  }

  async begin(): Promise<void> {
    this.#latencies = new Map();
    this.#cpuMs = await this.#cpu();
  }

  /** What a run took since it began: the processor time, and of each query the median. */
  async taken(): Promise<Taken> {
    const latencyMs = Object.fromEntries([...this.#latencies].map(([name, values]) => [name, median(values)]));
    return { cpuMs: (await this.#cpu()) - this.#cpuMs, latencyMs };
  }

  /** Asks one query of the mix, as the `turn`th of its kind. */
  async ask({ name, query, variables }: Query, turn: number): Promise<void> {
    const startedMs = performance.now();
    await this.#ask(query, variables?.(this.facts, turn));
    this.#latencies.set(name, [...(this.#latencies.get(name) ?? []), performance.now() - startedMs]);
  }

  async #cpu(): Promise<number> {
    this.child.send('cpu');
    const [{ cpuMs }] = (await once(this.child, 'message')) as [{ cpuMs: number }];
    return cpuMs;
  }

  async #ask(query: string, variables: object | undefined): Promise<void> {
    const { httpUrl, token } = this.facts;
    const response = await fetch(httpUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    const { errors } = (await response.json()) as { errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
  }

  async end(): Promise<void> {
    this.child.send('end');
    await once(this.child, 'exit');
  }
}

interface Taken {
  readonly cpuMs: number;
  readonly latencyMs: Readonly<Record<string, number>>;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;
const wholeMix = ({ latencyMs }: Taken): number => Object.values(latencyMs).reduce((sum, each) => sum + each, 0);

/** A run of both, query by query in turn: what stands beside each other meets the same machine, whose other work falls out of the ratio. */
async function run(benches: readonly Bench[]): Promise<Taken[]> {
  for (const bench of benches) await bench.begin();
  for (let turn = 0; turn < TURNS; turn++) {
    for (const query of MIX) {
      for (const bench of turn % 2 === 0 ? benches : benches.toReversed()) await bench.ask(query, turn);
    }
  }
  const taken: Taken[] = [];
  for (const bench of benches) taken.push(await bench.taken());
  return taken;
}

async function compare(flavour: string, isSame: boolean): Promise<void> {
  const ways = ['without', isSame ? 'without' : 'with'];
  const benches = await Promise.all(ways.map((way) => new Bench(flavour, way).ready()));
  await run(benches);
  const runs: Taken[][] = [];
  for (let i = 0; i < RUNS; i++) {
    runs.push(await run(benches));
    console.log(JSON.stringify({ flavour, ways, run: i + 1, taken: runs[i] }));
  }
  console.log(`\n${flavour}, ${ways.join(' and ')}: ${RUNS} runs of ${TURNS * MIX.length} queries each way`);
  const line = (name: string, of: (taken: Taken) => number) => {
    const ratios = runs.map(([off, on]) => of(off!) / of(on!));
    const [off, on] = [0, 1].map((way) => median(runs.map((taken) => of(taken[way]!))));
    const raw = ratios.toSorted((a, b) => a - b).map((ratio) => ratio.toFixed(3));
    console.log(
      `${name.padEnd(24)}${off!.toFixed(1)} ms without, ${on!.toFixed(1)} ms ${ways[1]}: as fast as before x ${median(ratios).toFixed(3)} (${raw.join(' ')})`,
    );
  };
  for (const { name } of MIX) line(name, ({ latencyMs }) => latencyMs[name]!);
  line('latency, the whole mix', wholeMix);
  line('processor time of a run', ({ cpuMs }) => cpuMs);
  console.log(`load of the machine: ${loadavg()[0]!.toFixed(1)} on ${availableParallelism()} processors`);
  await Promise.all(benches.map((bench) => bench.end()));
}

const given = process.argv.slice(2);
const flavours = given.filter((each) => each !== 'same');
for (const flavour of flavours.length > 0 ? flavours : ['pglite', 'postgresql']) {
  await compare(flavour, given.includes('same'));
}
