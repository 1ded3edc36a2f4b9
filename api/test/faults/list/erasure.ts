import type { Fault } from '../fault.ts';

const ERASURE = ['api/features/erasure/erasure.test.ts'];
const HOLDS = ['api/features/legal-hold/legal-hold.test.ts'];
const SWEEPS = ['api/features/retention/retention.test.ts'];
const MAPS = ['api/store/erasure/erasure-maps.test.ts'];
const RESTORED = ['api/test/journeys/restored-backup.test.ts'];

/** Faults of what erases, keeps, sweeps, and does again after a restore. */
export const FAULTS: readonly Fault[] = [
  {
    file: 'api/store/erasure/fate.ts',
    tests: ERASURE,
    name: 'a row of two persons goes with the first of them',
    find: "return isOfTwo(fate, row) ? 'detach' : 'delete';",
    replace: "return 'delete';",
    redSentence: 'a customer goes from every table, their visits stay with who came, and the plan said so',
  },
  {
    file: 'api/store/erasure/fate.ts',
    tests: ERASURE,
    name: 'what is one person’s own stays in a row of two when they are erased',
    find: 'const shared = kinds.some(',
    replace: 'const shared = true || kinds.some(',
    redSentence: 'a customer goes from every table, their visits stay with who came, and the plan said so',
  },
  {
    file: 'api/store/erasure/erase-rows.ts',
    tests: ERASURE,
    name: 'an erasure blanks nothing of the rows that stay',
    find: 'Object.keys(change).length > 0',
    replace: 'Object.keys(change).length > 99',
    redSentence: 'a customer goes from every table, their visits stay with who came, and the plan said so',
  },
  {
    file: 'api/features/erasure/erasure.service.ts',
    tests: ERASURE,
    name: 'the key of an erased person is kept',
    find: 'await this.#ports.keys.destroy(order.subject.id);',
    replace: 'this.#ports.keys.forget(order.subject.id);',
    redSentence: 'a customer goes from every table, their visits stay with who came, and the plan said so',
  },
  {
    file: 'api/features/erasure/erasure.probe.ts',
    tests: ERASURE,
    name: 'what is found after an erasure is certified all the same',
    find: 'if (places.length > 0) throw',
    replace: 'if (places.length > 99) throw',
    redSentence: 'a value that was left anywhere is found, named by its column, and nothing is certified',
  },
  {
    file: 'api/store/erasure/residue.ts',
    tests: ERASURE,
    name: 'a text of the company stops an erasure for ever',
    find: 'const led = column.isPersonal ? ids.length :',
    replace: 'const led = ids.length > 0 ? ids.length :',
    redSentence: 'the same words in a text of the company stop nothing, and the certificate names where they are',
  },
  {
    file: 'api/features/erasure/erasure.service.ts',
    tests: ERASURE,
    name: 'under a hold nothing is searched',
    find: 'const found = foundNote(await this.#probes.look(order.accountId, order.actId, what));',
    replace:
      'const found = what.held.size > 0 ? null : foundNote(await this.#probes.look(order.accountId, order.actId, what));',
    redSentence: 'under a hold everything that is not held is searched too, and it is said that backups stay readable',
  },
  {
    file: 'api/mail/folder-mailer.ts',
    tests: ERASURE,
    name: 'the last letter keeps the address of whom it is for',
    find: 'mail.isLast ? { ...mail, to: NOBODY } : mail;',
    replace: 'mail;',
    redSentence: 'letters to a person go with them though the address has changed, and the certificate is the last one',
  },
  {
    file: 'api/features/privacy-request/try-again.ts',
    tests: ['api/test/journeys/erased-meanwhile.test.ts'],
    name: 'an erasure that failed is done again from its last step only',
    find: "if (request.kind !== 'ERASURE' && isDone(step)) continue;",
    replace: 'if (isDone(step)) continue;',
    redSentence: 'an erasure that failed at its last look is done from its first step again, and counts all of it',
  },
  {
    file: 'api/features/erasure/other-stores.ts',
    tests: ERASURE,
    name: 'a person is erased while somebody is on the way to them',
    find: 'if (open.length > 0)',
    replace: 'if (open.length > 99)',
    redSentence: 'open work stands in the way, is named with what to do, and nothing is done',
  },
  {
    file: 'api/features/erasure/erasure.certificate.ts',
    tests: ERASURE,
    name: 'a certificate is signed without what was done',
    find: 'const { signature: _, ...body } = certificate as Certificate;',
    replace: 'const { signature: _, keysDestroyed: __, ...body } = certificate as Certificate;',
    redSentence: 'the certificate says what was done and what remains, names nobody, and its signature holds',
  },
  {
    file: 'api/store/erasure/held-rows.ts',
    tests: HOLDS,
    name: 'a hold keeps its rows, and lets go what they lead to',
    find: 'if (added.length > 0) queue.push(',
    replace: 'if (added.length < 0) queue.push(',
    redSentence: 'a hold on visits keeps them whole with what they lead to, and lets all else go',
  },
  {
    file: 'api/features/legal-hold/legal-hold.service.ts',
    tests: HOLDS,
    name: 'what a hold kept back comes up again at every look',
    find: 'hold.reviewed = true;',
    replace: 'hold.reviewed = false;',
    redSentence: 'what a hold kept back comes up again, once, when it is released or its end has come',
  },
  {
    file: 'policies/privacy/expiry.ts',
    tests: SWEEPS,
    name: 'things go on the day on which their period ends',
    find: 'while (addPeriod(addDays(day, 1), period) < today)',
    replace: 'while (addPeriod(addDays(day, 1), period) <= today)',
    redSentence: 'what is older than its period goes, what is younger stays, and links to it are emptied',
  },
  {
    file: 'api/store/expired-rows.ts',
    tests: SWEEPS,
    name: 'a sweep lets go what a hold covers',
    find: 'rows.filter(({ id }) => !holds.has(id))',
    replace: 'rows.filter(({ id }) => id !== null)',
    redSentence: 'what a hold covers stays, with what it needs, named with the hold; it goes once the hold has ended',
  },
  {
    file: 'api/store/erasure/links.ts',
    tests: MAPS,
    name: 'a key that would dangle is not named',
    find: 'if (goesToo || goesBefore) continue;',
    replace: 'if (own.length >= 0) continue;',
    redSentence: 'a key that would dangle and a property that cannot be emptied are named',
  },
  {
    file: 'api/store/ledger/ledger.ts',
    tests: RESTORED,
    name: 'a database that lacks entries of the ledger counts as ready',
    find: 'return (await this.missing()).length > 0;',
    replace: 'return (await this.missing()).length > 99;',
    redSentence: 'is not ready and does no background work; nobody who was erased can be read; a replay brings it up',
  },
  {
    file: 'api/features/api-key/api-key.service.ts',
    tests: RESTORED,
    name: 'a revocation is not noted in the ledger',
    find: 'await this.#parts.ledger.note(',
    replace: 'void (this.#parts.ledger.note, (..._: unknown[]) => {})(',
    redSentence: 'is not ready and does no background work; nobody who was erased can be read; a replay brings it up',
  },
  {
    file: 'api/features/erasure/erasure.service.ts',
    tests: ERASURE,
    name: 'what an erased person had agreed to never ends',
    find: "await this.#ports.consents.withdrawAll(inner, subject, 'REQUEST');",
    replace: '',
    redSentence:
      'what a person had agreed to ends with them, in the ledger too, so that the proof of it has a last day',
  },
  {
    file: 'api/features/erasure/residue-search.ts',
    tests: ['api/features/erasure/residue-search.test.ts'],
    name: 'who looks together with another is told what was found of the other',
    find: 'queued: queued[i]!',
    replace: 'queued: queued[0]!',
    redSentence:
      'who comes together is served by one look, each told of their own, and who comes later by a look that begins later',
  },
];
