// type-graphql's decorators ask for it, so it stands before the first of them.
import 'reflect-metadata';
import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { describe, enumOf } from './enums.ts';

export const PrivacySubjectKind = enumOf('CUSTOMER', 'USER');
registerEnumType(PrivacySubjectKind, {
  name: 'PrivacySubjectKind',
  description: 'Whose data it can be.',
  valuesConfig: describe({
    CUSTOMER: 'A person whom the company works for or has been asked to work for.',
    USER: 'A person who works for the company: office and providers alike.',
  }),
});

@InputType({ description: 'A person whose data is held.' })
export class PrivacySubjectInput {
  @Field(() => PrivacySubjectKind, { description: 'What they are to the company.' })
  kind!: keyof typeof PrivacySubjectKind;
  @Field(() => ID, { description: 'The id of the customer or of the user.' })
  id!: string;
}
