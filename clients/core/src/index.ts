/**
 * What the typed clients share. Plain functions over a client that is plain data, so that a bundle holds only what it
 * calls: without `subscribe` there is no WebSocket code in it.
 */
export { type Client, type ClientOptions, createClient, type RetryPolicy } from './client.ts';
export type { TypedDocument } from './document.ts';
export { errorFrom, NetworkError, type ServerError, WhereaboutsError } from './errors.ts';
export { type FleetChange, fleetChanges, LOST_WHILE_AWAY } from './fleet.ts';
export * from './generated/error-classes.ts';
export { type Connection, type ListVariables, pages } from './pages.ts';
export { type RequestOptions, request } from './request.ts';
export { disconnect, type SubscribeOptions, subscribe, subscribeTo } from './subscribe.ts';
export { type Keep, MAX_HELD_EVENTS, type Merge } from './waiting-events.ts';
