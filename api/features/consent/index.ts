/**
 * Purpose: what people agreed to be written to about, and what they do not want; the gate that whatever sends must ask.
 * Not here: sending (mail); privacy requests, whose codes and notices need no consent.
 * Lifecycle: off by default; a grant is a row, a withdrawal ends it, a new grant is a new row. An opt-out stands until the person themself
 * agrees again without the signal.
 * Invariants: one consent holds for a person, channel and purpose at a time; a withdrawal closes the gate with its own commit and is in the
 * ledger; a date of birth is looked at and never kept.
 * Depends on: account, audit.
 */
export { ConsentResolver } from './consent.resolver.ts';
export { ConsentService } from './consent.service.ts';
export { consentStore } from './consent.store.ts';
export { consentFacts, consentView, optOutView } from './consent.view.ts';
export { contactObstacle, mayContact } from './contact-gate.ts';
export { SignalResolver } from './signal.resolver.ts';
export { SignalService } from './signal.service.ts';
export { isOwn, personBehind, subjectMeant } from './subject.ts';
