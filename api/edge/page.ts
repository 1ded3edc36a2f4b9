import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Request, type Response, type Router } from 'express';
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

/** The page that a share link opens; the token stays in the fragment, which no server sees. */
const TRACK_PATH = '/track';

/**
 * Serves the pages of `clients/web`, built into `pageDir`: GraphiQL to who prefers HTML at the API's own path, the page of a share link
 * at `/track`, and the files of both below the API's path. Throws at once if they have not been built.
 */
export function pages(pageDir: string, path: string): Router {
  const explorer = readFileSync(join(pageDir, 'index.html'));
  const track = readFileSync(join(pageDir, 'track.html'));
  const router = express.Router();
  router.get(path, (request, response, next) => {
    if (!prefersHtml(request)) return next('router');
    sendPage(response, explorer);
  });
  router.get('/', (request, response, next) => (prefersHtml(request) ? response.redirect(302, path) : next('router')));
  router.get(TRACK_PATH, (_request, response) => sendPage(response, track));
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

function sendPage(response: Response, html: Buffer): void {
  response.setHeader('content-security-policy', PAGE_POLICY);
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(html);
}

function prefersHtml(request: Request): boolean {
  const preferred = request.accepts([APPLICATION_JSON, GRAPHQL_RESPONSE_JSON, 'text/html']);
  return request.headers.accept !== undefined && preferred === 'text/html';
}
