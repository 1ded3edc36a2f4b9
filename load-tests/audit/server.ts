import { AuditService } from '../../api/features/audit/index.ts';
import { newId } from '../../api/kernel/ids.ts';
import { Company } from '../../api/test/support/company.ts';
import { flavours, startServer } from '../../api/test/support/server.ts';
import type { ServerFacts } from './main.ts';

// A server of the benchmark, in a process of its own: with the audit log, or as it would be without. Tells its parent where
// it listens and, when asked, how much processor time it has used.

const CUSTOMERS = 120;

const [flavourName, way] = process.argv.slice(2);
if (way === 'without') {
  // As if the log had never been built: neither the fields nor the operations know of it.
  Object.assign(AuditService.prototype, { recordedFields: () => () => null, operation: () => null });
}
const flavour = flavours.find(({ name }) => name === flavourName);
if (!flavour || !process.send) throw new Error('This is started by the benchmark.');
const server = await startServer(flavour);
const company = await Company.found(server);
const provider = await company.provider();
const [customerIds, visitIds]: [string[], string[]] = [[], []];
for (let i = 0; i < CUSTOMERS; i++) {
  const { customerId, visitId } = await company.visit(provider);
  customerIds.push(customerId);
  visitIds.push(visitId);
}
const office = await company.office();
// A benchmark that was stopped leaves no server behind.
process.on('disconnect', () => process.exit(1));
process.on('message', async (message) => {
  if (message === 'end') {
    company.leave();
    await server.close();
    process.exit(0);
  }
  // What was recorded so far is paid for: sealed in the database before the time is read.
  await server.app.audit.seal();
  const { user, system } = process.cpuUsage();
  process.send!({ cpuMs: (user + system) / 1_000 });
});
const facts: ServerFacts = {
  httpUrl: server.httpUrl,
  token: office.token,
  customerIds,
  visitIds,
  run: newId('Account', 0),
};
process.send(facts);
