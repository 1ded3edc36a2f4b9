import type { Fault } from '../fault.ts';

const GATE = { file: 'api/features/position/position.gate.ts', tests: ['api/features/position/position.gate.test.ts'] };
const BOARD = {
  file: 'api/features/position/position.board.ts',
  tests: ['api/features/position/position.board.test.ts'],
};
const STATE = {
  file: 'api/features/position/position.state.ts',
  tests: ['api/features/position/position.state.test.ts'],
};
const AUDIENCES = ['api/test/journeys/audiences.test.ts'];
const PROVIDERS = ['api/test/journeys/provider-view.test.ts'];
const ENDS = ['api/test/journeys/stream-ends.test.ts'];
const LOST = ['api/test/journeys/lost-tokens.test.ts'];
const REPORTING = ['api/test/journeys/reporting.test.ts'];
const FLEET = ['api/features/fleet/fleet.test.ts'];
const STAGES = ['api/features/visit/stages.test.ts'];
const TOGETHER = ['api/features/visit/concurrency.test.ts'];
const CUSTOMERS = ['api/features/customer/customer.test.ts'];
const RECORD = ['api/features/watcher/watcher.registry.test.ts'];
const WRITTEN =
  'while the database hangs one writing waits for it, and beyond a bound the oldest of what comes is given up';
const LISTS = ['api/features/visit/visit-list.test.ts'];
const SETTINGS_READ = 'a change that cannot be read is tried again until it can; meanwhile customers see the least';

