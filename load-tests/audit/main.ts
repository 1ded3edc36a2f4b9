import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

// What the audit log costs those who read: the same queries of an office, over HTTP, to two servers on databases of the same
// content, one with the log and one as if it had never been built. In turn, in changing order, medians. The processor time is that
// of the whole server, with what it takes to bring the entries to the database and to seal them.

/** What a server of the benchmark tells of itself. */
export interface ServerFacts {
  readonly httpUrl: string;
  readonly token: string;
  readonly customerIds: readonly string[];
  readonly visitIds: readonly string[];
  readonly run: string;
}

const WARM_UP_ROUNDS = 8;
const ROUNDS = 40;
/** Of each query, in a round. */
const REPEATS = 6;

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
  readonly latencies = new Map<string, number[]>();
  readonly cpuMs: number[] = [];

  constructor(flavour: string, way: string) {
    this.child = fork(join(import.meta.dirname, 'server.js'), [flavour, way], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
  }

  async ready(): Promise<this> {
    [this.facts] = (await once(this.child, 'message')) as [ServerFacts];
    return this;
  }

  async cpu(): Promise<number> {
    this.child.send('cpu');
    const [{ cpuMs }] = (await once(this.child, 'message')) as [{ cpuMs: number }];
    return cpuMs;
  }

  /** One round of the mix; what it took is kept if `counts`. */
  async round(i: number, counts: boolean): Promise<void> {
    const before = await this.cpu();
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      for (const { name, query, variables } of MIX) {
        const startedMs = performance.now();
        await this.#ask(query, variables?.(this.facts, i * REPEATS + repeat));
        if (counts) this.latencies.set(name, [...(this.latencies.get(name) ?? []), performance.now() - startedMs]);
      }
    }
    if (counts) this.cpuMs.push((await this.cpu()) - before);
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

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;

async function compare(flavour: string): Promise<void> {
  const [without, recorded] = await Promise.all(['without', 'with'].map((way) => new Bench(flavour, way).ready()));
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
    const order = round % 2 === 0 ? [without!, recorded!] : [recorded!, without!];
    for (const bench of order) await bench.round(round + WARM_UP_ROUNDS, round >= 0);
  }
  console.log(`\n${flavour}: ${ROUNDS} rounds of ${REPEATS * MIX.length} queries each way, in turn`);
  const line = (name: string, off: number, on: number) =>
    console.log(
      `${name.padEnd(30)}${off.toFixed(2)} ms without, ${on.toFixed(2)} ms with: as fast as before x ${(off / on).toFixed(3)}`,
    );
  for (const { name } of MIX) line(name, median(without!.latencies.get(name)!), median(recorded!.latencies.get(name)!));
  const all = (bench: Bench) => [...bench.latencies.values()].map(median).reduce((sum, each) => sum + each, 0);
  line('latency, the whole mix', all(without!), all(recorded!));
  line('processor time of a round', median(without!.cpuMs), median(recorded!.cpuMs));
  // Rounds that stood beside each other met the same machine: the rest of its work falls out of their ratio.
  const ratios = without!.cpuMs.map((off, i) => off / recorded!.cpuMs[i]!);
  console.log(`processor time, median of the ratios of adjacent rounds: x ${median(ratios).toFixed(3)}`);
  console.log(`raw, ms of processor: without ${rounded(without!.cpuMs)} | with ${rounded(recorded!.cpuMs)}`);
  await Promise.all([without!.end(), recorded!.end()]);
}

const rounded = (values: readonly number[]): string => values.map((value) => value.toFixed(0)).join(' ');

for (const flavour of process.argv[2] ? [process.argv[2]] : ['pglite', 'postgresql']) await compare(flavour);
