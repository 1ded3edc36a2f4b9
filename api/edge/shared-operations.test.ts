import assert from 'node:assert/strict';
import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { Shareable } from '../events/shared-source.ts';
import { AppError } from '../kernel/app-error.ts';
import { suite } from '../test/support/suite.ts';
import { startEdge } from './fixture/edge.ts';
import { TestSocket } from './fixture/socket-client.ts';

const test = suite('a subscription that could be shared');

const query = new GraphQLObjectType({ name: 'Query', fields: { ready: { type: GraphQLString } } });

/** A schema with a subscription of one state, and what was asked of its source. */
function stated(asked: string[]): GraphQLSchema {
  const source = {
    known: {},
    name: '',
    open() {
      asked.push('open');
      const state = { state: 'a' };
      return { current: () => state, news: () => ({ value: state }), close: () => void asked.push('close') };
    },
    attend() {
      asked.push('attend');
      return () => void asked.push('leave');
    },
    forsake: () => void asked.push('forsake'),
  };
  const state = { type: GraphQLString, subscribe: () => new Shareable(source) };
  return new GraphQLSchema({ query, subscription: new GraphQLObjectType({ name: 'Subscription', fields: { state } }) });
}

test('is read by one who comes, and forsaken for one who may not, because that they ask cannot be recorded', async () => {
  const asked: string[] = [];
  const schema = stated(asked);
  let canRecord = true;
  const server = await startEdge(
    {},
    {
      schemaFor: () => schema,
      executed() {
        if (!canRecord) throw new AppError('UNAVAILABLE', 'What was read cannot be recorded.');
      },
    },
  );
  try {
    const socket = await TestSocket.connect(server.wsUrl);
    socket.subscribe('1', 'subscription { state }');
    assert.deepEqual((await socket.next('next', '1')).payload.data, { state: 'a' });
    canRecord = false;
    socket.subscribe('2', 'subscription { state }');
    assert.equal((await socket.next('error', '2')).payload[0].extensions.code, 'UNAVAILABLE');
    assert.deepEqual(asked, ['open', 'attend', 'forsake']);
    await socket.close();
  } finally {
    await server.stop();
  }
});

test.run();
