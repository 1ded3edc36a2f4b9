import type { RequestHandler } from 'express';
import { requestIdOf } from './exchange.ts';
import { isAllowedOrigin, type OriginRules } from './origins.ts';
import { newRequestId } from './request-id.ts';

/** How long a browser may keep a preflight's answer, in seconds: Chromium's own upper bound. */
const PREFLIGHT_MAX_AGE_S = 7_200;

/** What no page of ours needs: an API answers data, and the one page sets its own policy. */
const CLOSED_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** Gives every answer a request id and the headers that close what a browser would otherwise leave open. */
export const safeHeaders: RequestHandler = (_request, response, next) => {
  response.locals = { requestId: newRequestId() };
  response.setHeader('x-request-id', requestIdOf(response));
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('x-frame-options', 'DENY');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('cross-origin-resource-policy', 'same-site');
  response.setHeader('content-security-policy', CLOSED_POLICY);
  response.setHeader('strict-transport-security', 'max-age=31536000');
  response.setHeader('cache-control', 'no-store');
  next();
};

/** Answers preflights and names the origin to browsers whose page may read the answer. No cookies, so no credentials. */
export function crossOrigin(rules: OriginRules): RequestHandler {
  return (request, response, next) => {
    response.vary('Origin');
    const { origin } = request.headers;
    const allowed = origin !== undefined && isAllowedOrigin(request.headers, rules);
    if (allowed) {
      response.setHeader('access-control-allow-origin', origin);
      response.setHeader('access-control-expose-headers', 'x-request-id, retry-after, privacy-signals');
      response.setHeader('cross-origin-resource-policy', 'cross-origin');
    }
    if (request.method !== 'OPTIONS') return next();
    if (allowed) {
      response.setHeader('access-control-allow-methods', 'GET, POST');
      response.setHeader('access-control-allow-headers', 'authorization, content-type');
      response.setHeader('access-control-max-age', String(PREFLIGHT_MAX_AGE_S));
    }
    response.setHeader('allow', 'GET, POST, OPTIONS');
    response.status(204).end();
  };
}
