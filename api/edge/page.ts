import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Request, type RequestHandler, type Router } from 'express';
import { APPLICATION_JSON, GRAPHQL_RESPONSE_JSON } from './exchange.ts';

/**
 * What the page may do: run its own scripts and workers, talk to its own server, nothing else. Inline styles are the
 * code editor's way to place its lines; `data:` is for its icons and font.
 */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Bundled files carry a hash of their content in their name. */
const ASSETS_MAX_AGE_MS = 365 * 24 * 60 * 60 * 1000;

/**
 * Serves the page of `clients/web`, built into `pageDir`, to who prefers HTML at the API's own path, and its files
 * below it. Throws at once if the page has not been built.
 */
export function explorerPage(pageDir: string, path: string): Router {
  const html = readFileSync(join(pageDir, 'index.html'));
  const router = express.Router();
  router.get(path, servePage(html));
  router.use(
    `${path}/assets`,
    express.static(join(pageDir, 'assets'), {
      immutable: true,
      maxAge: ASSETS_MAX_AGE_MS,
      index: false,
      redirect: false,
      cacheControl: true,
      setHeaders: (response) => {
        // Before the handler sets its own, which it leaves alone where there is one.
        response.removeHeader('cache-control');
        // Workers take the policy of their own file, not of the page.
        response.setHeader('content-security-policy', PAGE_POLICY);
      },
    }),
  );
  return router;
}

function servePage(html: Buffer): RequestHandler {
  return (request, response, next) => {
    if (!prefersHtml(request)) return next('router');
    response.setHeader('content-security-policy', PAGE_POLICY);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(html);
  };
}

function prefersHtml(request: Request): boolean {
  const preferred = request.accepts([APPLICATION_JSON, GRAPHQL_RESPONSE_JSON, 'text/html']);
  return request.headers.accept !== undefined && preferred === 'text/html';
}
