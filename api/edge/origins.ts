import type { IncomingHttpHeaders } from 'node:http';

/** Names of this machine, as a browser on it may write them. */
const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

/** Which web pages may call from a browser. */
export interface OriginRules {
  readonly allowedOrigins: readonly string[];
  readonly requireOrigin: boolean;
}

/**
 * Whether the page that sent these headers may call. Without an Origin it is no browser, which is allowed unless
 * `requireOrigin`. A page of this server itself is allowed on a loopback name only: with any other name, `Host` proves
 * nothing (DNS rebinding), so the address of a deployment must be listed.
 */
export function isAllowedOrigin(headers: IncomingHttpHeaders, rules: OriginRules): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return !rules.requireOrigin;
  if (rules.allowedOrigins.includes(origin)) return true;
  return (
    host !== undefined && LOOPBACK_HOST.test(host) && (origin === `http://${host}` || origin === `https://${host}`)
  );
}
