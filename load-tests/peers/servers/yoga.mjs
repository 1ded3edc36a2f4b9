import { createServer } from 'node:http';
import { useServer } from 'graphql-ws/use/ws';
import { createPubSub, createSchema, createYoga } from 'graphql-yoga';
import { WebSocketServer } from 'ws';
import { idOf, obey, positionOf, TYPE_DEFS, told } from '../../../dist/load-tests/peers/drive.js';

// GraphQL Yoga with graphql-ws, as its documentation shows it ("Subscriptions", "GraphQL over WebSocket Protocol via graphql-ws").

const pubSub = createPubSub();
const yoga = createYoga({
  logging: false,
  graphiql: { subscriptionsProtocol: 'WS' },
  schema: createSchema({
    typeDefs: TYPE_DEFS,
    resolvers: {
      Query: { ready: () => true },
      Subscription: {
        providerPosition: {
          subscribe: (_root, { providerId }) => pubSub.subscribe('position', providerId),
          resolve: (position) => position,
        },
      },
    },
  }),
});
const http = createServer(yoga);
const sockets = new WebSocketServer({ server: http, path: yoga.graphqlEndpoint });
useServer(
  {
    execute: (args) => args.rootValue.execute(args),
    subscribe: (args) => args.rootValue.subscribe(args),
    onSubscribe: async (ctx, _id, params) => {
      const { schema, execute, subscribe, contextFactory, parse, validate } = yoga.getEnveloped({
        ...ctx,
        req: ctx.extra.request,
        socket: ctx.extra.socket,
        params,
      });
      const args = {
        schema,
        operationName: params.operationName,
        document: parse(params.query),
        variableValues: params.variables,
        contextValue: await contextFactory(),
        rootValue: { execute, subscribe },
      };
      const errors = validate(args.schema, args.document);
      return errors.length ? errors : args;
    },
  },
  sockets,
  told.keepAliveMs,
);
http.listen(0, '127.0.0.1', () =>
  obey({ port: http.address().port }, (provider, recordedAtMs) =>
    pubSub.publish('position', idOf(provider), positionOf(provider, recordedAtMs)),
  ),
);
