import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Node, Point, PointInput, UserError } from './shared.ts';

@ObjectType({ description: 'A postal address.' })
export class PostalAddress {
  @Field(() => String, { description: 'Street and number.' })
  line1!: string;
  @Field(() => String, { nullable: true, description: 'Flat, floor, entrance.' })
  line2!: string | null;
  @Field(() => String, { description: 'City.' })
  city!: string;
  @Field(() => String, { nullable: true, description: 'Postal code.' })
  postalCode!: string | null;
  @Field(() => String, { description: 'ISO 3166-1 alpha-2 country code.' })
  country!: string;
}

@ObjectType({ implements: Node, description: 'A place of a customer where work is done.' })
export class Property extends Node {
  @Field(() => PostalAddress, { nullable: true, description: 'Its address; null once erased.' })
  address!: PostalAddress | null;
  @Field(() => Point, { nullable: true, description: 'Where it is; null once erased.' })
  point!: Point | null;
}

@InputType({ description: 'A postal address.' })
export class PostalAddressInput {
  @Field(() => String, { description: 'Street and number, 1 to 200 characters.' })
  line1!: string;
  @Field(() => String, { nullable: true, description: 'Flat, floor, entrance; at most 200 characters.' })
  line2?: string | null;
  @Field(() => String, { description: 'City, 1 to 200 characters.' })
  city!: string;
  @Field(() => String, { nullable: true, description: 'Postal code, at most 20 characters.' })
  postalCode?: string | null;
  @Field(() => String, { description: 'ISO 3166-1 alpha-2 country code, such as FR.' })
  country!: string;
}

@InputType({ description: 'A new place of a customer.' })
export class PropertyCreateInput {
  @Field(() => ID, { description: 'Whose it is.' })
  customerId!: string;
  @Field(() => PostalAddressInput, { description: 'Its address.' })
  address!: PostalAddressInput;
  @Field(() => PointInput, { description: 'Where it is.' })
  point!: PointInput;
}

@ObjectType({ description: 'The outcome of `propertyCreate`.' })
export class PropertyCreatePayload {
  @Field(() => Property, { nullable: true, description: 'The new property.' })
  property!: Property | null;
  @Field(() => [UserError], { description: 'Why nothing was done; empty on success.' })
  userErrors!: UserError[];
}
