import { createInterface } from 'node:readline';
import { ask } from './api.ts';
import type { DemoCredentials } from './credentials-file.ts';
import { DemoDriver } from './driver.ts';

// The process that drives the demo's providers. It is a client like any other: it has their tokens and the public API.
// The credentials come as one line on standard input; it ends when that closes, with the server that started it.

/** The provider whom the personas watch has a long way, so that there is something to see for an hour. */
const LONG_WAY_M = 30_000;
const WAY_M = 6_000;
/** So many set out at a time: a thousand at once would keep everybody else waiting. */
const AT_A_TIME = 8;

const JOBS = `query { jobs(filter: { state: [UNSCHEDULED, COMPLETED] }, first: 50) { nodes { id customer { id } property { id } } } }`;
const NEW_JOB = `mutation ($input: JobCreateInput!) { jobCreate(input: $input) { job { id } } }`;
const BOOK = `mutation ($input: JobScheduleInput!) { jobSchedule(input: $input) { visit { id } } }`;
const SEND = `mutation ($input: VisitStepInput!) { visitDispatch(input: $input) { userErrors { code } } }`;

interface Job {
  id: string;
  customer: { id: string };
  property: { id: string };
}

/** Sends a provider to some customer of the account again, as a dispatcher would. */
async function nextVisit({ httpUrl, personas }: DemoCredentials, providerId: string): Promise<void> {
  const token = personas.dispatcher.token;
  const { jobs } = await ask<{ jobs: { nodes: Job[] } }>(httpUrl, token, JOBS);
  const like = jobs.nodes[Math.floor(Math.random() * jobs.nodes.length)];
  if (!like) return;
  const job = { customerId: like.customer.id, propertyId: like.property.id, summary: 'Follow-up' };
  const { jobCreate } = await ask<{ jobCreate: { job: { id: string } } }>(httpUrl, token, NEW_JOB, { input: job });
  const arrivalWindow = { start: new Date().toISOString(), end: new Date(Date.now() + 7_200_000).toISOString() };
  const booking = { jobId: jobCreate.job.id, arrivalWindow, assigneeId: providerId };
  const { jobSchedule } = await ask<{ jobSchedule: { visit: { id: string } } }>(httpUrl, token, BOOK, {
    input: booking,
  });
  await ask(httpUrl, token, SEND, { input: { visitId: jobSchedule.visit.id } });
}

async function drive(credentials: DemoCredentials): Promise<void> {
  const { httpUrl, wsUrl, providers } = credentials;
  const waiting = [...providers.entries()];
  const setOut = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, { providerId, token }] = next;
      const driver = new DemoDriver({
        httpUrl,
        wsUrl,
        token,
        providerId,
        wayM: index === 0 ? LONG_WAY_M : WAY_M,
        nextVisit: (id) => nextVisit(credentials, id),
      });
      await new Promise<void>((started) => void driver.run(started));
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, setOut));
}

createInterface({ input: process.stdin })
  .once('line', (line) => void drive(JSON.parse(line) as DemoCredentials))
  .once('close', () => process.exit(0));
process.on('SIGINT', () => {});
