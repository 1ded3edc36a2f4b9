// type-graphql's decorators ask for it, so it stands before the first of them.
import 'reflect-metadata';
import { ArgsType, Field, Float, ID, InputType, Int, InterfaceType, ObjectType } from 'type-graphql';
import { DateTime } from '../scalars.ts';

@InterfaceType({ description: 'Anything with an id that `node` can find.' })
export abstract class Node {
  @Field(() => ID, { description: 'Opaque, unique everywhere, prefixed by type.' })
  id!: string;
}

@ObjectType({ description: 'A point on WGS84.' })
export class Point {
  @Field(() => Float, { description: 'Degrees north, -90 to 90.' })
  latitude!: number;
  @Field(() => Float, { description: 'Degrees east, -180 to 180.' })
  longitude!: number;
}

@InputType({ description: 'A point on WGS84.' })
export class PointInput {
  @Field(() => Float, { description: 'Degrees north, -90 to 90.' })
  latitude!: number;
  @Field(() => Float, { description: 'Degrees east, -180 to 180.' })
  longitude!: number;
}

@ObjectType({ description: 'A span of time.' })
export class TimeWindow {
  @Field(() => DateTime, { description: 'Its first instant.' })
  start!: Date;
  @Field(() => DateTime, { description: 'Its last instant, after the first.' })
  end!: Date;
}

@InputType({ description: 'A span of time: the end is after the start, at most 7 days later.' })
export class TimeWindowInput {
  @Field(() => DateTime, { description: 'Its first instant.' })
  start!: Date;
  @Field(() => DateTime, { description: 'Its last instant.' })
  end!: Date;
}

@ObjectType({ description: 'Why an expected failure of a mutation happened. Nothing was changed.' })
export class UserError {
  @Field(() => [String], { nullable: true, description: 'The path in the input, or null if it is about the whole.' })
  field!: readonly string[] | null;
  @Field(() => String, { description: 'A code that programs can switch on.' })
  code!: string;
  @Field(() => String, { description: 'A sentence for people. It may change.' })
  message!: string;
}

@ObjectType({ description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is more after the last edge.' })
  hasNextPage!: boolean;
  @Field(() => Boolean, { description: 'Whether there is more before the first edge.' })
  hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true, description: 'The cursor of the first edge, null on an empty page.' })
  startCursor!: string | null;
  @Field(() => String, { nullable: true, description: 'The cursor of the last edge, null on an empty page.' })
  endCursor!: string | null;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: 'How many from the front, 1 to 100. Not with `last`. Default 20.' })
  first?: number | null;
  @Field(() => String, { nullable: true, description: 'Begin after this cursor.' })
  after?: string | null;
  @Field(() => Int, { nullable: true, description: 'How many from the back, 1 to 100. Not with `first`.' })
  last?: number | null;
  @Field(() => String, { nullable: true, description: 'End before this cursor.' })
  before?: string | null;
}

export interface Edge<T> {
  cursor: string;
  node: T;
}

/** A page of a list: Relay's shape, with `nodes` for those who need no cursors. */
export interface Connection<T> {
  edges: Edge<T>[];
  nodes: T[];
  pageInfo: PageInfo;
}

/** The GraphQL classes of a list of `type`: `<name>Edge` and `<name>Connection`, in the shape of the Relay specification. */
export function connectionOf<T extends object>(type: () => new () => T, name: string): new () => Connection<T> {
  @ObjectType(`${name}Edge`, { description: `One ${name} in a list.` })
  class EdgeOf implements Edge<T> {
    @Field(() => String, { description: 'Where it stands in the list.' })
    cursor!: string;
    @Field(type, { nullable: true, description: 'The row.' })
    node!: T;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.` })
  class ConnectionOf implements Connection<T> {
    @Field(() => [EdgeOf], { description: 'The rows with their cursors.' })
    edges!: EdgeOf[];
    @Field(() => [type()], { description: 'The rows alone.' })
    nodes!: T[];
    @Field(() => PageInfo, { description: 'Where the page stands.' })
    pageInfo!: PageInfo;
  }
  return ConnectionOf;
}
