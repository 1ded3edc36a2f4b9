import type { Action, Facts, SubjectType, ViewerFacts } from './facts.ts';

/** Conditions that a rule may set on a row: equality, membership, and, or, not, over flat facts. */
export type Condition<F> = {
  readonly [K in keyof F]?: F[K] | { readonly $in: readonly F[K][] } | { readonly $ne: F[K] };
} & {
  readonly $or?: readonly Condition<F>[];
  readonly $and?: readonly Condition<F>[];
  readonly $not?: Condition<F>;
};

/** Every field of the type, also one that is added later. */
export const ALL = Symbol('all fields');
export type Fields = readonly string[] | typeof ALL;

/** How a rule file speaks. `fields` are GraphQL fields; `ALL` is every field. Later statements outrank earlier ones. */
export interface Say {
  can<T extends SubjectType>(action: Action, type: T, fields: Fields, when?: Condition<Facts<T>>): void;
  cannot<T extends SubjectType>(action: Action, type: T, fields: Fields, when?: Condition<Facts<T>>): void;
}

export type Rules = (viewer: ViewerFacts, say: Say) => void;