/** Faults of the domain as people meet it: the gate, sessions, who sees what and how exactly, lists. */
export const FAULTS: readonly Fault[] = [
  {
    ...GATE,
    name: 'a position may be a millisecond too old',
    find: 'nowMs - recordedAtMs > HELD_FOR_MS)',
    replace: 'nowMs - recordedAtMs > HELD_FOR_MS + 1)',
    redSentence: 'a report of exactly 120 s is taken, one millisecond older is TOO_OLD',
  },
  {
    ...GATE,
    name: 'a position exactly a minute ahead is refused',
    find: 'recordedAtMs - nowMs > MAX_AHEAD_MS',
    replace: 'recordedAtMs - nowMs >= MAX_AHEAD_MS',
    redSentence: 'a report exactly 60 s ahead is taken, one millisecond more is IN_THE_FUTURE',
  },
  {
    ...GATE,
    name: 'positions are taken while sharing is paused',
    find: 'if (session.paused) throw',
    replace: 'if (session.paused && !gate.shiftOpen) throw',
    redSentence: 'without a shift, a visit or while paused nothing is taken',
  },
  {
    ...GATE,
    name: 'positions from before the session are taken',
    find: 'recordedAtMs < session.activeSinceMs',
    replace: 'recordedAtMs < 0',
    redSentence: 'what was recorded before the session was active is OUTSIDE_SESSION',
  },
  {
    ...GATE,
    name: 'a position that is no number is taken',
    find: 'value == null || (value >= 0 && value <= max)',
    replace: 'value == null || !(value < 0 || value > max)',
    redSentence: 'what is not a number is INVALID_POSITION, in every field',
  },
  {
    ...BOARD,
    name: 'a position is gone a millisecond early',
    find: 'this.held.recordedAtMs <= HELD_FOR_MS ? this.held : null',
    replace: 'this.held.recordedAtMs < HELD_FOR_MS ? this.held : null',
    redSentence: 'tells listeners when a position turns stale and when it is gone, and not in between',
  },
  {
    ...BOARD,
    name: 'each position is another place in memory, and the one before stays there',
    find: 'if (slot.held) slot.held.take(reading);',
    replace: 'if (slot.held && !reading) return false;',
    redSentence: 'writes a newer reading over the one that is held, of which nothing stays, and wipes it when it goes',
  },
  {
    ...BOARD,
    name: 'a position that is dropped stays in memory until it is collected',
    find: 'slot.held?.wipe();',
    replace: '',
    redSentence: 'writes a newer reading over the one that is held, of which nothing stays, and wipes it when it goes',
  },
  {
    ...STATE,
    name: 'a position of another session is shown',
    find: 'held && belongsTo(gate.session, held) ? held : null',
    replace: 'held',
    redSentence: 'a position of another session is not shown',
  },
  {
    file: 'api/features/position/position.service.ts',
    tests: ['api/test/journeys/position-reports.test.ts'],
    name: 'a batch keeps the oldest reading',
    find: 'b.recordedAt.getTime() - a.recordedAt.getTime()',
    replace: 'a.recordedAt.getTime() - b.recordedAt.getTime()',
    redSentence: 'a batch keeps the newest valid reading only, in whatever order they come',
  },
  {
    file: 'api/features/visit/visit.stages.ts',
    tests: STAGES,
    name: 'a visit that has arrived cannot be cancelled',
    find: "cancel: { from: ['BOOKED', 'DISPATCHED', 'EN_ROUTE', 'ON_SITE']",
    replace: "cancel: { from: ['BOOKED', 'DISPATCHED', 'EN_ROUTE']",
    redSentence: 'from ON_SITE every act does what the state machine says, and every other names both states',
  },
  {
    file: 'api/kernel/input.ts',
    tests: STAGES,
    name: 'a stale version is overwritten',
    find: 'if (expected != null && expected !== row.version) {',
    replace: 'if (expected != null && expected > row.version) {',
    redSentence: 'a stale expectedVersion is CONFLICT and changes nothing, the right one works',
  },
  {
    file: 'api/features/shift/shift.service.ts',
    tests: TOGETHER,
    name: 'clocking out overlooks a visit that begins meanwhile',
    find: 'if (now && now.id !== active?.id) throw new VisitBegan();',
    replace: 'void now;',
    redSentence:
      'clocking out while departing leaves either both done or the visit waiting, never a visit on its way unseen',
  },
  {
    file: 'api/features/visit/planning.service.ts',
    tests: TOGETHER,
    name: 'jobs lock the providers of their visits in any order',
    find: 'of open.sort((a, b) => (assigneeOf(a) < assigneeOf(b) ? -1 : 1))',
    replace: 'of (assigneeOf as unknown) ? open : open',
    redSentence: 'jobs whose visits cross the same providers are cancelled at once without waiting for each other',
  },
  {
    file: 'api/features/sharing/sharing.service.ts',
    tests: ENDS,
    name: 'a reassigned visit goes on sharing',
    find: '} else if (assigneeBefore && (reassigned || END_BY_STAGE[visit.stage])) {',
    replace: '} else if (assigneeBefore && END_BY_STAGE[visit.stage]) {',
    redSentence: 'REASSIGNED ends the following of the visit and the link, and takes the provider off the map',
  },
  {
    file: 'api/features/tracking/following.ts',
    tests: ENDS,
    name: 'clocking out on site leaves the visit followed',
    find: "if (served && !gate.session && gate.lastEnd === 'CLOCKED_OUT')",
    replace: "if (!served && !gate.session && gate.lastEnd === 'CLOCKED_OUT')",
    redSentence: 'clocking out while ON_SITE ends the following and the position, and leaves the link',
  },
  {
    file: 'api/features/share-grant/share-grant.service.ts',
    tests: ENDS,
    name: 'a link carries over to another assignee',
    find: 'if (!over && !reassigned) return;',
    replace: 'if (!over) return;',
    redSentence: 'a link does not carry over to the session of another assignee unless issued again',
  },
  {
    file: 'api/features/token/token.service.ts',
    tests: LOST,
    name: 'a revoked key is known until it is forgotten',
    find: 'tellEach([...(this.#listeners.get(tokenId) ?? [])], reason);',
    replace: 'void reason;',
    redSentence: 'a key that is revoked ends all its streams, its socket and its requests',
  },
  {
    file: 'api/features/token/token.service.ts',
    tests: LOST,
    name: 'nobody looks at the clock of a link that is in use',
    find: 'clock.after(expiresAtMs - clock.now(), () =>',
    replace: 'clock.after(expiresAtMs - clock.now() + 60_000, () =>',
    redSentence: 'a link that expires does the same',
  },
  {
    file: 'api/features/watcher/watcher.registry.ts',
    tests: REPORTING,
    name: 'the first of two streams that closes ends the watching',
    find: 'if (seat.streams === 0) this.#leave(seat, seats);',
    replace: 'if (seat.streams <= 1) this.#leave(seat, seats);',
    redSentence:
      'it is LIVE within a second of the first watcher and IDLE after the last: the office by providerPosition',
  },
  {
    file: 'api/features/watcher/watcher.registry.ts',
    tests: REPORTING,
    name: 'providers watch themselves',
    find: 'if (viewer.providerId === providerId) return () => {};',
    replace: '',
    redSentence: 'a provider who looks at themselves does not count as a watcher',
  },
  {
    file: 'api/features/account/account.settings.ts',
    tests: ['api/features/account/account.settings.test.ts'],
    name: 'a change of the settings that could not be read is believed not to have happened',
    find: 'this.#precisions.set(accountId, UNREAD);',
    replace: '',
    redSentence: SETTINGS_READ,
  },
  {
    file: 'api/features/account/account.settings.ts',
    tests: ['api/features/account/account.settings.test.ts'],
    name: 'a change of the settings that could not be read is not read later',
    find: 'this.#clock.after(RETRY_MS, () => this.#readChanged(accountId));',
    replace: '',
    redSentence: SETTINGS_READ,
  },
  {
    file: 'policies/precision.ts',
    tests: AUDIENCES,
    name: 'coarse apps see positions exactly',
    find: "'positions:read:coarse': 'NEIGHBOURHOOD'",
    replace: "'positions:read:coarse': 'EXACT'",
    redSentence: 'an app with positions:read:coarse sees a point of 1 km, no heading and no speed',
  },
  {
    file: 'policies/rules/position.ts',
    tests: AUDIENCES,
    name: 'apps with eta:read see when the position was taken',
    find: "'eta', 'etaSource'];",
    replace: "'eta', 'etaSource', 'recordedAt'];",
    redSentence: 'an app with eta:read sees the time, and FORBIDDEN for the point of a row that it may read',
  },
  {
    file: 'api/features/tracking/tracking.view.ts',
    tests: AUDIENCES,
    name: 'a link shows its provider on the way to somebody else',
    find: 'state?.gate.session?.visitId === visit.visitId ? state : null',
    replace: 'state',
    redSentence:
      'the holder of a link sees the window while the visit is DISPATCHED, and not where its provider is at another',
  },
  {
    file: 'policies/rules/visit.ts',
    tests: PROVIDERS,
    name: 'providers keep sight of customers whom they have served',
    find: "can('read', 'Visit', [...PARTNER_FIELDS, 'stageChangedAt'], own);",
    replace: "can('read', 'Visit', ALL, own);",
    redSentence: 'after the visit its end is seen, the customer behind it no more: FORBIDDEN on the visit, null by id',
  },
  {
    file: 'api/features/visit/visit.service.ts',
    tests: PROVIDERS,
    name: "a colleague's visit is refused in other words than none",
    find: "if (!context.access.canRead('Visit', visitFacts(visit))) throw noSuchVisit();",
    replace: '',
    redSentence: 'colleagues and their visits are as if they did not exist, wherever their ids are given',
  },
  {
    file: 'api/features/fleet/fleet.feed.ts',
    tests: FLEET,
    name: 'who leaves the box stays on the map',
    find: "return inside ? null : 'OUT_OF_BOX';",
    replace: "return inside || shown !== null ? null : 'OUT_OF_BOX';",
    redSentence: 'a box shows who is inside, and removes who leaves it with OUT_OF_BOX',
  },
  {
    file: 'policies/rules/provider.ts',
    tests: PROVIDERS,
    name: 'providers see their colleagues',
    find: "can('read', 'Provider', ALL, own);",
    replace: "can('read', 'Provider', ALL);",
    redSentence: 'colleagues and their visits are as if they did not exist, wherever their ids are given',
  },
  {
    file: 'policies/rules/job.ts',
    tests: PROVIDERS,
    name: 'providers see the jobs of their colleagues',
    find: "can('read', 'Job', ALL, { servedByViewer: true, restricted: false });",
    replace: "can('read', 'Job', ALL);",
    redSentence: 'lists hold one`s own visits and the jobs of the open ones, and nothing of colleagues',
  },
  {
    file: 'api/store/page.ts',
    tests: LISTS,
    name: 'a cursor may name any text where an instant belongs',
    find: '(isInstant ? isInstantText(value) :',
    replace: '(isInstant && value === null ? isInstantText(value) :',
    redSentence: 'a cursor of one order is refused by the other, and so is one that was made up',
  },
  {
    file: 'api/store/page.ts',
    tests: LISTS,
    name: 'rows with equal keys are skipped between pages',
    find: 'Object.fromEntries(keys.slice(0, i).map(',
    replace: 'Object.fromEntries(keys.slice(0, 0).map(',
    redSentence: 'come in the order of their windows, page by page, also where windows are the same to the millisecond',
  },
  {
    file: 'api/store/page.ts',
    tests: CUSTOMERS,
    name: 'a page that is read backwards comes backwards',
    find: 'if (backwards) rows.reverse();',
    replace: '',
    redSentence: 'pages are complete and without repetition, forwards and backwards, over more than 100',
  },
  {
    file: 'api/features/customer/customer.service.ts',
    tests: CUSTOMERS,
    name: 'the version does not count a change of contact points',
    find: 'await customerStore.countChange(inner, customer);',
    replace: '',
    redSentence: 'a change does what is given, leaves the rest, and counts the version up by one',
  },
  {
    file: 'api/features/position/position.service.ts',
    tests: ['api/features/position/position.service.test.ts'],
    name: 'a report is taken by the gate as it was before a wait',
    find: 'return destination instanceof Promise ? destination : null;',
    replace: 'this.ownGateNow = () => gate; return destination instanceof Promise ? destination : null;',
    redSentence: 'a report that waited while sharing was paused is refused by the gate as it is then',
  },
  {
    file: 'api/features/watcher/watcher.registry.ts',
    tests: ['api/test/journeys/reporting.test.ts'],
    name: 'whoever polls is not seen',
    find: 'const stop = known?.stop ?? this.watch(viewer, providerId, userId);',
    replace: 'const stop = known?.stop ?? (() => {});',
    redSentence: 'who asks for a position without a stream counts as a watcher too, once',
  },
  {
    file: 'api/features/watcher/watcher.registry.ts',
    tests: RECORD,
    name: 'while the database hangs one writing after the other begins',
    find: 'this.#writing ??= this.#writeAll()',
    replace: 'this.#writing = this.#writeAll()',
    redSentence: WRITTEN,
  },
  {
    file: 'api/features/watcher/watcher.registry.ts',
    tests: RECORD,
    name: 'while the database hangs any number of records waits',
    find: 'if (waiting.length > MOST_UNWRITTEN) waiting.shift();',
    replace: '',
    redSentence: WRITTEN,
  },
  {
    file: 'api/features/position/position.view.ts',
    tests: ['api/features/fleet/fleet.test.ts'],
    name: 'coarse positions are sent again unchanged',
    find: "return view.precision === null || view.precision === 'EXACT' ? null : JSON.stringify(view);",
    replace: 'return null;',
    redSentence:
      'a coarse position that has not changed is not sent again: that something moved in the cell stays hidden',
  },
  {
    file: 'policies/rules/position.ts',
    tests: ['api/test/journeys/audiences.test.ts'],
    name: 'the coarse scope opens the time of arrival',
    find: 'const COARSE_FIELDS = [...COMMON_FIELDS,',
    replace: 'const COARSE_FIELDS = [...ETA_FIELDS,',
    redSentence: 'an app with positions:read:coarse sees no time of arrival, which would tell more than the cell does',
  },
];
