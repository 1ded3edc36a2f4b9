import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import {
  Provider,
  ProviderConnection,
  ProviderCreateInput,
  ProviderCreatePayload,
  ProviderFilter,
} from '../../../schema/types/provider.ts';
import { PageArgs } from '../../../schema/types/shared.ts';
import type { Context } from '../../access/context.ts';
import { outcome } from '../../access/outcome.ts';
import { connection } from '../../store/page.ts';
import type { Parts } from '../parts.ts';
import type { ProviderService } from './provider.service.ts';
import { providerStore } from './provider.store.ts';
import { providerView } from './provider.view.ts';

@Resolver(() => Provider)
export class ProviderResolver {
  readonly #providers: ProviderService;
  readonly #parts: Parts;

  constructor(providers: ProviderService, parts: Parts) {
    this.#providers = providers;
    this.#parts = parts;
  }

  @Query(() => Provider, { nullable: true, description: 'A provider, or null if there is none that may be read.' })
  async provider(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() { session }: Context) {
    const row = await providerStore.find(session, id);
    return row && providerView(row, this.#parts.personal);
  }

  @Query(() => ProviderConnection, { description: 'The providers that may be read, oldest first.' })
  async providers(
    @Arg('filter', () => ProviderFilter, { nullable: true, description: 'Which of them.' })
    filter: ProviderFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return connection(await this.#providers.page(context, filter, page), (row) =>
      providerView(row, this.#parts.personal),
    );
  }

  @Mutation(() => ProviderCreatePayload, { description: 'Adds a provider, with the user behind it.' })
  providerCreate(
    @Arg('input', () => ProviderCreateInput, { description: 'Who.' }) input: ProviderCreateInput,
    @Ctx() context: Context,
  ) {
    return outcome<ProviderCreatePayload>({ provider: null }, async () => ({
      provider: providerView(await this.#providers.create(context, input), this.#parts.personal) as never,
    }));
  }
}
