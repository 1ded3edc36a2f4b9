import type { Meter } from '@opentelemetry/api';
import type { Viewer } from './access/viewer.ts';
import type { Config } from './config.ts';
import { ErasureResolver, ErasureService, LedgerReplay } from './features/erasure/index.ts';
import { LegalHoldResolver, LegalHoldService } from './features/legal-hold/index.ts';
import type { Parts } from './features/parts.ts';
import {
  buildPrivacyRequests,
  type PrivacyRequests,
  type PrivacyRequestsNeeds,
} from './features/privacy-request/index.ts';
import { RetentionResolver, RetentionService } from './features/retention/index.ts';
import { ExportBuilder, ExportDownloads, ExportFiles } from './features/subject-export/index.ts';
import type { Session } from './store/session.ts';
import { type KeyStore, openSigner, type Signer, type Vault } from './store/vault/index.ts';

/** What the proofs of privacy are made with: opened by the composition root before the features are built. */
export interface PrivacyStores {
  readonly keys: KeyStore;
  readonly vault: Vault;
  readonly signer: Signer;
  readonly files: ExportFiles;
  /** For how long a backup of the key store is kept. */
  readonly keyBackupDays: number;
}

/** How often what is noted and has no number yet is looked for: only what a process died with is. */
const DRAIN_EVERY_MS = 60_000;

type People = Pick<PrivacyRequestsNeeds, 'accounts' | 'customers' | 'providers' | 'consents'>;
type Settings = Pick<PrivacyRequestsNeeds, 'publicUrl' | 'maxWaitingEvents'>;

/** Opens the folder of export packages and the signing key. */
export async function openPrivacyStores(config: Config, keys: KeyStore, vault: Vault): Promise<PrivacyStores> {
  const files = await ExportFiles.open({ folder: config.exportDir, keys });
  return { keys, vault, signer: await openSigner(keys), files, keyBackupDays: config.keyStore.backupDays };
}

/** The key by which packages and certificates are signed, as it is published (RFC 7517). */
export const publishedKey = ({ publicKeyJwk, keyId }: Signer): object => {
  return { ...publicKeyJwk, kid: keyId, use: 'sig', alg: 'EdDSA' };
};

/** Hands packages out, as the edge wants it: each download is recorded as the viewer's. */
export function packageOpener(
  { clock, audit }: Parts,
  { requests, files }: PrivacyFeatures,
  sessionOf: (viewer: Viewer) => Session,
) {
  const sessionAs = (viewer: Viewer, requestId: string): Session => {
    const { userId, tokenId, audience } = viewer;
    const actor = { userId, tokenId, audience, requestId };
    // The download is an entry of its own; that it was counted needs no second one.
    return sessionOf(viewer).recordedBy({ actor, beforeCommit: async () => {}, committed: () => {} });
  };
  const downloads = new ExportDownloads({ clock, files, packages: requests.packages, audit, sessionAs });
  return (viewer: Viewer, requestId: string, httpRequestId: string) => downloads.open(viewer, requestId, httpRequestId);
}

/** Shows among the metrics how many open requests have little time left, and how many none. */
export function observeDeadlines(meter: Meter, { requests }: PrivacyFeatures): void {
  const gauge = meter.createObservableGauge('privacy_requests_pressing', {
    description: 'Open privacy requests that are near a deadline or beyond it',
  });
  gauge.addCallback((result) => {
    for (const [deadline, count] of Object.entries(requests.watch.counts)) result.observe(count, { deadline });
  });
}

/** Holds, copies, erasures and the requests for them, wired to each other. */
export interface PrivacyFeatures {
  readonly resolvers: readonly object[];
  readonly holds: LegalHoldService;
  readonly erasure: ErasureService;
  readonly replay: LedgerReplay;
  readonly retention: RetentionService;
  readonly requests: PrivacyRequests;
  readonly files: ExportFiles;
  readonly signer: Signer;
}

/** Builds them, and names their work to the queue. */
export function buildPrivacy(
  parts: Parts,
  people: People,
  stores: PrivacyStores,
  { publicUrl, maxWaitingEvents }: Settings,
): PrivacyFeatures {
  const { files, signer } = stores;
  const holds = new LegalHoldService(parts);
  const { consents } = people;
  const erasure = new ErasureService(parts, { ...stores, holds, consents, queued: parts.queue.contents });
  const replay = new LedgerReplay(parts, erasure);
  const retention = new RetentionService(parts, { holds, files });
  parts.queue.every('ledger-drain', DRAIN_EVERY_MS, () => parts.ledger.drainAll());
  const { clock, personal, sessionOf } = parts;
  const exporter = new ExportBuilder({ clock, personal, sessionOf, files, signer });
  const needs = { ...people, erasure, holds, exporter, files, publicUrl, maxWaitingEvents };
  const requests = buildPrivacyRequests(parts, needs);
  return {
    resolvers: [
      new LegalHoldResolver(holds, parts),
      new ErasureResolver(replay),
      new RetentionResolver(retention),
      ...requests.resolvers,
    ],
    holds,
    erasure,
    replay,
    retention,
    requests,
    files,
    signer,
  };
}
