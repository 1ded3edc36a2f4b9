import type { Client } from './client.ts';
import type { VariablesAnd } from './document.ts';
import { NetworkError } from './errors.ts';
import type { RequestOptions } from './request.ts';

/** A page of a list, as the generated functions give it. */
export interface Connection<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** What of a list's variables is the caller's: `pages` itself sets where a page begins. */
export type ListVariables<Variables> = Omit<Variables, 'first' | 'after' | 'last' | 'before'> & {
  readonly first?: number;
};

/** The largest page that the server gives. */
const LARGEST_PAGE = 100;

/**
 * Every node of a list, page after page, each page asked for when it is needed: `for await (const visit of pages(visits, client))`.
 * `variables` are those of the list without `after`; `first` is 100 unless given.
 */
export async function* pages<Node, Variables extends object>(
  list: (
    client: Client,
    variables: Variables & { first: number; after: string | null },
    options?: RequestOptions,
  ) => Promise<Connection<Node> | null>,
  client: Client,
  ...[variables, options]: VariablesAnd<ListVariables<Variables>, RequestOptions>
): AsyncGenerator<Node, undefined, undefined> {
  let after: string | null = null;
  for (;;) {
    const given = { first: LARGEST_PAGE, ...variables, after } as unknown as Variables & {
      first: number;
      after: string | null;
    };
    const page: Connection<Node> | null = await list(client, given, options);
    if (!page) return undefined;
    yield* page.nodes;
    const { hasNextPage, endCursor } = page.pageInfo;
    if (!hasNextPage) return undefined;
    if (endCursor === null || endCursor === after) throw new NetworkError('The list does not go on where it says.');
    after = endCursor;
  }
}
