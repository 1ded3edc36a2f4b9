import { Ctx, Mutation, Resolver } from 'type-graphql';
import { PrivacyLedgerReplayPayload } from '../../../schema/types/ledger-replay.ts';
import type { Context } from '../../access/context.ts';
import { outcome } from '../../access/outcome.ts';
import type { LedgerReplay } from './replay.service.ts';

@Resolver()
export class ErasureResolver {
  readonly #replay: LedgerReplay;

  constructor(replay: LedgerReplay) {
    this.#replay = replay;
  }

  @Mutation(() => PrivacyLedgerReplayPayload, {
    description:
      'After a backup was restored: applies the erasures, withdrawals and revocations of the account that it lacks. Doing it again changes nothing.',
  })
  privacyLedgerReplay(@Ctx() { access, viewer }: Context) {
    return outcome<PrivacyLedgerReplayPayload>({ replay: null }, async () => {
      access.require('replay', 'Account', { id: viewer.accountId, accountId: viewer.accountId });
      return { replay: await this.#replay.replay(viewer.accountId) };
    });
  }
}
