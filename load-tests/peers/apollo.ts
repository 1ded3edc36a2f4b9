import 'reflect-metadata';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { expressMiddleware } from '@as-integrations/express5';
import { createPubSub } from '@graphql-yoga/subscription';
import express from 'express';
import { useServer } from 'graphql-ws/use/ws';
import {
  Arg,
  buildSchema,
  Field,
  Float,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { WebSocketServer } from 'ws';
import { idOf, obey, type Position, positionOf, told } from './drive.ts';

// The usual way: types and topics by TypeGraphQL, Apollo Server for HTTP, graphql-ws beside it for subscriptions, as the documentation
// of both shows it.

@ObjectType('Point')
class PointType {
  @Field(() => Float)
  latitude!: number;
  @Field(() => Float)
  longitude!: number;
}

@ObjectType('ProviderPosition')
class ProviderPositionType {
  @Field(() => ID)
  providerId!: string;
  @Field(() => ID, { nullable: true })
  visitId!: string | null;
  @Field(() => String, { nullable: true })
  precision!: string | null;
  @Field(() => String)
  freshness!: string;
  @Field(() => String, { nullable: true })
  unavailableReason!: string | null;
  @Field(() => PointType, { nullable: true })
  point!: PointType | null;
  @Field(() => Float, { nullable: true })
  accuracyM!: number | null;
  @Field(() => Float, { nullable: true })
  headingDeg!: number | null;
  @Field(() => Float, { nullable: true })
  speedMps!: number | null;
  @Field(() => String, { nullable: true })
  recordedAt!: string | null;
  @Field(() => Int, { nullable: true })
  eta!: number | null;
  @Field(() => String, { nullable: true })
  etaSource!: string | null;
}

@InputType('PositionReportInput')
class ReportInput {
  @Field(() => Float)
  latitude!: number;
  @Field(() => Float)
  longitude!: number;
  @Field(() => Float, { nullable: true })
  accuracyM?: number | null;
  @Field(() => Float, { nullable: true })
  headingDeg?: number | null;
  @Field(() => Float, { nullable: true })
  speedMps?: number | null;
  @Field(() => String)
  recordedAt!: string;
}

@ObjectType('PositionReportPayload')
class ReportPayload {
  @Field(() => Boolean)
  accepted!: boolean;
}

const pubSub = createPubSub<{ position: [string, Position] }>();

@Resolver()
class PositionResolver {
  @Query(() => Boolean)
  ready(): boolean {
    return true;
  }

  /** Does nothing: what is left is the cost of being asked. */
  @Mutation(() => ReportPayload)
  positionReport(@Arg('input', () => ReportInput) _input: ReportInput): ReportPayload {
    return { accepted: true };
  }

  @Subscription(() => ProviderPositionType, {
    nullable: true,
    topics: 'position',
    topicId: ({ args }) => args['providerId'],
  })
  providerPosition(@Root() position: Position, @Arg('providerId', () => ID) _providerId: string): ProviderPositionType {
    return position;
  }
}

const schema = await buildSchema({ resolvers: [PositionResolver], pubSub });
const app = express();
const http = createServer(app);
const sockets = new WebSocketServer({ server: http, path: '/graphql' });
const cleanup = useServer({ schema }, sockets, told.keepAliveMs);
const server = new ApolloServer({
  schema,
  plugins: [
    ApolloServerPluginDrainHttpServer({ httpServer: http }),
    { serverWillStart: async () => ({ drainServer: async () => void (await cleanup.dispose()) }) },
  ],
});
await server.start();
app.use('/graphql', express.json(), expressMiddleware(server));
http.listen(0, '127.0.0.1', () =>
  obey({ port: (http.address() as AddressInfo).port }, (provider, recordedAtMs) =>
    pubSub.publish('position', idOf(provider), positionOf(provider, recordedAtMs)),
  ),
);
