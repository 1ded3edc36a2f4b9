import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPubSub } from '@graphql-yoga/subscription';
import { buildSchema, type GraphQLObjectType } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { idOf, obey, type Position, positionOf, TYPE_DEFS, told } from './drive.ts';

// graphql-ws by itself, as its documentation starts: a schema of graphql-js, `useServer` on a server of ws.

const pubSub = createPubSub<{ position: [string, Position] }>();
const schema = buildSchema(TYPE_DEFS);
const field = (schema.getSubscriptionType() as GraphQLObjectType).getFields()['providerPosition']!;
field.subscribe = (_root, { providerId }) => pubSub.subscribe('position', providerId);
field.resolve = (position) => position;

const http = createServer();
useServer({ schema }, new WebSocketServer({ server: http, path: '/graphql' }), told.keepAliveMs);
http.listen(0, '127.0.0.1', () =>
  obey({ port: (http.address() as AddressInfo).port }, (provider, recordedAtMs) =>
    pubSub.publish('position', idOf(provider), positionOf(provider, recordedAtMs)),
  ),
);
