import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { RetentionRun, RetentionRunConnection } from '../../../schema/types/retention-run.ts';
import { PageArgs } from '../../../schema/types/shared.ts';
import type { Context } from '../../access/context.ts';
import { connection } from '../../store/page.ts';
import type { RetentionService } from './retention.service.ts';
import { retentionRunView } from './retention.view.ts';

@Resolver(() => RetentionRun)
export class RetentionResolver {
  readonly #retention: RetentionService;

  constructor(retention: RetentionService) {
    this.#retention = retention;
  }

  @Query(() => RetentionRunConnection, {
    description: 'The sweeps of what had been kept long enough, oldest first: what went, what stayed and why.',
  })
  async retentionRuns(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context) {
    return connection(await this.#retention.page(context, page), retentionRunView);
  }
}
