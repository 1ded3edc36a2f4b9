/**
 * Every bound on what a client may send or hold open, the same over HTTP and WebSocket. What exceeds a bound is refused
 * before anything runs. Sizes are bytes, times are milliseconds.
 */

// The document

/** Lexical tokens of a document. The largest operation of our own clients has about 500; introspection has about 200. */
export const MAX_TOKENS = 2_000;

/** Fields inside fields. The deepest sensible walk (account, connection, node, job, visits, nodes, assignee, point) is 9. */
export const MAX_DEPTH = 12;

/** Fields inside fields below `__schema` and `__type`. The query of GraphiQL and of code generators has 15. */
export const MAX_INTROSPECTION_DEPTH = 16;

/** Aliases in a document. Nothing we know of needs ten; each one is a way to ask the same again. */
export const MAX_ALIASES = 30;

/** Fields at the root of an operation, after fragments are opened: each is a question of its own. */
export const MAX_ROOT_FIELDS = 20;

/** Directives in a document: `@include` and `@skip` on what a screen switches on and off. */
export const MAX_DIRECTIVES = 50;

/** Faults that are reported before checking stops: enough to mend a query, too few to probe the schema wholesale. */
export const MAX_VALIDATION_ERRORS = 10;

// The values

/** `first` and `last` of a connection: a page that people or screens can take in. */
export const MAX_PAGE_SIZE = 100;

/** Entries of a list in an argument or variable, such as `ids`: as many as a page has. */
export const MAX_INPUT_LIST = 100;

/** Characters of one string in an argument or variable. The longest text that we store, a note, is shorter. */
export const MAX_STRING_LENGTH = 10_000;

// The wire

/** A request's body over HTTP, after decompression: set by the contract. */
export const MAX_BODY_BYTES = 256 * 1024;

/** A message over WebSocket: only subscriptions come this way, and their variables are a few ids. */
export const MAX_MESSAGE_BYTES = 64 * 1024;

/** Streams on one socket. A map shows the fleet by one stream; a page of visits that are tracked one by one has 100. */
export const MAX_SUBSCRIPTIONS_PER_SOCKET = 100;

/** Sockets with one token: the tabs and screens of one dispatcher, or the servers of one partner. */
export const MAX_SOCKETS_PER_TOKEN = 50;

/** New sockets that a process lets in per second when a crowd comes: when another process has left, or all were cut off. */
export const ADMITTED_SOCKETS_PER_SECOND = 1_000;

/** Sockets that wait to be let in: ten seconds' worth. Who comes beyond that is told when to come back. */
export const MAX_WAITING_SOCKETS = 10_000;

/**
 * Events that wait for a slow reader of a stream that skips none: minutes of a busy request, and some 100 KB. With more,
 * the stream ends.
 */
export const MAX_WAITING_EVENTS = 1_000;

/** Messages that a client may send while it does not read what it is sent; then we stop reading from it, too. */
export const MAX_MESSAGES_WHILE_STALLED = 100;

// The time

/** Between opening a socket and `connection_init`: a token is at hand before one connects. */
export const CONNECTION_INIT_TIMEOUT_MS = 5_000;

/** One ping per socket in this time; who has sent nothing by the next is gone. Below the 60 s that proxies allow. */
export const KEEP_ALIVE_MS = 25_000;

/** A socket that takes nothing for so long is closed: its reader has gone, whatever its pongs say. */
export const STALLED_SOCKET_MS = 60_000;

/** From the loss of a token to the end of its sockets: the contract says one second for all of it. */
export const LOST_TOKEN_GRACE_MS = 500;

/** The run of one request, or the start of one subscription: beyond this its reader has given up. */
export const REQUEST_TIMEOUT_MS = 15_000;

// The budget: a point per object that may come back

/** Points that a token can save up. One query may not cost more. */
export const BUDGET_BURST_POINTS = 10_000;

/** Points that come back per second: 100 position reports, or ten full pages. */
export const BUDGET_POINTS_PER_SECOND = 1_000;

/** Points of a mutation beside what it returns: it writes, locks and tells others. */
export const MUTATION_POINTS = 10;

/** Points of opening a stream beside what it returns: it stays. */
export const SUBSCRIPTION_POINTS = 10;

/** Points of introspection, however deep: the schema lies in memory. */
export const INTROSPECTION_POINTS = 50;

/** Entries that a list without `first`, `last` or `ids` counts for when the cost is worked out in advance. */
export const ASSUMED_LIST_SIZE = 10;

// The cache of documents

/** Documents, parsed and found valid, that are kept per audience. Clients send a fixed set with variables. */
export const CACHED_DOCUMENTS = 1_000;

/** Bytes of source text of the documents kept per audience; parsed they take about ten times as much. */
export const CACHED_DOCUMENT_BYTES = 1024 * 1024;
