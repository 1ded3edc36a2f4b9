import { writeSync } from 'node:fs';
import { Company } from './company.ts';
import { startServerOn } from './server.ts';

// A server in a process of its own, whose office reads a customer; the moment the answer is there the process is killed, as
// SIGKILL does it. What it printed before is what its parent knows.

const [dataDir = '', databaseUrl = ''] = process.argv.slice(2);
const server = await startServerOn({ dataDir, ...(databaseUrl && { databaseUrl }) });
const company = await Company.found(server);
const officer = await company.officer();
const office = await company.office();
const { customerId } = await company.job();
await server.app.audit.flush();
const asked = office.data('query ($id: ID!) { customer(id: $id) { name } }', { id: customerId });
const known = { accountId: company.id, officer: officer.token, office: office.keyId, customerId };
await asked;
writeSync(1, `${JSON.stringify(known)}\n`);
process.kill(process.pid, 'SIGKILL');
