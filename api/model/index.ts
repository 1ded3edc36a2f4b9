import { libraryTable } from '../../policies/privacy/map.ts';
import { AccountEntity, accountPrivacy } from './account.ts';
import { ApiKeyEntity, apiKeyPrivacy } from './api-key.ts';
import { AuditBatchEntity, AuditEntryEntity, auditBatchPrivacy, auditEntryPrivacy } from './audit.ts';
import { ConsentEntity, consentPrivacy } from './consent.ts';
import { ContactPointEntity, contactPointPrivacy } from './contact-point.ts';
import { CustomerEntity, customerPrivacy } from './customer.ts';
import { plain } from './entries.ts';
import { ErasureProbeEntity, erasureProbePrivacy } from './erasure-probe.ts';
import { JobEntity, jobPrivacy } from './job.ts';
import { LedgerEntryEntity, ledgerEntryPrivacy } from './ledger-entry.ts';
import { LegalHoldEntity, legalHoldPrivacy } from './legal-hold.ts';
import { OptOutEntity, optOutPrivacy } from './opt-out.ts';
import {
  PrivacyChangeEntity,
  PrivacyRequestEntity,
  PrivacyStepEntity,
  privacyChangePrivacy,
  privacyRequestPrivacy,
  privacyStepPrivacy,
} from './privacy-request.ts';
import { PropertyEntity, propertyPrivacy } from './property.ts';
import { ProviderEntity, providerPrivacy } from './provider.ts';
import { QUEUE_TABLES } from './queue-tables.ts';
import { RetentionRunEntity, retentionRunPrivacy } from './retention-run.ts';
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
  { entity: ConsentEntity, privacy: consentPrivacy },
  { entity: OptOutEntity, privacy: optOutPrivacy },
  { entity: LegalHoldEntity, privacy: legalHoldPrivacy },
  { entity: PrivacyRequestEntity, privacy: privacyRequestPrivacy },
  { entity: PrivacyStepEntity, privacy: privacyStepPrivacy },
  { entity: PrivacyChangeEntity, privacy: privacyChangePrivacy },
  { entity: AuditEntryEntity, privacy: auditEntryPrivacy },
  { entity: AuditBatchEntity, privacy: auditBatchPrivacy },
  { entity: LedgerEntryEntity, privacy: ledgerEntryPrivacy },
  { entity: ErasureProbeEntity, privacy: erasureProbePrivacy },
  { entity: RetentionRunEntity, privacy: retentionRunPrivacy },
] as const;

/** Tables that libraries made, by column. */
export const LIBRARY_TABLES = [
  libraryTable('mikro_orm_migrations', {
    id: plain('Counts the migrations.'),
    name: plain('The name of a migration.'),
    executed_at: plain('When it was done.'),
  }),
  ...QUEUE_TABLES,
] as const;
