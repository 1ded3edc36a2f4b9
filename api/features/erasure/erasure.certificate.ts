import { canonicalJson } from '../../kernel/canonical-json.ts';
import type { KeptRows } from '../../store/erasure/index.ts';
import type { PublicKeyJwk, Signer } from '../../store/vault/index.ts';
import type { StepOutcome } from '../privacy-step.ts';

/** Rows that stayed, and why. */
export interface KeptInTable extends KeptRows {
  readonly table: string;
}

/** A column that is not of personal data, and how many of its rows hold what the person had too. */
export interface FoundElsewhere {
  readonly table: string;
  readonly column: string;
  readonly rows: number;
}

/** What a certificate says before it is signed. It names nobody: the person stands in it by a keyed pseudonym. */
export interface CertificateBody {
  readonly format: 'whereabouts-erasure-certificate/1';
  readonly requestId: string;
  readonly accountId: string;
  readonly subjectKind: string;
  readonly subjectPseudonym: string;
  readonly schemaHash: string;
  readonly planHash: string | null;
  /** What was done, store by store and step by step. */
  readonly counts: readonly {
    readonly store: string;
    readonly step: string;
    readonly outcome: StepOutcome;
    readonly count: number;
  }[];
  readonly keysDestroyed: number;
  readonly kept: readonly KeptInTable[];
  /** Columns of the company's own texts that hold words which the person had too, such as a name that is a firm's: counts, no value. */
  readonly foundElsewhere: readonly FoundElsewhere[];
  /** The number of the entry in the ledger. */
  readonly ledgerNumber: number | null;
  /** What remains, honestly. */
  readonly remains: readonly Remainder[];
  readonly issuedAt: string;
  /** The public key of the signature (RFC 8037), and its thumbprint (RFC 7638). */
  readonly key: PublicKeyJwk & { readonly kid: string };
}

export interface Remainder {
  readonly what: 'KEYED_HASHES_IN_BACKUPS' | 'CIPHERTEXT_IN_BACKUPS' | 'KEY_BACKUPS' | 'AUDIT_LOG' | 'KEY_KEPT';
  readonly text: string;
  /** The day from which it is gone (YYYY-MM-DD, UTC); null where no day is set. */
  readonly until: string | null;
}

export interface Certificate extends CertificateBody {
  /** Ed25519 over the canonical JSON (RFC 8785) of all the rest, in base64url. */
  readonly signature: string;
}

const DAY_MS = 24 * 3_600_000;

/** What remains of a person after an erasure, in plain words. */
export function remainders(keyDestroyed: boolean, keyBackupDays: number, nowMs: number): Remainder[] {
  const lastKeyBackup = new Date(nowMs + keyBackupDays * DAY_MS).toISOString().slice(0, 10);
  const hashes: Remainder = {
    what: 'KEYED_HASHES_IN_BACKUPS',
    text: 'Backups of the database from before hold keyed hashes of names and contacts. They say nothing without the index key of the installation, and go with those backups, or when the index key is replaced, for which no day is set.',
    until: null,
  };
  const audit: Remainder = {
    what: 'AUDIT_LOG',
    text: 'The audit log names the person by a random identifier, without any value, until its own time is over.',
    until: null,
  };
  if (!keyDestroyed) {
    const text =
      'The key of the person is kept, because a legal hold keeps rows that are encrypted under it. Backups of the database stay readable with it until the hold ends and the rest is erased. The rows under the hold were left out of the search for what remains.';
    return [{ what: 'KEY_KEPT', text, until: null }, hashes, audit];
  }
  const ciphertext: Remainder = {
    what: 'CIPHERTEXT_IN_BACKUPS',
    text: 'Backups of the database and its write-ahead log hold the values encrypted. Without the key of the person they cannot be read.',
    until: null,
  };
  const keyBackups: Remainder = {
    what: 'KEY_BACKUPS',
    text: 'Backups of the key store from before may hold the key of the person. On this day the last of them has been removed.',
    until: lastKeyBackup,
  };
  return [keyBackups, ciphertext, hashes, audit];
}

/** The bytes that a certificate's signature is over. */
export function signedBytes(certificate: CertificateBody | Certificate): Buffer {
  const { signature: _, ...body } = certificate as Certificate;
  return Buffer.from(canonicalJson(body));
}

/** Signs what a certificate says. The text is canonical: the same body gives the same text. */
export function issueCertificate(body: Omit<CertificateBody, 'key' | 'format'>, signer: Signer): string {
  const whole: CertificateBody = {
    format: 'whereabouts-erasure-certificate/1',
    ...body,
    key: { ...signer.publicKeyJwk, kid: signer.keyId },
  };
  const signature = signer.sign(signedBytes(whole)).toString('base64url');
  return canonicalJson({ ...whole, signature });
}
