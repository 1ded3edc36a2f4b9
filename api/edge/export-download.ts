import { pipeline } from 'node:stream/promises';
import express, { type RequestHandler, type Response, type Router } from 'express';
import type { Budgets } from './budget.ts';
import type { Exchange } from './exchange.ts';
import { requestIdOf } from './exchange.ts';
import { answerError } from './http-answers.ts';
import type { DownloadedPackage, OpenPackage } from './ports.ts';

/** Where packages are downloaded, by the id of their request. */
export const EXPORTS_PATH = '/privacy/exports';

/** A tenth of what a token may save up: nobody needs more than a few, and each reads a whole file. */
const DOWNLOAD_POINTS = 1_000;

/** Ids of requests are short; what is longer is none. */
const MAX_ID_CHARACTERS = 64;

/**
 * `GET /privacy/exports/<requestId>` for who holds the token that it belongs to. Everybody else is told that there is nothing.
 * Handlers before it have left the exchange in `locals`.
 */
export function exportDownloads(openPackage: OpenPackage, budgets: Budgets): Router {
  const router = express.Router();
  router.all(`${EXPORTS_PATH}/:requestId`, onlyGet, async (request, response) => {
    const { exchange } = response.locals as { exchange: Exchange };
    const requestId = String(request.params['requestId']);
    const charge = budgets.charge(exchange.viewer.tokenId, Math.min(DOWNLOAD_POINTS, budgets.burstPoints));
    if (!charge.granted) {
      response.setHeader('retry-after', String(Math.ceil(charge.retryAfterMs / 1_000)));
      const message = 'The budget of this token is used up.';
      return answerError(request, response, 429, { code: 'RATE_LIMITED', message });
    }
    const known = requestId.length <= MAX_ID_CHARACTERS;
    const found = known ? await openPackage(exchange.viewer, requestId, requestIdOf(response)) : null;
    if (found === null) {
      return answerError(request, response, 404, { code: 'NOT_FOUND', message: 'There is nothing at this address.' });
    }
    if (found === 'EXPIRED') {
      const message = 'The package is gone: its time is over. It can be asked for again.';
      return answerError(request, response, 410, { code: 'NOT_FOUND', message });
    }
    await send(response, found);
  });
  return router;
}

/** A look at the head alone would count as a download. */
const onlyGet: RequestHandler = (request, response, next) => {
  if (request.method === 'GET') return next();
  response.setHeader('allow', 'GET, OPTIONS');
  answerError(request, response, 405, { code: 'BAD_REQUEST', message: 'Only GET is answered here.' });
};

async function send(response: Response, { content, fileName, bytes, sha256 }: DownloadedPackage): Promise<void> {
  response.setHeader('content-type', 'application/zip');
  response.setHeader('content-length', String(bytes));
  response.setHeader('content-disposition', `attachment; filename="${fileName}"`);
  response.setHeader('repr-digest', `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`);
  response.setHeader('cache-control', 'no-store');
  // What fails after the first byte cuts the connection, so that half a package never passes for a whole one.
  await pipeline(content, response);
}
