import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { PrivacySteps } from '../../features/privacy-request/step-registry.ts';
import type { Subject } from '../../store/subject-rows.ts';
import { Company } from './company.ts';
import type { TestDatabase } from './database.ts';
import { plantCustomerWith } from './many-rows.ts';
import { type Graph, plantGraph } from './planted-graph.ts';
import { writePlanting } from './planted-rows.ts';
import { PrivacyDesk } from './privacy-desk.ts';
import { startServerOn } from './server.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A company in a database that no server has open, with persons of whom there are rows in every table. */
export interface PrivacyCompany {
  readonly accountId: string;
  readonly graph: Graph;
  readonly customer: Subject;
  readonly user: Subject;
  /** Persons whom none of the others' rows leads to. */
  readonly bystanders: Graph;
  /** A customer with a name, two contact points, a place and a job; they are as the office writes them. */
  readonly plain: Subject;
  /** A customer to whom `manyRows` rows lead, if that was asked for. */
  readonly busy: Subject | null;
  /** The tokens of two officers. */
  readonly officers: readonly [string, string];
  /** The product's registry of steps. */
  readonly steps: PrivacySteps;
}

export interface PrivacyCompanyShape {
  readonly manyRows?: number;
  /** Whether a package of a copy lies in the folder for the customer and the user of the graph. */
  readonly hasPackages?: boolean;
}

/** Chooses the first, the second, … in turn, so that each table has rows of either person. */
function alternately() {
  let turn = 0;
  return (count: number) => turn++ % count;
}

/** Fills a database, in this process, and leaves it closed. */
export async function foundPrivacyCompany(
  database: TestDatabase,
  { manyRows = 0, hasPackages = false }: PrivacyCompanyShape = {},
): Promise<PrivacyCompany> {
  const server = await startServerOn(database);
  const company = await Company.found(server);
  const desk = await PrivacyDesk.of(company);
  const { personal, sessionOf, features } = server.app;
  const session = sessionOf(company.id);
  const plant = async () => {
    const shape = { customers: 1, users: 1, rowsEach: 4, choose: alternately() };
    const graph = await plantGraph({ personal, accountId: company.id }, shape);
    await writePlanting(session, graph);
    return graph;
  };
  const [graph, bystanders] = [await plant(), await plant()];
  const customer: Subject = { kind: 'customer', id: graph.customerIds[0]! };
  const user: Subject = { kind: 'user', id: graph.userIds[0]! };
  const plain: Subject = { kind: 'customer', id: (await company.job('Sam Bakker')).customerId };
  const many = { personal, accountId: company.id, sessionOf };
  const busy = manyRows > 0 ? await plantCustomerWith(manyRows, many) : null;
  if (hasPackages) for (const subject of [customer, user]) await desk.carryOut('dataExportRequest', subject);
  const { steps } = features.privacy.requests;
  company.leave();
  // The log is sealed every few seconds: an entry that a later server seals would look changed.
  await server.app.audit.seal();
  await server.close();
  const officers = [desk.first.token, desk.second.token] as const;
  return { accountId: company.id, graph, bystanders, customer, user, plain, busy, officers, steps };
}

/** A copy of a database of PGlite that nobody has open. */
export function copyOf({ dataDir }: TestDatabase): TestDatabase {
  const copy = join(temporaryFolder('copy'), 'data');
  cpSync(dataDir, copy, { recursive: true });
  return { dataDir: copy, close: async () => {} };
}

/** The environment of a server process on that database. */
export const environmentOf = ({ dataDir, databaseUrl }: TestDatabase) => ({
  ...{ DATA_DIR: dataDir, DEMO: '0', BUDGET_BURST_POINTS: '1000000', BUDGET_POINTS_PER_SECOND: '1000000' },
  ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
});
