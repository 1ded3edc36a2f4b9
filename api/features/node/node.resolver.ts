import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { MAX_PAGE_SIZE } from '../../../schema/limits.ts';
import { Node } from '../../../schema/types/shared.ts';
import type { Context } from '../../access/context.ts';
import { AppError } from '../../kernel/app-error.ts';
import { typeOfId } from '../../kernel/ids.ts';
import type { Session } from '../../store/session.ts';
import { accountStore, accountView, userView } from '../account/index.ts';
import { apiKeyStore, apiKeyView } from '../api-key/index.ts';
import { auditEntryStore, auditEntryView } from '../audit/index.ts';
import { consentStore, consentView, optOutView } from '../consent/index.ts';
import { contactPointView, customerStore, customerView } from '../customer/index.ts';
import { jobStore, jobView } from '../job/index.ts';
import { legalHoldStore, legalHoldView } from '../legal-hold/index.ts';
import type { Parts } from '../parts.ts';
import { privacyRequestStore, privacyRequestView } from '../privacy-request/index.ts';
import { propertyStore, propertyView } from '../property/index.ts';
import { providerStore, providerView } from '../provider/index.ts';
import { retentionRunView, retentionStore } from '../retention/index.ts';
import { shareGrantStore, shareGrantView } from '../share-grant/index.ts';
import { shiftStore, shiftView } from '../shift/index.ts';
import { visitStore, visitView } from '../visit/index.ts';

type Finder = (session: Session, id: string) => Promise<object | null>;

/** How the row of an id is found and shown: the finding as the session reaches, the showing with its facts. */
const finder =
  <Row>(find: (session: Session, id: string) => Promise<Row | null>, view: (row: Row) => object): Finder =>
  async (session, id) => {
    const row = await find(session, id);
    return row && view(row);
  };

@Resolver()
export class NodeResolver {
  readonly #finders: Readonly<Record<string, Finder>>;

  constructor({ personal, clock }: Parts) {
    this.#finders = {
      Account: finder(accountStore.find, accountView),
      User: finder(accountStore.findUser, (row) => userView(row, personal)),
      Provider: finder(providerStore.find, (row) => providerView(row, personal)),
      Customer: finder(customerStore.find, (row) => customerView(row, personal)),
      ContactPoint: finder(customerStore.findContactPoint, (row) => contactPointView(row, personal)),
      Property: finder(propertyStore.find, (row) => propertyView(row, personal)),
      Job: finder(jobStore.find, (row) => jobView(row, personal)),
      Visit: finder(visitStore.find, (row) => visitView(row, personal)),
      Shift: finder(shiftStore.find, shiftView),
      ShareGrant: finder(shareGrantStore.find, shareGrantView),
      ApiKey: finder(apiKeyStore.find, apiKeyView),
      AuditEntry: finder(auditEntryStore.find, auditEntryView),
      Consent: finder(consentStore.find, (row) => consentView(row, personal)),
      OptOut: finder(consentStore.findOptOut, optOutView),
      LegalHold: finder(legalHoldStore.find, (row) => legalHoldView(row, personal, clock.now())),
      PrivacyRequest: finder(privacyRequestStore.find, (row) => privacyRequestView(row, clock.now())),
      RetentionRun: finder(retentionStore.find, retentionRunView),
    };
  }

  @Query(() => Node, {
    nullable: true,
    description: 'Anything by its id, or null if there is nothing that may be read.',
  })
  async node(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() { session }: Context) {
    return this.#find(session, id);
  }

  @Query(() => [Node], {
    nullable: 'items',
    description: 'Several things by their ids, in the order of the ids, with null for what may not be read.',
  })
  nodes(
    @Arg('ids', () => [ID], { description: 'At most 100.' }) ids: string[],
    @Ctx() { session }: Context,
  ): Promise<(object | null)[]> {
    if (ids.length > MAX_PAGE_SIZE) throw new AppError('BAD_USER_INPUT', `At most ${MAX_PAGE_SIZE} ids at a time.`);
    return Promise.all(ids.map((id) => this.#find(session, id)));
  }

  async #find(session: Session, id: string): Promise<object | null> {
    const type = typeOfId(id);
    return (type && (await this.#finders[type]?.(session, id))) ?? null;
  }
}
