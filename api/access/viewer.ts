import type { ViewerFacts } from '../../policies/facts.ts';
import type { Access } from './access.ts';
import type { OperationRecord } from './operation-record.ts';

/** Who asks: what the rules may know of them, and the token that they hold. */
export interface Viewer extends ViewerFacts {
  /** The id of the API key or share grant. Never the token itself. */
  tokenId: string;
  /** When the token ends, in Unix milliseconds; null if it does not. */
  expiresAtMs: number | null;
  /** What the account calls the token; the provider who is watched sees it. Null for links. */
  label?: string | null;
  /** What the browser said about privacy with this request; absent if it said nothing. */
  signals?: { readonly gpc: boolean; readonly dnt: boolean };
}

/** What the policy needs of an execution's context. It must be a plain object. */
export interface AccessContext {
  readonly viewer: Viewer;
  readonly access: Access;
  readonly requestId: string;
  /** What the operation leaves in the audit log; null or absent where nothing is recorded. */
  readonly record?: OperationRecord | null;
}
