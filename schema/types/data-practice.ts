// type-graphql's decorators ask for it, so it stands before the first of them.
import 'reflect-metadata';
import { Field, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../scalars.ts';

@ObjectType({ description: 'What is done with one kind of data, in plain words to the person that it is about.' })
export class DataPractice {
  @Field(() => String, { description: 'What the kind of data is called.' })
  name!: string;
  @Field(() => String, { description: 'What it is.' })
  what!: string;
  @Field(() => [String], { description: 'Whose it can be.' })
  whose!: readonly string[];
  @Field(() => [String], { description: 'What it is used for.' })
  why!: readonly string[];
  @Field(() => [String], { description: 'On what legal ground, with the article of the law.' })
  basis!: readonly string[];
  @Field(() => String, { description: 'How it is collected.' })
  how!: string;
  @Field(() => String, { description: 'When it is collected.' })
  when!: string;
  @Field(() => [String], { description: 'How long it is kept, and why so long.' })
  keptFor!: readonly string[];
}

@ObjectType({ description: 'Something that a person can ask for, or how to ask.' })
export class DataPracticeRight {
  @Field(() => String, { description: 'What it is called.' })
  name!: string;
  @Field(() => String, { description: 'What it is, with the article of the law.' })
  text!: string;
}

@ObjectType({ description: 'How a signal of a browser is answered.' })
export class DataPracticeSignal {
  @Field(() => String, { description: 'The header of the request: Sec-GPC or DNT.' })
  header!: string;
  @Field(() => String, { description: 'What the signal is called.' })
  name!: string;
  @Field(() => String, { description: 'How it is answered.' })
  answer!: string;
}

@ObjectType({ description: 'One version of the privacy page.' })
export class DataPracticeChange {
  @Field(() => Int, { description: 'Counts from 1.' })
  version!: number;
  @Field(() => DateTime, { description: 'From when it holds.' })
  effectiveAt!: Date;
  @Field(() => [String], { description: 'What changed.' })
  changes!: readonly string[];
}

@ObjectType({ description: 'The privacy page as data: what is collected, why, how, when, and how long it is kept.' })
export class DataPractices {
  @Field(() => Int, { description: 'The version of the page.' })
  version!: number;
  @Field(() => DateTime, { description: 'From when this version holds.' })
  effectiveAt!: Date;
  @Field(() => String, { description: 'Whom to write to.' })
  contact!: string;
  @Field(() => [String], { description: 'What holds for all data alike.' })
  principles!: readonly string[];
  @Field(() => [DataPractice], { description: 'By kind of data.' })
  categories!: readonly DataPractice[];
  @Field(() => [String], { description: 'Who can see it, and that nobody else can.' })
  sharing!: readonly string[];
  @Field(() => [DataPracticeRight], { description: 'What a person can ask for, and how.' })
  rights!: readonly DataPracticeRight[];
  @Field(() => [DataPracticeSignal], { description: 'How Global Privacy Control and Do Not Track are answered.' })
  signals!: readonly DataPracticeSignal[];
  @Field(() => [String], { description: 'Promises that are kept, each held by tests.' })
  promises!: readonly string[];
  @Field(() => [DataPracticeChange], { description: 'Every version that there was, newest first.' })
  changes!: readonly DataPracticeChange[];
}
