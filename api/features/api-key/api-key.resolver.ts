import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import {
  ApiKey,
  ApiKeyConnection,
  ApiKeyCreateInput,
  ApiKeyCreatePayload,
  ApiKeyRevokeInput,
  ApiKeyRevokePayload,
} from '../../../schema/types/api-key.ts';
import { PageArgs } from '../../../schema/types/shared.ts';
import type { Context } from '../../access/context.ts';
import { outcome } from '../../access/outcome.ts';
import { connection } from '../../store/page.ts';
import type { ApiKeyService } from './api-key.service.ts';
import { apiKeyStore } from './api-key.store.ts';
import { apiKeyView } from './api-key.view.ts';

@Resolver(() => ApiKey)
export class ApiKeyResolver {
  readonly #keys: ApiKeyService;

  constructor(keys: ApiKeyService) {
    this.#keys = keys;
  }

  @Query(() => ApiKeyConnection, { description: 'The keys of the account, oldest first, without their secrets.' })
  async apiKeys(@Args(() => PageArgs) page: PageArgs, @Ctx() { session, access }: Context) {
    return connection(await apiKeyStore.page(session, access, page), apiKeyView);
  }

  @Mutation(() => ApiKeyCreatePayload, { description: 'Makes a key, and shows its token once.' })
  apiKeyCreate(
    @Arg('input', () => ApiKeyCreateInput, { description: 'For whom.' }) input: ApiKeyCreateInput,
    @Ctx() context: Context,
  ) {
    return outcome<ApiKeyCreatePayload>({ apiKey: null, token: null }, async () => {
      const { key, token } = await this.#keys.create(context, input);
      return { apiKey: apiKeyView(key) as never, token };
    });
  }

  @Mutation(() => ApiKeyRevokePayload, { description: 'Ends a key at once.' })
  apiKeyRevoke(
    @Arg('input', () => ApiKeyRevokeInput, { description: 'Which key.' }) input: ApiKeyRevokeInput,
    @Ctx() context: Context,
  ) {
    return outcome<ApiKeyRevokePayload>({ apiKey: null }, async () => ({
      apiKey: apiKeyView(await this.#keys.revoke(context, input.apiKeyId)) as never,
    }));
  }
}
