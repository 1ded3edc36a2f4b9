/** Where the token lives: this tab, until it is closed. Never localStorage, never a cookie, never the address bar. */
const KEY = 'whereabouts.token';
const IN_FRAGMENT = /^#token=([^&]+)$/;

/** The token of this tab, or null. One in the fragment (`#token=…`) is taken over and removed from the address bar. */
export function readToken(): string | null {
  const inFragment = IN_FRAGMENT.exec(location.hash)?.[1];
  if (inFragment === undefined) return sessionStorage.getItem(KEY);
  history.replaceState(null, '', location.pathname + location.search);
  const token = decodeOrNull(inFragment);
  if (token !== null) sessionStorage.setItem(KEY, token);
  return token;
}

/** Keeps `token` for this tab, or forgets it (null). */
export function keepToken(token: string | null): void {
  if (token === null) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, token);
}

function decodeOrNull(text: string): string | null {
  try {
    return decodeURIComponent(text).trim() || null;
  } catch {
    return null;
  }
}
