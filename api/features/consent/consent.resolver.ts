import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { CONSENT_PURPOSES, CURRENT_WORDING, WORDINGS } from '../../../policies/privacy/wordings.ts';
import {
  Consent,
  ConsentConnection,
  ConsentGrantInput,
  ConsentGrantPayload,
  ConsentWithdrawInput,
  ConsentWithdrawPayload,
  ConsentWording,
  OptOut,
} from '../../../schema/types/consent.ts';
import { PrivacySubjectInput } from '../../../schema/types/privacy.ts';
import { PageArgs } from '../../../schema/types/shared.ts';
import type { Context } from '../../access/context.ts';
import { outcome } from '../../access/outcome.ts';
import { connection } from '../../store/page.ts';
import type { Parts } from '../parts.ts';
import type { ConsentService } from './consent.service.ts';
import { consentStore } from './consent.store.ts';
import { consentFacts, consentView, optOutView } from './consent.view.ts';
import { subjectMeant } from './subject.ts';

const WHOSE = 'Whose; of the person of the token by default.';

@Resolver(() => Consent)
export class ConsentResolver {
  readonly #consents: ConsentService;
  readonly #parts: Parts;

  constructor(consents: ConsentService, parts: Parts) {
    this.#consents = consents;
    this.#parts = parts;
  }

  @Query(() => ConsentConnection, {
    description: 'What a person agreed to, oldest first, also what was withdrawn. What is not there is not agreed to.',
  })
  async consents(
    @Arg('subject', () => PrivacySubjectInput, { nullable: true, description: WHOSE })
    subject: PrivacySubjectInput | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { session, access, viewer }: Context,
  ) {
    const found = await consentStore.page(session, access, subjectMeant(viewer, subject), page);
    return connection(found, (row) => consentView(row, this.#parts.personal));
  }

  @Query(() => [ConsentWording], {
    description: 'The words in which people are and were asked for their consent, oldest version first.',
  })
  consentWordings(): ConsentWording[] {
    return WORDINGS.flatMap(({ version, effectiveFrom, texts }) =>
      CONSENT_PURPOSES.map((purpose) => {
        return {
          version,
          effectiveFrom,
          purpose,
          text: texts[purpose],
          isCurrent: version === CURRENT_WORDING.version,
        };
      }),
    );
  }

  @Query(() => [OptOut], { description: 'How and since when a person has opted out, oldest first; at most 3.' })
  async optOuts(
    @Arg('subject', () => PrivacySubjectInput, { nullable: true, description: WHOSE })
    subject: PrivacySubjectInput | null,
    @Ctx() { session, access, viewer }: Context,
  ) {
    const rows = await consentStore.optOuts(session, subjectMeant(viewer, subject));
    return rows.filter((row) => access.canRead('OptOut', consentFacts(row))).map(optOutView);
  }

  @Mutation(() => ConsentGrantPayload, {
    description: 'Records that a person agrees: by themself, or by the office for a customer who told it.',
  })
  consentGrant(
    @Arg('input', () => ConsentGrantInput, { description: 'Who agrees to what.' }) input: ConsentGrantInput,
    @Ctx() context: Context,
  ) {
    return outcome<ConsentGrantPayload>({ consent: null }, async () => ({
      consent: consentView(await this.#consents.grant(context, input), this.#parts.personal) as never,
    }));
  }

  @Mutation(() => ConsentWithdrawPayload, {
    description: 'Ends consents at once. What was agreed to before stays on record.',
  })
  consentWithdraw(
    @Arg('input', () => ConsentWithdrawInput, { description: 'Which.' }) input: ConsentWithdrawInput,
    @Ctx() context: Context,
  ) {
    return outcome<ConsentWithdrawPayload>({ consents: null }, async () => {
      const rows = await this.#consents.withdraw(context, input);
      return { consents: rows.map((row) => consentView(row, this.#parts.personal)) as never };
    });
  }
}
