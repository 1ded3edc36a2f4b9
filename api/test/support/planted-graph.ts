import { type AnyRow, type MappedTable, TABLES } from '../../store/subject-rows.ts';
import type { Personal } from '../../store/vault/index.ts';
import { type Plant, type Planting, plantRow } from './planted-rows.ts';

/** How many persons and rows of each table to make, and who chooses among them. */
export interface GraphShape {
  readonly customers: number;
  readonly users: number;
  /** Rows of every table that leads to a customer, to a user, or to one of both, for each such person on average. */
  readonly rowsEach: number;
  /** A whole number from 0 to below `count`. */
  readonly choose: (count: number) => number;
}

/** Persons with rows of every table that leads to them, linked to each other as the product links them. */
export interface Graph extends Planting {
  readonly customerIds: readonly string[];
  readonly userIds: readonly string[];
}

type Links = Record<string, string>;
type Values = Record<string, unknown>;
type Recipe = (graph: GraphMaker) => { links: Links; values?: Values } | null;

/** The law of the work is that what is over is over: only such rows can be erased without ending something first. */
const OVER = ['COMPLETED', 'NO_ACCESS', 'CANCELLED'];
const SOME_TIME_AGO = new Date(1_000 * Math.floor(Date.now() / 1_000 - 10 * 86_400));

/**
 * How the rows of each table are linked, in an order in which they can be written. A table that is not here and leads
 * to a person cannot be planted, so that a new one fails the tests that go through all.
 */
const RECIPES: Readonly<Record<string, Recipe>> = {
  app_user: () => null, // these three are made first, by number
  provider: () => null,
  customer: () => null,
  contact_point: (graph) => ({ links: { customerId: graph.any('customer').id } }),
  property: (graph) => ({ links: { customerId: graph.any('customer').id } }),
  job: (graph) => {
    const property = graph.any('property');
    return { links: { customerId: link(property, 'customerId'), propertyId: property.id } };
  },
  visit: (graph) => {
    const job = graph.any('job');
    const links: Links = { jobId: job.id, customerId: link(job, 'customerId'), propertyId: link(job, 'propertyId') };
    if (graph.choose(4) > 0) links['assigneeId'] = graph.any('provider').id;
    return { links, values: { stage: OVER[graph.choose(OVER.length)] } };
  },
  shift: (graph) => ({ links: graph.providerAndUser() }),
  sharing_session: (graph) => ({
    links: { visitId: graph.any('visit').id, ...graph.providerAndUser() },
    values: { state: 'ENDED', endReason: 'COMPLETED' },
  }),
  share_grant: (graph) => {
    const visit = graph.any('visit');
    return { links: { visitId: visit.id, customerId: link(visit, 'customerId') } };
  },
  api_key: (graph) => ({ links: graph.providerAndUser() }),
  watch: (graph) => ({ links: graph.providerAndUser() }),
  consent: (graph) => ({ links: graph.customerOrUser(), values: { withdrawnAt: SOME_TIME_AGO } }),
  opt_out: (graph) => {
    const links = graph.customerOrUser();
    const sources = ['GPC', 'DNT', 'REQUEST'].filter((source) => !graph.has('opt_out', { ...links, source }));
    return sources[0] ? { links, values: { source: sources[0] } } : null;
  },
  legal_hold: (graph) => ({
    links: graph.customerOrUser(),
    // Reviewed, as a review that falls into a test would change them.
    values: { endsAt: SOME_TIME_AGO, releasedAt: SOME_TIME_AGO, reviewed: true },
  }),
  privacy_request: (graph) => ({ links: graph.customerOrUser(), values: { state: 'COMPLETED', plan: null } }),
  audit_entry: (graph) => ({ links: { userId: graph.any('app_user').id }, values: { batch: null, place: null } }),
};

const link = (row: AnyRow, property: string): string => row[property] as string;

