/**
 * Purpose: the erasure of a person from every store, the look whether anything is left, the certificate; and doing it again
 *   after a backup of the database was restored.
 * Not here: who may ask for it and who approves (privacy-request), legal holds (legal-hold), what becomes of which row (store/erasure).
 * Lifecycle: planned; then step by step: mark, memory, files, queue, rows, key, ledger, verification, certificate.
 * Invariants: each step can be ended anywhere and run again; what to look for lies at rest only sealed, under a key that is
 *   destroyed with the verification; nothing is certified that was not looked for; plan and certificate hold no personal value.
 * Depends on: consent, legal-hold, audit; the vault, the ledger, the queue, the export packages.
 */
export {
  type Certificate,
  type CertificateBody,
  type KeptInTable,
  type Remainder,
  signedBytes,
} from './erasure.certificate.ts';
export { type Blocker, type ErasurePlan, planHashOf } from './erasure.plan.ts';
export type { ErasurePorts, PackageFiles } from './erasure.ports.ts';
export { ErasureResolver } from './erasure.resolver.ts';
export { ErasureService } from './erasure.service.ts';
export { ERASURE_STEPS, type ErasureStep } from './erasure.steps.ts';
export { LedgerReplay, type Replayed } from './replay.service.ts';
