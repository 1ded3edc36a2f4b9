import express, { type Request, type Router } from 'express';
import { signalsOf } from './privacy-signals.ts';

/** The privacy page, as whoever builds the edge gives it. */
export interface PrivacyPage {
  /** The page as HTML for who sends these headers of `SIGNALS`. */
  html(headers: readonly string[]): string;
  /** What its style is allowed by, in a content security policy. */
  readonly styleSource: string;
  /** The day of the newest version, as `YYYY-MM-DD`. */
  readonly changedOn: string;
}

/** For everybody, without a token, and before anything else is asked of them. */
export const PRIVACY_PATH = '/privacy';

/** Where a site says that it honours Global Privacy Control (the specification’s section “GPC support resource”). */
export const GPC_PATH = '/.well-known/gpc.json';

/** A page that changes with a release may be a few minutes old. */
const MAX_AGE_S = 300;

/** Serves the privacy page and the answer to Global Privacy Control. Both are the same for everybody who sends the same signals. */
export function privacy(page: PrivacyPage): Router {
  const policy = `default-src 'none'; style-src ${page.styleSource}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
  const router = express.Router();
  router.get(PRIVACY_PATH, (request, response) => {
    response.setHeader('content-security-policy', policy);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('cache-control', `public, max-age=${MAX_AGE_S}`);
    response.vary('Sec-GPC, DNT');
    response.end(page.html(sentBy(request)));
  });
  router.get(GPC_PATH, (_request, response) => {
    response.setHeader('cache-control', `public, max-age=${MAX_AGE_S}`);
    response.json({ gpc: true, lastUpdate: page.changedOn });
  });
  return router;
}

function sentBy({ headers }: Request): string[] {
  const signals = signalsOf(headers);
  return [...(signals?.gpc ? ['Sec-GPC'] : []), ...(signals?.dnt ? ['DNT'] : [])];
}
