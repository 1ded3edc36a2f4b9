import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import {
  LegalHold,
  LegalHoldConnection,
  LegalHoldCreateInput,
  LegalHoldCreatePayload,
  LegalHoldFilter,
  LegalHoldReleaseInput,
  LegalHoldReleasePayload,
} from '../../../schema/types/legal-hold.ts';
import { PageArgs } from '../../../schema/types/shared.ts';
import type { Context } from '../../access/context.ts';
import { outcome } from '../../access/outcome.ts';
import type { LegalHold as Row } from '../../model/legal-hold.ts';
import { connection } from '../../store/page.ts';
import type { Parts } from '../parts.ts';
import type { LegalHoldService } from './legal-hold.service.ts';
import { legalHoldView } from './legal-hold.view.ts';

@Resolver(() => LegalHold)
export class LegalHoldResolver {
  readonly #holds: LegalHoldService;
  readonly #parts: Parts;

  constructor(holds: LegalHoldService, parts: Parts) {
    this.#holds = holds;
    this.#parts = parts;
  }

  @Query(() => LegalHoldConnection, { description: 'The legal holds that may be read, oldest first.' })
  async legalHolds(
    @Arg('filter', () => LegalHoldFilter, { nullable: true, description: 'Which of them.' })
    filter: LegalHoldFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    return connection(await this.#holds.page(context, filter, page), (row) => this.#view(row));
  }

  @Mutation(() => LegalHoldCreatePayload, {
    description: 'Keeps data of a person, whatever they ask, until the hold ends.',
  })
  legalHoldCreate(
    @Arg('input', () => LegalHoldCreateInput, { description: 'Whose, what and why.' }) input: LegalHoldCreateInput,
    @Ctx() context: Context,
  ) {
    return outcome<LegalHoldCreatePayload>({ legalHold: null }, async () => ({
      legalHold: this.#view(await this.#holds.create(context, input)) as never,
    }));
  }

  @Mutation(() => LegalHoldReleasePayload, {
    description: 'Ends a hold. Erasures that it kept back come up again, and wait for approval.',
  })
  legalHoldRelease(
    @Arg('input', () => LegalHoldReleaseInput, { description: 'Which hold.' }) input: LegalHoldReleaseInput,
    @Ctx() context: Context,
  ) {
    return outcome<LegalHoldReleasePayload>({ legalHold: null }, async () => ({
      legalHold: this.#view(await this.#holds.release(context, input.legalHoldId, input.expectedVersion)) as never,
    }));
  }

  #view(row: Row) {
    return legalHoldView(row, this.#parts.personal, this.#parts.clock.now());
  }
}
