import 'reflect-metadata';
import { Field, Int, ObjectType } from 'type-graphql';
import { UserError } from './shared.ts';

@ObjectType({ description: 'What the ledger had and a restored database lacked.' })
export class LedgerReplay {
  @Field(() => Int, { description: 'Persons who were erased again.' })
  erasures!: number;
  @Field(() => Int, { description: 'Consents that were withdrawn again.' })
  withdrawals!: number;
  @Field(() => Int, { description: 'Keys and links that were revoked again.' })
  revocations!: number;
  @Field(() => Int, { description: 'Entries about what the backup does not have.' })
  nothingToDo!: number;
  @Field(() => Int, {
    description: 'Entries that the database still lacks, of this and other accounts; 0: it is ready.',
  })
  remaining!: number;
}

@ObjectType({ description: 'The outcome of `privacyLedgerReplay`.' })
export class PrivacyLedgerReplayPayload {
  @Field(() => LedgerReplay, { nullable: true, description: 'What was applied.' })
  replay!: LedgerReplay | null;
  @Field(() => [UserError], { description: 'Why nothing was done; empty on success.' })
  userErrors!: UserError[];
}
