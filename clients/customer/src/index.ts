// Everything of this client: its functions and types, and what all clients share.
export * from '@whereabouts/client-core';
export type * from './generated/operation-types.ts';
export * from './generated/operations.ts';
export type * from './generated/schema-types.ts';
