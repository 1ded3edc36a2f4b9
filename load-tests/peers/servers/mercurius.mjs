import fastify from 'fastify';
import mercurius from 'mercurius';
import { idOf, obey, positionOf, TYPE_DEFS, told } from '../../../dist/load-tests/peers/drive.js';

// Mercurius on Fastify, as its documentation shows it ("Subscriptions").

const app = fastify();
await app.register(mercurius, {
  schema: TYPE_DEFS,
  resolvers: {
    Query: { ready: () => true },
    Subscription: {
      providerPosition: {
        subscribe: (_root, { providerId }, { pubsub }) => pubsub.subscribe(providerId),
      },
    },
  },
  subscription: { keepAlive: told.keepAliveMs },
});
await app.listen({ port: 0, host: '127.0.0.1' });
obey({ port: app.server.address().port }, (provider, recordedAtMs) => {
  const topic = idOf(provider);
  app.graphql.pubsub.publish({ topic, payload: { providerPosition: positionOf(provider, recordedAtMs) } });
});
