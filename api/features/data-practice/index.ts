/**
 * Purpose: what is done with people’s data, in plain words: the query `dataPractices` and the page `/privacy`.
 * Not here: the words themselves (policies/privacy, from which the page is made); opt-outs by signals (consent).
 * Lifecycle: made once, when the server starts, from the privacy maps, the kept promises and the log of changes.
 * Invariants: the same for everybody, with or without a token; nothing on it is about anyone; the page has no script and asks nothing of
 *   any other server.
 * Depends on: nothing above the model.
 */
export { DataPracticeResolver } from './data-practice.resolver.ts';
export { privacyPage } from './privacy-page.ts';
