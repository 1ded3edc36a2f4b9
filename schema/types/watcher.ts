import { Field, ID, ObjectType } from 'type-graphql';
import { DateTime } from '../scalars.ts';
import { Audience } from './enums.ts';

@ObjectType({ description: 'Somebody who is watching a provider now, shown to that provider.' })
export class Watcher {
  @Field(() => ID, { description: 'The same for as long as they watch.' })
  id!: string;
  @Field(() => Audience, { description: 'Who they are.' })
  audience!: keyof typeof Audience;
  @Field(() => String, { nullable: true, description: "The app's or the office's name for its token; null for links." })
  label!: string | null;
  @Field(() => DateTime, { description: 'Since when.' })
  since!: Date;
}
