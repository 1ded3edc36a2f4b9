import { Ctx, FieldResolver, Resolver } from 'type-graphql';
import { Viewer } from '../../../schema/types/account.ts';
import { PrivacySignals } from '../../../schema/types/consent.ts';
import type { Context } from '../../access/context.ts';
import { consentStore } from './consent.store.ts';
import { personBehind } from './subject.ts';

/** What the signals of the viewer's browser came to. */
@Resolver(() => Viewer)
export class SignalResolver {
  @FieldResolver(() => PrivacySignals, {
    description: 'The privacy signals of this request, and what was made of them.',
  })
  async privacySignals(@Ctx() { viewer, session }: Context): Promise<PrivacySignals> {
    const { gpc = false, dnt = false } = viewer.signals ?? {};
    const person = personBehind(viewer);
    const optOuts = person ? await consentStore.optOuts(session, person) : [];
    const first = Math.min(...optOuts.map(({ recordedAt }) => recordedAt.getTime()));
    return {
      gpc,
      dnt,
      processedAs: gpc || dnt || optOuts.length > 0 ? 'OPT_OUT' : 'NO_SIGNAL',
      recordedAt: optOuts.length > 0 ? new Date(first) : null,
    };
  }
}
