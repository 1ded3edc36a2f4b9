import type { RequestHandler } from 'express';
import type { EdgePorts, Readiness } from './ports.ts';

/** A part that has not answered in this time is not ready: shorter than the patience of those who ask. */
const READY_TIMEOUT_MS = 2_000;

/** The process runs and its event loop turns. */
export const alive: RequestHandler = (_request, response) => {
  response.json({ status: 'ok' });
};

/**
 * 200 if database, bus and queue answer, the database is not behind the ledger, and the server is not draining, else 503; the body says which
 * part is not ready. With `?exclude=bus` the bus does not count: a proxy that took every server out when NATS is down would keep from them
 * the reports that they still take.
 */
export function ready(ports: EdgePorts, isDraining: () => boolean): RequestHandler {
  return async (request, response) => {
    const parts = { ...(await partsOf(ports)), accepting: !isDraining() };
    const counts = request.url.endsWith('?exclude=bus') ? { ...parts, bus: true } : parts;
    const isReady = Object.values(counts).every(Boolean);
    response.status(isReady ? 200 : 503).json({ status: isReady ? 'ok' : 'unavailable', parts });
  };
}

async function partsOf(ports: EdgePorts): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('readiness took too long')), READY_TIMEOUT_MS);
  });
  try {
    const { database, bus, queue, ledger } = await Promise.race([ports.isReady(), late]);
    return { database, bus, queue, ledger };
  } catch {
    return { database: false, bus: false, queue: false, ledger: false };
  } finally {
    clearTimeout(timer);
  }
}
