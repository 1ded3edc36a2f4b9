import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import {
  ShareGrant,
  ShareGrantConnection,
  ShareGrantCreateInput,
  ShareGrantCreatePayload,
  ShareGrantRevokeInput,
  ShareGrantRevokePayload,
} from '../../../schema/types/share-grant.ts';
import { PageArgs } from '../../../schema/types/shared.ts';
import { Visit } from '../../../schema/types/visit.ts';
import type { Context } from '../../access/context.ts';
import { outcome } from '../../access/outcome.ts';
import { connection } from '../../store/page.ts';
import type { Parts } from '../parts.ts';
import { visitStore, visitView } from '../visit/index.ts';
import type { ShareGrantService } from './share-grant.service.ts';
import { shareGrantStore } from './share-grant.store.ts';
import { type ShareGrantView, shareGrantView } from './share-grant.view.ts';

@Resolver(() => ShareGrant)
export class ShareGrantResolver {
  readonly #grants: ShareGrantService;
  readonly #parts: Parts;

  constructor(grants: ShareGrantService, parts: Parts) {
    this.#grants = grants;
    this.#parts = parts;
  }

  @Query(() => ShareGrantConnection, { description: 'The links of a visit, oldest first.' })
  async shareGrants(
    @Arg('visitId', () => ID, { description: 'The visit.' }) visitId: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { session, access }: Context,
  ) {
    return connection(await shareGrantStore.page(session, access, visitId, page), shareGrantView);
  }

  @FieldResolver(() => Visit, { nullable: true, description: 'The visit that it opens.' })
  async visit(@Root() { visitId }: ShareGrantView, @Ctx() { session }: Context) {
    const row = await visitStore.find(session, visitId);
    return row && visitView(row, this.#parts.personal);
  }

  @Mutation(() => ShareGrantCreatePayload, {
    description: 'Makes a link for the customer of a visit, and shows it once.',
  })
  shareGrantCreate(
    @Arg('input', () => ShareGrantCreateInput, { description: 'For which visit.' }) input: ShareGrantCreateInput,
    @Ctx() context: Context,
  ) {
    return outcome<ShareGrantCreatePayload>({ shareGrant: null, link: null, token: null }, async () => {
      const { grant, link, token } = await this.#grants.create(context, input);
      return { shareGrant: shareGrantView(grant) as never, link, token };
    });
  }

  @Mutation(() => ShareGrantRevokePayload, { description: 'Ends a link at once.' })
  shareGrantRevoke(
    @Arg('input', () => ShareGrantRevokeInput, { description: 'Which link.' }) input: ShareGrantRevokeInput,
    @Ctx() context: Context,
  ) {
    return outcome<ShareGrantRevokePayload>({ shareGrant: null }, async () => ({
      shareGrant: shareGrantView(await this.#grants.revoke(context, input.shareGrantId)) as never,
    }));
  }
}
