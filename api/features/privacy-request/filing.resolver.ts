import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { PrivacyRequest } from '../../../schema/types/privacy-request.ts';
import {
  DataErasureRequestInput,
  DataExportRequestInput,
  DataOptOutRequestInput,
  DataRectificationRequestInput,
  DataRestrictionRequestInput,
  type PrivacyFilingInput,
  PrivacyRequestPayload,
} from '../../../schema/types/privacy-request-inputs.ts';
import type { Context } from '../../access/context.ts';
import { outcome } from '../../access/outcome.ts';
import type { PrivacyRequest as RequestRow } from '../../model/privacy-request.ts';
import type { Parts } from '../parts.ts';
import type { FilingService } from './filing.service.ts';
import { privacyRequestFacts, privacyRequestView } from './privacy-request.view.ts';

/** Requests as they are filed. */
@Resolver(() => PrivacyRequest)
export class FilingResolver {
  readonly #filing: FilingService;
  readonly #parts: Parts;

  constructor(filing: FilingService, parts: Parts) {
    this.#filing = filing;
    this.#parts = parts;
  }

  @Mutation(() => PrivacyRequestPayload, { description: 'Asks for a copy of all that is held on a person.' })
  dataExportRequest(
    @Arg('input', () => DataExportRequestInput, { description: 'On whom.' }) input: DataExportRequestInput,
    @Ctx() context: Context,
  ) {
    return this.#file(context, 'EXPORT', 'dataExportRequest', input);
  }

  @Mutation(() => PrivacyRequestPayload, {
    description: 'Asks for the data of a person to be deleted. A second officer has to approve what that would do.',
  })
  dataErasureRequest(
    @Arg('input', () => DataErasureRequestInput, { description: 'Whose.' }) input: DataErasureRequestInput,
    @Ctx() context: Context,
  ) {
    return this.#file(context, 'ERASURE', 'dataErasureRequest', input);
  }

  @Mutation(() => PrivacyRequestPayload, { description: 'Asks for what is wrong about a person to be corrected.' })
  dataRectificationRequest(
    @Arg('input', () => DataRectificationRequestInput, { description: 'What.' }) input: DataRectificationRequestInput,
    @Ctx() context: Context,
  ) {
    return this.#file(context, 'RECTIFICATION', 'dataRectificationRequest', input);
  }

  @Mutation(() => PrivacyRequestPayload, {
    description: 'Asks for the data of a person to be stored and used no further, or for that to end.',
  })
  dataRestrictionRequest(
    @Arg('input', () => DataRestrictionRequestInput, { description: 'Whose.' }) input: DataRestrictionRequestInput,
    @Ctx() context: Context,
  ) {
    return this.#file(context, 'RESTRICTION', 'dataRestrictionRequest', input);
  }

  @Mutation(() => PrivacyRequestPayload, {
    description:
      'Asks for the data of a person not to be used for what is not needed. Nobody has to show who they are.',
  })
  dataOptOutRequest(
    @Arg('input', () => DataOptOutRequestInput, { description: 'Whose.' }) input: DataOptOutRequestInput,
    @Ctx() context: Context,
  ) {
    return this.#file(context, 'OPT_OUT', 'dataOptOutRequest', input);
  }

  /** Where the same is open already it is shown beside the refusal, to whoever may read it. */
  async #file(context: Context, kind: RequestRow['kind'], operation: string, input: PrivacyFilingInput) {
    let privacyRequest: PrivacyRequestPayload['privacyRequest'] = null;
    const payload = await outcome<PrivacyRequestPayload>({ privacyRequest }, async () => {
      const { request, refusal } = await this.#filing.file(context, kind, operation, input);
      if (context.access.canRead('PrivacyRequest', privacyRequestFacts(request))) {
        privacyRequest = privacyRequestView(request, this.#parts.clock.now()) as never;
      }
      if (refusal) throw refusal;
      return { privacyRequest };
    });
    return { ...payload, privacyRequest };
  }
}
