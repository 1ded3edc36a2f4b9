import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { PrivacyRequest } from '../../../schema/types/privacy-request.ts';
import {
  PrivacyRequestApproveInput,
  PrivacyRequestApprovePayload,
  PrivacyRequestCancelInput,
  PrivacyRequestCodeSendInput,
  PrivacyRequestCodeSendPayload,
  PrivacyRequestConfirmIdentityInput,
  PrivacyRequestConfirmReceiptInput,
  PrivacyRequestDenyInput,
  PrivacyRequestExtendInput,
  PrivacyRequestPayload,
  PrivacyRequestRetryInput,
  PrivacyRequestVerifyInput,
} from '../../../schema/types/privacy-request-inputs.ts';
import type { Context } from '../../access/context.ts';
import { outcome } from '../../access/outcome.ts';
import type { PrivacyRequest as RequestRow } from '../../model/privacy-request.ts';
import type { Parts } from '../parts.ts';
import { masked } from './contacts.ts';
import type { DecisionService } from './decision.service.ts';
import type { ExtensionService } from './extension.service.ts';
import type { IdentityService } from './identity.service.ts';
import { privacyRequestStore } from './privacy-request.store.ts';
import { privacyRequestView } from './privacy-request.view.ts';

export interface DecisionServices {
  readonly identity: IdentityService;
  readonly decisions: DecisionService;
  readonly extensions: ExtensionService;
}

/** What is decided about requests that were filed. */
@Resolver(() => PrivacyRequest)
export class DecisionResolver {
  readonly #services: DecisionServices;
  readonly #parts: Parts;

  constructor(services: DecisionServices, parts: Parts) {
    this.#services = services;
    this.#parts = parts;
  }

  @Mutation(() => PrivacyRequestCodeSendPayload, {
    description:
      'Sends a one-time code to a contact point on file. It can be used once, within 15 minutes; five are sent at most.',
  })
  privacyRequestCodeSend(
    @Arg('input', () => PrivacyRequestCodeSendInput, { description: 'Where to.' }) input: PrivacyRequestCodeSendInput,
    @Ctx() context: Context,
  ) {
    return outcome<PrivacyRequestCodeSendPayload>({ sentTo: null, privacyRequest: null }, async () => {
      const contact = await this.#services.identity.sendCode(context, input);
      const row = await privacyRequestStore.find(context.session, input.id);
      const sentTo = { id: contact.id, kind: contact.kind, masked: masked(contact) };
      return { sentTo, privacyRequest: row && this.#view(row) };
    });
  }

  @Mutation(() => PrivacyRequestPayload, { description: 'Shows by the code that a request comes from the person.' })
  privacyRequestVerify(
    @Arg('input', () => PrivacyRequestVerifyInput, { description: 'The code.' }) input: PrivacyRequestVerifyInput,
    @Ctx() context: Context,
  ) {
    return this.#answer(() => this.#services.identity.verify(context, input));
  }

  @Mutation(() => PrivacyRequestPayload, {
    description: 'Says that an officer made sure who the person is, where no code can be sent to them.',
  })
  privacyRequestConfirmIdentity(
    @Arg('input', () => PrivacyRequestConfirmIdentityInput, { description: 'How.' })
    input: PrivacyRequestConfirmIdentityInput,
    @Ctx() context: Context,
  ) {
    return this.#answer(() => this.#services.identity.confirm(context, input));
  }

  @Mutation(() => PrivacyRequestPayload, {
    description: 'Says that the person was told, by other means than e-mail, that their request has come in.',
  })
  privacyRequestConfirmReceipt(
    @Arg('input', () => PrivacyRequestConfirmReceiptInput, { description: 'Which.' })
    input: PrivacyRequestConfirmReceiptInput,
    @Ctx() context: Context,
  ) {
    return this.#answer(() => this.#services.decisions.confirmReceipt(context, input));
  }

  @Mutation(() => PrivacyRequestApprovePayload, {
    description: 'A second officer approves exactly what would be done; never who filed it, nor whom it is about.',
  })
  privacyRequestApprove(
    @Arg('input', () => PrivacyRequestApproveInput, { description: 'What.' }) input: PrivacyRequestApproveInput,
    @Ctx() context: Context,
  ) {
    return this.#approve(context, input);
  }

  @Mutation(() => PrivacyRequestPayload, { description: 'Refuses a request, with a reason.' })
  privacyRequestDeny(
    @Arg('input', () => PrivacyRequestDenyInput, { description: 'Why.' }) input: PrivacyRequestDenyInput,
    @Ctx() context: Context,
  ) {
    return this.#answer(() => this.#services.decisions.deny(context, input));
  }

  @Mutation(() => PrivacyRequestPayload, { description: 'Takes a request back that has not begun.' })
  privacyRequestCancel(
    @Arg('input', () => PrivacyRequestCancelInput, { description: 'Which.' }) input: PrivacyRequestCancelInput,
    @Ctx() context: Context,
  ) {
    return this.#answer(() => this.#services.decisions.cancel(context, input));
  }

  @Mutation(() => PrivacyRequestPayload, {
    description: 'Takes as much more time as the law gives, and tells the person. Once, and within the first period.',
  })
  privacyRequestExtend(
    @Arg('input', () => PrivacyRequestExtendInput, { description: 'Why.' }) input: PrivacyRequestExtendInput,
    @Ctx() context: Context,
  ) {
    return this.#answer(() => this.#services.extensions.extend(context, input));
  }

  @Mutation(() => PrivacyRequestPayload, {
    description: 'Tries again what failed, from the first step that is not done.',
  })
  privacyRequestRetry(
    @Arg('input', () => PrivacyRequestRetryInput, { description: 'Which.' }) input: PrivacyRequestRetryInput,
    @Ctx() context: Context,
  ) {
    return this.#answer(() => this.#services.decisions.retry(context, input));
  }

  #view(row: RequestRow) {
    return privacyRequestView(row, this.#parts.clock.now()) as never;
  }

  #answer(act: () => Promise<RequestRow>) {
    return outcome<PrivacyRequestPayload>({ privacyRequest: null }, async () => ({
      privacyRequest: this.#view(await act()),
    }));
  }

  /** Where the plan was another it is shown beside the refusal, so that it can be looked at at once. */
  async #approve(context: Context, input: PrivacyRequestApproveInput): Promise<PrivacyRequestApprovePayload> {
    let preview: PrivacyRequestApprovePayload['preview'] = null;
    const payload = await outcome<PrivacyRequestApprovePayload>({ privacyRequest: null, preview: null }, async () => {
      const approved = await this.#services.decisions.approve(context, input);
      preview = approved.preview;
      if (approved.refusal) throw approved.refusal;
      return { privacyRequest: this.#view(approved.request), preview };
    });
    return { ...payload, preview };
  }
}
