import { Query, Resolver } from 'type-graphql';
import { PRIVACY_CHANGES, type PrivacyChange } from '../../../policies/privacy/changes.ts';
import { CONTACT_UNKNOWN } from '../../../policies/privacy/page-words.ts';
import { pageContentOf } from '../../../policies/privacy/practices.ts';
import { DataPractices } from '../../../schema/types/data-practice.ts';
import { PRIVACY_MAPS } from '../../model/schema-hash.ts';

@Resolver(() => DataPractices)
export class DataPracticeResolver {
  readonly #practices: DataPractices;

  /** `contact` is whom to write to, as the operator configured it, or null. */
  constructor(contact: string | null) {
    const { practices, ...content } = pageContentOf(PRIVACY_MAPS);
    const changes = PRIVACY_CHANGES.map(changeView);
    const { version, effectiveAt } = changes[0]!;
    this.#practices = {
      ...content,
      categories: practices,
      contact: contact ?? CONTACT_UNKNOWN,
      changes,
      version,
      effectiveAt,
    };
  }

  @Query(() => DataPractices, { description: 'What is done with data about people: the privacy page as data.' })
  dataPractices(): DataPractices {
    return this.#practices;
  }
}

const changeView = ({ version, effectiveOn, changes }: PrivacyChange) => ({
  version,
  effectiveAt: new Date(`${effectiveOn}T00:00:00Z`),
  changes,
});
