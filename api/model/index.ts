import { libraryTable } from '../../policies/privacy/map.ts';
import { AccountEntity, accountPrivacy } from './account.ts';
import { ApiKeyEntity, apiKeyPrivacy } from './api-key.ts';
import { ContactPointEntity, contactPointPrivacy } from './contact-point.ts';
import { CustomerEntity, customerPrivacy } from './customer.ts';
import { plain } from './entries.ts';
import { JobEntity, jobPrivacy } from './job.ts';
import { PropertyEntity, propertyPrivacy } from './property.ts';
import { ProviderEntity, providerPrivacy } from './provider.ts';
import { ShareGrantEntity, shareGrantPrivacy } from './share-grant.ts';
import { SharingSessionEntity, sharingSessionPrivacy } from './sharing-session.ts';
import { ShiftEntity, shiftPrivacy } from './shift.ts';
import { UserEntity, userPrivacy } from './user.ts';
import { VisitEntity, visitPrivacy } from './visit.ts';
import { WatchEntity, watchPrivacy } from './watch.ts';

/** Every entity with its privacy map. What is not here is not stored. */
export const MODEL = [
  { entity: AccountEntity, privacy: accountPrivacy },
  { entity: UserEntity, privacy: userPrivacy },
  { entity: ProviderEntity, privacy: providerPrivacy },
  { entity: CustomerEntity, privacy: customerPrivacy },
  { entity: ContactPointEntity, privacy: contactPointPrivacy },
  { entity: PropertyEntity, privacy: propertyPrivacy },
  { entity: JobEntity, privacy: jobPrivacy },
  { entity: VisitEntity, privacy: visitPrivacy },
  { entity: ShiftEntity, privacy: shiftPrivacy },
  { entity: SharingSessionEntity, privacy: sharingSessionPrivacy },
  { entity: ShareGrantEntity, privacy: shareGrantPrivacy },
  { entity: ApiKeyEntity, privacy: apiKeyPrivacy },
  { entity: WatchEntity, privacy: watchPrivacy },
] as const;

/** Tables that libraries made, by column. */
export const LIBRARY_TABLES = [
  libraryTable('mikro_orm_migrations', {
    id: plain('Counts the migrations.'),
    name: plain('The name of a migration.'),
    executed_at: plain('When it was done.'),
  }),
] as const;