class GraphMaker {
  readonly planting: Planting = { rows: [], plants: [] };
  readonly choose: GraphShape['choose'];
  readonly #made = new Map<string, AnyRow[]>();
  readonly #parts: { personal: Personal; accountId: string };

  constructor(parts: { personal: Personal; accountId: string }, choose: GraphShape['choose']) {
    this.#parts = parts;
    this.choose = choose;
  }

  async add(table: MappedTable, links: Links, values: Values = {}): Promise<AnyRow> {
    const { row, plants } = await plantRow(this.#parts, table, links, values);
    this.planting.rows.push({ table, row });
    this.planting.plants.push(...(plants as Plant[]));
    const { table: name } = table.privacy;
    this.#made.set(name, [...(this.#made.get(name) ?? []), row]);
    return row;
  }

  any(table: string): AnyRow {
    const rows = this.#made.get(table) ?? [];
    const row = rows[this.choose(rows.length)];
    if (!row) throw new Error(`There is no row of ${table} to link to yet.`);
    return row;
  }

  has(table: string, values: Values): boolean {
    const rows = this.#made.get(table) ?? [];
    return rows.some((row) => Object.entries(values).every(([property, value]) => row[property] === value));
  }

  providerAndUser(): Links {
    const provider = this.any('provider');
    return { providerId: provider.id, userId: link(provider, 'userId') };
  }

  customerOrUser(): Links {
    return this.choose(2) === 0 ? { customerId: this.any('customer').id } : { userId: this.any('app_user').id };
  }
}

/** Makes a graph of rows of every table that leads to a person. Nothing is written yet. */
export async function plantGraph(
  parts: { personal: Personal; accountId: string },
  { customers, users, rowsEach, choose }: GraphShape,
): Promise<Graph> {
  const graph = new GraphMaker(parts, choose);
  const leading = TABLES.filter(({ privacy }) => Object.keys(privacy.subjects).length > 0);
  const byName = new Map(leading.map((table) => [table.privacy.table, table]));
  for (const name of byName.keys()) {
    if (!RECIPES[name]) throw new Error(`Rows of ${name} lead to a person, and nobody has said how to plant them.`);
  }
  const customerIds: string[] = [];
  const userIds: string[] = [];
  for (let i = 0; i < customers; i++)
    customerIds.push((await graph.add(byName.get('customer')!, {}, { restrictedAt: null })).id);
  for (let i = 0; i < users; i++) {
    const user = await graph.add(byName.get('app_user')!, {}, { restrictedAt: null });
    await graph.add(byName.get('provider')!, { userId: user.id });
    userIds.push(user.id);
  }
  for (const [name, recipe] of Object.entries(RECIPES)) {
    for (let i = 0; i < rowsEach * Math.max(customers, users); i++) {
      const made = recipe(graph);
      if (made) await graph.add(byName.get(name)!, made.links, made.values);
    }
  }
  return { ...graph.planting, customerIds, userIds };
}

/** Makes a row of every table that leads to no person, linked to rows of the graph. Nothing is written yet. */
export async function plantUnowned(parts: { personal: Personal; accountId: string }, graph: Graph): Promise<Planting> {
  const planting: Planting = { rows: [], plants: [] };
  const byEntity = new Map(graph.rows.map(({ table, row }) => [table.entity.meta.className, row.id]));
  for (const table of TABLES) {
    if (Object.keys(table.privacy.subjects).length > 0 || table.privacy.table === 'account') continue;
    const links: Links = {};
    for (const [property, column] of Object.entries(table.entity.meta.properties)) {
      const { kind, entity } = column as { kind?: string; entity?: () => { meta: { className: string } } };
      if (kind === 'm:1' && property !== 'accountId') links[property] = byEntity.get(entity!().meta.className)!;
    }
    // An entry of the ledger that has no number is one that is still to be given one.
    const values = table.privacy.table === 'ledger_entry' ? { number: null } : {};
    const { row } = await plantRow(parts, table, links, { ...values, sealedValues: null });
    planting.rows.push({ table, row });
  }
  return planting;
}
