/** Where the link's token lives after the address has been cleaned: this tab, until it is closed. */
const KEY = 'whereabouts.link';

/**
 * The token of the link: from the fragment, which is then removed from the address and from the history, or, after a reload, from this
 * tab. Null if there is none.
 */
export function takeToken(): string | null {
  const inFragment = location.hash.slice(1);
  if (inFragment === '') return sessionStorage.getItem(KEY);
  history.replaceState(null, '', location.pathname + location.search);
  sessionStorage.setItem(KEY, inFragment);
  return inFragment;
}

/** Forgets the token: its link is over. */
export function dropToken(): void {
  sessionStorage.removeItem(KEY);
}
