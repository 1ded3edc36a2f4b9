/**
 * The text of one operation that knows the types of its result and of its variables. The generated functions have theirs;
 * for an own one, name the types: `const MINE = 'query …' as TypedDocument<MyResult, MyVariables>`.
 */
export type TypedDocument<Result, Variables> = string & {
  /** Never there: it only carries the types. */
  readonly __types?: (variables: Variables) => Result;
};

/** The variables of an operation as a parameter, which may be left out where none is required. */
export type VariablesAnd<Variables, Options> =
  Record<never, never> extends Variables
    ? [variables?: Variables, options?: Options]
    : [variables: Variables, options?: Options];
